import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Corrected } from '../../../components/child/corrected.tsx';
import { DesignPicture, placeId } from '../../../components/document/design-picture.tsx';
import { SourceFold } from '../../../components/document/source-fold.tsx';
import { Button } from '../../../components/form/button.tsx';
import { ErrorSummary } from '../../../components/form/field.tsx';
import { Kicker, Note, Notice } from '../../../components/words/notice.tsx';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { readFields } from '../../../forms/read-form.ts';
import { pick, sayPrompt } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import asking from '../../../styles/asking.css?url';
import css from '../../../styles/design.css?url';
import sides from '../../../styles/sides.css?url';
import { granted, idIn, pageFor } from '../../granted.ts';
import { askedAtFirst } from '../asked-at-first.ts';
import { besideIn, takeAppeal } from '../beside.ts';
import { besideTold } from '../beside-told.ts';
import { ChildPage } from '../child-page.tsx';
import { Composer, cameBack, draftOf, whyNotChosen } from '../composer.tsx';
import { tellCorrected } from '../corrected.ts';
import { helpHere } from '../help/help-here.ts';
import { type NotTaken, takePost } from '../post.ts';
import { seated, seatedToSend } from '../seat.ts';
import { startOrder } from '../votes/poll-choice.ts';
import { OwnWords } from '../words/own-words.tsx';
import { PlaceFields, Pointed } from './design-places.tsx';
import { PartRests } from './part-rests.tsx';
import { showSource } from './source-shown.ts';

export const handle: Handle = { writes: true };

export const links: LinksFunction = () => [asking, css, sides].map((href) => ({ rel: 'stylesheet', href }));

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const activity = params.id ?? '';
  const place = granted(await context.services.room.place(child.actor, {}));
  const found = granted(await context.services.room.readDesign(child.actor, { activityId: activity }));
  const source = granted(await context.services.room.source(child.actor, {}));
  const to = { reader: context.speaker, languages: place.row.languages };
  const alt = pick(found.design.alts, to.reader, to.languages);
  const words = new Map(
    found.options.map(({ position, labels }) => {
      const label = pick(labels, to.reader, to.languages);
      return [position, { words: label?.label ?? '', lang: label?.language ?? to.reader.language }] as const;
    }),
  );
  const asked = new URL(request.url).searchParams;
  return {
    activity,
    state: found.state,
    prompt: sayPrompt(found.prompts, to),
    corrected: tellCorrected(place, activity, to.reader),
    design: {
      ...found.design,
      alt: { words: alt?.alt ?? '', lang: alt?.language ?? to.reader.language },
    },
    /** In an order of this child's own: what stands first is chosen more often. */
    places: startOrder({ participantId: child.actor.participantId, activityId: activity }, [
      ...words.keys(),
    ]).map((position) => ({ position, ...(words.get(position) ?? { words: '', lang: to.reader.language }) })),
    source: source && showSource(source, { ...to, sponsorKind: place.row.sponsorKind }),
    pinned: found.pinned,
    did: deeds.find((each) => each === asked.get('done')) ?? null,
    care: asked.get('care'),
    postId: context.newId(),
    own: place.own.filter((item) => item.activityId === activity),
    wait: place.wait,
    help: await helpHere(context, child),
  };
}

/** What was done last, for the page that says so. */
const deeds = ['pin', 'unpin', 'said'] as const;
type Deed = (typeof deeds)[number];

/** A form that was not taken, or that held words beside what was done, with the place that was chosen in it. */
type PlaceBack = NotTaken & { readonly place: string | null; readonly did?: Deed };

