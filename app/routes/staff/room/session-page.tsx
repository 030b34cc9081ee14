import { Fragment, type ReactNode, useState } from 'react';
import { isOver, isRunning, mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import type { PseudonymWords } from '../../../../server/core/room/pseudonyms.ts';
import type { Leading } from '../../../../server/core/wire/leading.ts';
import type { SessionPage as SessionLoaded } from '../../../../server/usecases/session/read-session.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { EnterFirst } from '../../../components/form/enter-first.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { useKeptFocus } from '../../../live/use-kept-focus.ts';
import { useSettled } from '../../../live/use-settled.ts';
import type { Shown } from '../../../live/use-shown.ts';
import type { Language } from '../activities/activities-table.tsx';
import { ConsultationPage } from '../frame.tsx';
import { promptFor } from '../prompt.ts';
import { Refusal, type RefusedForm } from '../refused.tsx';
import type { ConsultationFrame } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { NothingShown } from './nothing-shown.tsx';
import { enter, PressedWithin, usePress } from './session-act.tsx';
import { AgendaForm, ClosingForms } from './session-agenda.tsx';
import { AskForm, isAsked } from './session-ask.tsx';
import { GroupNow, SmallGroups } from './session-groups.tsx';
import { atNoField, cameBackTo, isWritten, type KeptWords } from './session-kept.ts';
import { PaceForm, RoomStands, SessionNow } from './session-now.tsx';
import { NotTakenIn, Part, partsOf, sentFrom } from './session-part.tsx';
import { type PlannedInWords, SessionPlan } from './session-plan.tsx';
import { RoomRest } from './session-rest.tsx';
import { TopForm } from './session-top.tsx';
import { Turns } from './session-turns.tsx';
import { Unsent } from './session-unsent.tsx';

export interface SessionPageProps {
  loaded: {
    frame: ConsultationFrame;
    page: SessionLoaded;
    planned: readonly PlannedInWords[];
    activity: string;
    prompts: Parameters<typeof promptFor>[0];
    timeZone: string;
    /** Revision of the draft, that a division changes. */
    draft: number;
    words: PseudonymWords;
    languages: readonly Language[];
    /** The part that was saved; '' where it is none any more, null where nothing was. */
    saved: string | null;
    /** Whoever reads this. */
    self: string;
  };
  /** What moves of it: as it came, as it is now, or that nothing of it may stand here. */
  shown: Shown<Leading>;
  /** What a form of this page was answered: it was not taken, or something else was done and what is written comes back. */
  back: RefusedForm | KeptWords | undefined;
}

/** What came back, as the form of which nothing is wrong that it is where something else was done. */
function formOf(back: SessionPageProps['back']): RefusedForm | undefined {
  return back && 'did' in back ? { refused: { code: 'try-again', field: '' }, typed: back.typed } : back;
}

/** The page from which a room is led. What moves on it moves around the forms: none in which somebody types goes or is drawn anew. */
export function SessionPage({ loaded, shown, back }: SessionPageProps) {
  const t = useT();
  const pressed = usePress();
  const focus = useKeptFocus('section');
  const kept = back && 'did' in back ? back : undefined;
  const refused = pressed.refused ?? (back && 'refused' in back ? back : undefined);
  const { frame, activity, timeZone, words, languages } = loaded;
  // As the page came: a press is answered with a newer one, and what is typed was typed on this one, with what came back to it.
  const [before] = useState(loaded.page);
  const [came] = useState(() => formOf(back));
  const page = shown.shows ?? loaded.page;
  const { session, led, group } = page;
  const running = session.state === 'running';
  const here = `/staff/c/${frame.id}/session/${activity}`;
  const room = `/staff/c/${frame.id}/session/${group?.of ?? activity}`;
  const mayLead = frame.may.includes('session:lead');
  // Once all is closed nothing is led. What somebody types stays until the page is asked for anew: then nothing is written either.
  const leads = mayLead && !isOver(page.state);
  const writes = mayLead && !isOver(before.state);
  const watches = frame.may.includes('room:watch');
  // Somebody else may lead, too: nobody presses what stood there for a blink.
  const settled = useSettled(session.revision);
  // Its own press brings the page anew: nothing to wait for.
  const revision = Math.max(settled, loaded.page.session.revision);
  const has = partsOf({
    shows: shown.shows !== null,
    over: isOver(page.state),
    group: group !== null,
    ...{ running, leads, writes, watches },
  });
  const sent = sentFrom(refused, has);
  // Once all is closed no field of it stands there.
  const notTaken = isOver(before.state) ? atNoField(refused) : refused;
  const part = { here, session, words, leads };
  const step = { minute: page.minute, timeZone, tags: languages.map(({ tag }) => tag) };
  const mayAsk = running && !isAsked(led?.poll);
  const [couldAsk, setCouldAsk] = useState(mayAsk);
  if (mayAsk && !couldAsk) setCouldAsk(true);
  const saved = kept ? kept.did : loaded.saved;
  const prompt = promptFor(loaded.prompts, [frame.language]);

  const plan = (
    <Fragment key="plan">
      <SessionPlan
        here={here}
        planned={loaded.planned.filter(({ startMinute, minutes }) => startMinute + minutes > page.minute)}
        quiet={loaded.page.quiet}
        timeZone={timeZone}
        leads={writes}
        back={came}
        saved={saved === 'plan'}
      />
      {watches ? (
        <section>
          <p>{t('session.projector.hint')}</p>
          <ButtonLink href={`/staff/c/${frame.id}/projector/${activity}`}>
            {t('session.projector')}
          </ButtonLink>
        </section>
      ) : null}
    </Fragment>
  );
  const now =
    shown.shows === null ? (
      <NothingShown key="now" blank={shown.blank} heading="h2" />
    ) : (
      <Fragment key="now">
        <RoomStands state={page.state} rests={page.rests} rooms={page.rooms} />
        {group ? (
          <>
            <GroupNow room={room} group={group} leads={leads} step={step} />
            {has.now ? <SessionNow {...part} {...step} inGroup /> : null}
          </>
        ) : (
          <SessionNow {...part} {...step} inGroup={false}>
            {isRunning(page.state) ? (
              <RoomRest here={here} may={frame.may} rests={page.rests} held={page.held} />
            ) : null}
          </SessionNow>
        )}
      </Fragment>
    );
  const acts =
    shown.shows === null || isOver(page.state) ? null : (
      <Fragment key="acts">
        {has.turns ? <Turns {...part} led={led} waiting={page.waiting} /> : null}
        {has.groups ? (
          <SmallGroups
            here={here}
            frame={frame}
            page={page}
            revision={loaded.draft}
            may={{
              lead: leads,
              watch: watches,
              divide: frame.may.includes('consultation:edit') && mayEdit(frame.state),
            }}
          />
        ) : null}
        {has.pace ? <PaceForm here={here} session={session} /> : null}
        {has.top ? (
          <TopForm
            {...part}
            led={led}
            shown={page.shown}
            resting={page.resting}
            apart={page.apart}
            desk={`/staff/c/${frame.id}/desk`}
          />
        ) : null}
      </Fragment>
    );
  const ask = has.ask ? (
    <AskForm
      key="ask"
      here={here}
      session={session}
      poll={led?.poll ?? null}
      languages={languages}
      back={came}
      stays={couldAsk}
    />
  ) : null;
  // What is planned for later, and the wall: above all else, and below what is led now while something is.
  const parts: readonly ReactNode[] = group
    ? [now, acts]
    : isOver(before.state)
      ? [now]
      : running
        ? [now, acts, ask, plan]
        : [now, plan, acts, ask];
  return (
    <PressedWithin value={pressed.waits}>
      <ConsultationPage frame={frame} current="/activities">
        <p>
          <a href={`/staff/c/${frame.id}/activities`}>{t('session.back')}</a>
        </p>
        <h1>{group ? t('session.groups.group', { number: group.number }) : t('session.title')}</h1>
        <p>
          <q lang={prompt?.language} dir="auto">
            {prompt?.prompt}
          </q>
        </p>
        {group ? null : <p>{t('session.lead')}</p>}
        {sent ? null : <Refusal form={notTaken} here={here} />}
        {isOver(before.state) ? <TypedWords form={came} words={isWritten} /> : null}
        {isOver(before.state) ? null : <Unsent kept={kept} session={session} />}
        {mayLead ? null : <Note>{t('session.reading')}</Note>}
        <form
          method="post"
          action={here}
          autoComplete="off"
          noValidate
          onSubmit={pressed.onSubmit}
          {...focus}
        >
          <NotTakenIn value={{ part: sent, form: notTaken, here }}>
            <EnterFirst name="beside" value={enter} />
            <input type="hidden" name="revision" value={revision} />
            {parts}
            {has.agenda ? (
              <Part name="agenda" saved={saved === 'agenda'}>
                {before.session.state === 'running' &&
                running &&
                !cameBackTo(came, 'agenda', before.session) ? (
                  <p>{t('session.agenda.running')}</p>
                ) : (
                  <AgendaForm
                    here={here}
                    session={{ ...before.session, state: session.state }}
                    trace={before.traces.agenda}
                    languages={languages}
                    back={came}
                  />
                )}
              </Part>
            ) : null}
            {has.closing ? (
              <ClosingForms
                here={here}
                session={session}
                trace={before.traces.closing}
                languages={languages}
                back={came}
                saved={saved === 'closing'}
                may={{ lead: writes, agree: frame.may.includes('session:agree') }}
                wrote={session.closingBy === loaded.self}
              />
            ) : null}
          </NotTakenIn>
        </form>
      </ConsultationPage>
    </PressedWithin>
  );
}
