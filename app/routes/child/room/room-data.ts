import type { LoaderFunctionArgs } from '@remix-run/node';
import { minuteOf } from '../../../../server/core/consultation/days.ts';
import { toldLabel } from '../../../../server/core/consultation/document-source.ts';
import { placeInWords, timeThereInWords } from '../../../i18n/dates.ts';
import { pick, sayPrompt } from '../../../i18n/texts.ts';
import { granted } from '../../granted.ts';
import { tellCorrected } from '../corrected.ts';
import { helpHere } from '../help/help-here.ts';
import { listeningTold } from '../listening-told.tsx';
import { seated } from '../seat.ts';

/** All that the page of a room begins with; `?before=` for what was said before. */
export async function loadRoom({ params, request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  const activity = place.activities.find((each) => each.id === params.id && each.kind === 'room');
  if (!activity) throw new Response(null, { status: 404 });
  const { language } = context.speaker;
  const entered = granted(
    await context.services.room.enter(child.actor, { activityId: activity.id, after: 0, language }),
  );
  const before = beforeIn(request);
  const past =
    before === null
      ? null
      : granted(
          await context.services.room.earlier(child.actor, { activityId: activity.id, before, language }),
        );
  const to = { reader: context.speaker, languages: place.row.languages };
  const section = place.sections.find((each) => each.anchor === activity.anchor);
  const plain = section && pick(section.plain, to.reader, to.languages);
  const source = section ? granted(await context.services.room.source(child.actor, {})) : null;
  return {
    activity: activity.id,
    language,
    translator: place.translator,
    languages: place.row.languages,
    timeZone: place.row.timeZone,
    name: child.pseudonym,
    /** When it is to meet, in words, by the minute: browsers join a day and a time in ways of their own. */
    planned: Object.fromEntries(
      (entered.led?.planned ?? []).map(({ startMinute }) => [
        startMinute,
        timeThereInWords(language, startMinute, place.row.timeZone),
      ]),
    ),
    /** Stands behind a time of this room: browsers name a place in ways of their own. */
    clocks: placeInWords(language, minuteOf(context.now()), place.row.timeZone),
    /** The bigger room, where this one is a small group of it. */
    group: activity.groupOf === '' ? null : { of: activity.groupOf, number: activity.groupNumber },
    listening: listeningTold(place, context.speaker),
    prompt: sayPrompt(activity.prompts, to),
    corrected: tellCorrected(place, activity.id, to.reader),
    section:
      plain || section
        ? {
            anchor: activity.anchor,
            heading: plain?.heading ?? section?.heading ?? '',
            body: plain?.body ?? section?.original ?? '',
            lang: plain?.language ?? place.documentLanguage,
            told: plain ? { by: plain.by, checked: plain.checked } : null,
            /** What the document is called; all of it is on the page of the part. */
            label: source && toldLabel(source.label, place.row.sponsorKind),
          }
        : null,
    room: {
      seq: entered.seq,
      state: entered.state,
      because: entered.because,
      items: entered.items,
      earlier: entered.earlier,
      own: entered.own,
      led: entered.led,
      asked: entered.asked,
      polled: entered.polled,
      corrected: entered.corrected,
    },
    past: past && { items: past.items, earlier: past.earlier },
    told: new URL(request.url).searchParams.has('told'),
    care: new URL(request.url).searchParams.has('care'),
    wait: place.wait,
    sensitive: place.row.sensitiveTopic === 1,
    help: await helpHere(context, child),
    cues: context.stringsHref(['cues']),
    words: context.pseudonymWords,
    postId: context.newId(),
  };
}

export type RoomPageData = Awaited<ReturnType<typeof loadRoom>>;

/** The number in `?before=`; null for the room as it is now. */
function beforeIn(request: Request): number | null {
  const before = Number(new URL(request.url).searchParams.get('before'));
  return Number.isSafeInteger(before) && before > 0 ? before : null;
}