export async function action({ params, request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const activity = idIn(params);
  const here = `/here/design/${activity}`;
  const [beside, of] = besideIn(fields);
  const place = fields.get('place');
  const typed = fields.get(`text-${activity}`) ?? '';
  const left = { activity, typed, asked: null, place };
  if (beside === 'appeal') {
    const back = await takeAppeal(context, { fields, activity, here, stays: place !== null }, [of ?? '']);
    return data<PlaceBack>({ ...back.data, place }, back.init ?? undefined);
  }
  // As forms said it that were opened before an update.
  const deed = beside === 'unpin' ? beside : deeds.find((each) => each === fields.get('intent'));
  if (deed === 'pin' || deed === 'unpin') {
    const position = Number(beside === 'unpin' ? of : place);
    const child = seatedToSend(context, fields);
    const point = { activityId: activity, position, pinned: deed === 'pin' };
    const taken =
      position > 0
        ? await orTryAgain(context, context.services.room.pinPlace(child.actor, point))
        : ({ ok: false, code: 'choice-unfit' } as const);
    // A place that is chosen for a point goes with it; with words, or beside another act, it stays.
    if (taken.ok && typed.trim() === '' && (deed === 'pin' || place === null))
      throw redirect(`${here}?done=${deed}#done`, 303);
    if (taken.ok) return data<PlaceBack>({ ...left, code: null, did: deed });
    return data<PlaceBack>({ ...left, code: pageFor(taken.code) }, { status: 400 });
  }
  // A place alone was at another page meanwhile: it is chosen again, and nothing is sent.
  if (fields.has('carry') && place !== null && typed.trim() === '') {
    seatedToSend(context, fields);
    return data<PlaceBack>({ ...left, code: null });
  }
  const to = (id: string, said: string) => `/here/design/${id}?done=said#${said}`;
  const back = await takePost({ request, context }, to, fields);
  return data<PlaceBack>({ ...back.data, place }, back.init ?? undefined);
}

/** What the page says of it. */
const done = { pin: 'point.kept', unpin: 'point.unpinned', said: 'care.sent' } as const;

/** A picture to point at: with a finger on the picture, with keys or by the list; all of it a form that needs no script. */
export default function Design() {
  const t = useT();
  const loaded = useLoaderData<typeof loader>();
  const { activity, prompt, design, places, own, state } = loaded;
  const back = useActionData<typeof action>();
  const open = state === 'open';
  const did = back ? back.did : loaded.did;
  // Words that were typed stay in their box, and the place with them, when it rests or is over by now.
  const writes = open || cameBack(back);
  const unchosen = back?.code === 'choice-unfit';
  const told = besideTold(back);
  const why = unchosen ? 'point.choose-first' : told ? undefined : whyNotChosen(back?.code, back?.typed);
  const error = why && t(why);
  const named = (position: number) => places.find((each) => each.position === position);
  const picture = (
    <DesignPicture
      design={design}
      href={`/here/design/${activity}/picture`}
      spot={
        writes
          ? ({ position }) => (
              // For a finger alone: the list below has the same choice with its words.
              <label htmlFor={placeId(position)} aria-hidden="true">
                <span className="unseen" lang={named(position)?.lang} dir="auto">
                  {named(position)?.words}
                </span>
              </label>
            )
          : undefined
      }
    />
  );
  const rest = open ? null : <PartRests state={state} kept={own.length > 0} writes={writes} />;
  return (
    <ChildPage draft={writes ? draftOf(activity) : undefined}>
      <p className="way">
        <a href="/here">{t('nav.here')}</a>
      </p>
      <ErrorSummary
        title={t('error.summary')}
        errors={error ? [{ name: unchosen ? 'place' : `text-${activity}`, text: error }] : []}
      />
      <Kicker>{t('point.pick')}</Kicker>
      <h1 lang={prompt.lang} dir="auto">
        {prompt.words}
      </h1>
      <Corrected told={loaded.corrected} />
      {loaded.source ? <SourceFold source={loaded.source} heading="h2" drawnFor="child" /> : null}
      {did ? <Notice live id="done" sign="check" title={t(done[did])} /> : null}
      {told ? <Notice live title={t(told)} /> : null}
      {writes ? (
        <div className="pointing">
          {rest}
          <Composer
            id={back?.id ?? loaded.postId}
            activity={activity}
            label={t('point.say')}
            answer
            typed={back?.typed}
            error={unchosen ? undefined : error}
            rows={3}
            wait={loaded.wait}
            help={loaded.help}
            asked={askedAtFirst(back, loaded.care === activity)}
            rests={state === 'paused'}
            carried={back?.place ? <input type="hidden" name="place" value={back.place} /> : undefined}
            above={
              <>
                {picture}
                <p className="soft" lang={design.alt.lang} dir="auto">
                  {design.alt.words}
                </p>
                <PlaceFields
                  places={places}
                  chosen={back?.place ?? undefined}
                  error={unchosen ? error : undefined}
                />
              </>
            }
            offBecause={state === 'closed' ? t('ask.over') : undefined}
            also={
              state === 'closed' ? undefined : (
                <Button wide name="intent" value="pin">
                  {t('point.only-point')}
                </Button>
              )
            }
          />
          <Note sign="lock">{t('point.counts')}</Note>
        </div>
      ) : (
        <>
          {picture}
          {rest}
        </>
      )}
      <Pointed
        draft={writes ? draftOf(activity) : undefined}
        places={loaded.pinned.flatMap((position) => named(position) ?? [])}
        open={open}
        none={t('poll.none')}
      />
      {own.length > 0 ? (
        <section id="said">
          <h2>{t('part.said')}</h2>
          <p className="soft">{t('part.only-you')}</p>
          {own.map((item) => {
            const at = named(Number(item.anchor.slice(1)));
            return (
              <OwnWords
                key={item.id}
                item={item}
                place={at ? <bdi lang={at.lang}>{at.words}</bdi> : t('point.whole')}
                wait={loaded.wait}
                answer
                draft={writes ? draftOf(activity) : undefined}
                rests={!open}
              />
            );
          })}
        </section>
      ) : null}
    </ChildPage>
  );
}
