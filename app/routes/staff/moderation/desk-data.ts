import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import type { useActionData, useLoaderData } from '@remix-run/react';
import { screeningPacks } from '../../../../locales/screening.ts';
import { minuteOf } from '../../../../server/core/consultation/days.ts';
import { type Decision, decisions, isShown } from '../../../../server/core/moderation/decide.ts';
import { motifCount, nameCount, nameKey, type Pseudonym } from '../../../../server/core/room/pseudonyms.ts';
import type { Staff } from '../../../../server/core/staff/roles.ts';
import type { ConsultationDesk } from '../../../../server/usecases/consultation/read-consultation.ts';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { languageInWords } from '../../../i18n/countries.ts';
import { timeOfDayThereInWords } from '../../../i18n/dates.ts';
import { nextItem } from '../../../live/desk-state.ts';
import { promptFor } from '../prompt.ts';
import { consultationOf, nothingHere, signedInToSend, trainingNeeded } from '../signed-in.ts';
import { readDecision, type Wrong } from './desk-form.ts';

/**
 * The queue, and the item that is open: the one asked for, else the first that nobody holds. Opening takes a lease of
 * a minute or two, so that two people do not read the same words at once; it is no act on the contribution and ends by itself.
 */
export async function loadDesk({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const { moderation } = context.services;
  const consultationId = frame.id;
  // Whoever opens this is there: before it is said who is missing.
  await moderation.beOnDuty(staff, { consultationId });
  const read = await moderation.desk(staff, { consultationId });
  if (!read.ok) throw read.code === 'training-needed' ? trainingNeeded() : nothingHere();
  const query = new URL(request.url).searchParams;
  const nowMs = context.now();
  const asked = query.get('item');
  const mayDecide = frame.may.includes('desk:decide');
  const openId = asked ?? nextItem(read.value.items, null, { staffId: staff.staffId, nowMs });
  const claimed =
    openId !== null && mayDecide ? await moderation.claim(staff, { consultationId, id: openId }) : undefined;
  // The break may have begun with this very item.
  const rests =
    claimed?.ok === false && claimed.code === 'break-needed'
      ? await moderation.desk(staff, { consultationId })
      : undefined;
  const found = openId === null ? undefined : await moderation.case(staff, { consultationId, id: openId });
  const opened = found?.ok ? found.value : null;
  const items = rests?.ok
    ? rests.value.items
    : claimed?.ok
      ? read.value.items.map((item) => (item.id === claimed.value.id ? claimed.value : item))
      : read.value.items;
  // One that was asked for may wait behind those that a desk holds.
  const behind = opened && !items.some(({ id }) => id === opened.item.id) ? [opened.item] : [];
  const { restUntilMs } = rests?.ok ? rests.value : read.value;
  const untilIn = (ms: number) =>
    timeOfDayThereInWords(context.speaker.language, minuteOf(ms), desk.row.timeZone);
  return {
    frame,
    staffId: staff.staffId,
    desk: {
      // A break that began with this very item: what was read for the page before it goes with it.
      seq: rests?.ok ? rests.value.seq : read.value.seq,
      claims: rests?.ok ? rests.value.claims : read.value.claims,
      items: [...items, ...behind],
    },
    more: Math.max(0, read.value.more - behind.length),
    restUntilMs,
    // In words already, and in the clock of the consultation, which is that of no browser and no machine.
    restsUntil: restUntilMs === null ? '' : untilIn(restUntilMs),
    usualMinutes: read.value.usualMinutes,
    pressure: read.value.pressure,
    missing: rests?.ok ? rests.value.missing : read.value.missing,
    // That there are such groups, never whether one of their children wrote.
    apart: read.value.knows.length > 0,
    activities: desk.activities.map((activity) => forReader(activity, context.speaker.language)),
    sections: desk.sections.map(({ anchor, heading, plain }) => ({
      anchor,
      heading,
      plain: plain.map(({ language, level, heading: short }) => ({ language, level, heading: short })),
    })),
    opened,
    gone: asked !== null && opened === null,
    settled: settledIn(query),
    words: context.pseudonymWords,
    nowMs,
    mayDecide,
    // Whose words that point nobody has reviewed, by the name of the language.
    unreviewed: context.languages
      .filter(({ tag }) => !isReviewed(screeningPacks[tag]))
      .map(({ tag }) => languageInWords(context.speaker.language, tag)),
  };
}

/**
 * An activity as its moderator reads it: a page that lives has everything twice, and five hundred rooms in seven languages were 0.8 MB of prompts. Where it
 * is not asked in the language of the reader all are there, for words in another.
 */
function forReader(activity: ConsultationDesk['activities'][number], language: string) {
  const { id, kind, options } = activity;
  const read = promptFor(activity.prompts, [language]);
  const prompts = read?.language === language ? [read] : activity.prompts;
  return { id, kind, prompts, options: kind === 'design' ? options : [] };
}

/** What a form decided last, as the address says it after; a name is two indices, as it is everywhere. */
export function settledIn(query: URLSearchParams) {
  const [id, activityId] = [query.get('done'), query.get('in')];
  const decision = decisions.find((each) => each === query.get('as'));
  const key = wholeIn(query, 'of');
  if (id === null || activityId === null || !decision || !(key >= 0 && key < nameCount)) return null;
  const name = { adjective: Math.floor(key / motifCount), motif: key % motifCount };
  const count = Math.max(1, wholeIn(query, 'n'));
  return { id, activityId, name, decision, count, over: query.has('over') };
}

/** A pack says itself who has read it; what lies in the folder is as it was written. */
function isReviewed(pack: unknown): boolean {
  return typeof pack === 'object' && pack !== null && 'reviewed' in pack && pack.reviewed !== null;
}

/** Decides, or takes the last decision back. What was typed comes back with a refusal. */
export async function actAtDesk({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const { moderation } = context.services;
  const consultationId = params.id ?? '';
  const here = `/staff/c/${consultationId}/desk`;
  const fields = await readFields(request);
  const id = fields.get('id') ?? '';
  const again = (wrong: Wrong) => data({ wrong, typed: [...fields] }, { status: 400 });
  // Whoever is at no desk of it learns nothing of what is there.
  const { frame } = await consultationOf(context, consultationId, request);
  if (!frame.may.includes('desk:decide')) throw nothingHere();
  if (fields.get('act') === 'undo') {
    const undone = await moderation.undo(staff, { consultationId, id });
    // What others see again, or still, is at no desk.
    const place = undone.ok && isShown(undone.value.state) ? `/staff/c/${consultationId}/shown` : here;
    return undone.ok
      ? redirect(`${place}?item=${id}`, { status: 303 })
      : again({ code: undone.code, field: 'item' });
  }
  const read = await moderation.case(staff, { consultationId, id });
  if (!read.ok) {
    const same = { consultationId, id, revision: wholeIn(fields, 'revision') };
    const said = read.code === 'not-found' && (await saidAgain(context, staff, same, fields));
    if (said) return redirect(`${here}?${said}`, { status: 303 });
    return again({ code: read.code === 'not-found' ? 'already-decided' : read.code, field: 'item' });
  }
  // Before anything else is said of the form: it was filled in beside other words.
  if (wholeIn(fields, 'revision') !== read.value.item.revision)
    return again({ code: 'stale-revision', field: 'item' });
  const form = readDecision(fields, read.value.item);
  if (!form.ok) return again(form.wrong);
  const one = { consultationId, id, revision: wholeIn(fields, 'revision'), ...form.value };
  const many = fields.has('alike') && form.value.decision !== 'redact';
  const decided = await (many ? moderation.decideAlike(staff, one) : moderation.decide(staff, one));
  if (!decided.ok)
    return again({ code: decided.code, field: decided.code === 'redaction-empty' ? 'words' : 'item' });
  const count = 'decided' in decided.value ? decided.value.decided : 1;
  const said = saidOf(id, form.value.decision, { ...read.value.item, count });
  return redirect(`${here}?${said}`, { status: 303 });
}

/**
 * It waits no more, maybe by this very form, whose answer was lost or that was sent twice: then the same is said of it again, with the undo
 * while there is one (R901). Undefined of everything else.
 */
export async function saidAgain(
  context: AppLoadContext,
  staff: Staff,
  sent: { consultationId: string; id: string; revision: number; change?: number },
  fields: URLSearchParams,
): Promise<URLSearchParams | undefined> {
  const { moderation } = context.services;
  const before = await moderation.decided(staff, sent);
  const form = before.ok ? readDecision(fields, { text: before.value.text }) : undefined;
  if (!before.ok || !form?.ok) return undefined;
  const same = await moderation.decide(staff, { ...sent, ...form.value });
  return same.ok ? saidOf(sent.id, form.value.decision, before.value) : undefined;
}

/** What `settledIn` reads. `over`: of a decision that can be taken back no more. */
export function saidOf(
  id: string,
  decision: Decision,
  of: {
    readonly activityId: string;
    readonly name: Pseudonym;
    readonly count: number;
    readonly over?: boolean;
  },
): URLSearchParams {
  return new URLSearchParams({
    done: id,
    as: decision,
    in: of.activityId,
    of: `${nameKey(of.name)}`,
    n: `${of.count}`,
    ...(of.over ? { over: '' } : {}),
  });
}

export type DeskLoaded = ReturnType<typeof useLoaderData<typeof loadDesk>>;
export type DeskRefused = ReturnType<typeof useActionData<typeof actAtDesk>>;
