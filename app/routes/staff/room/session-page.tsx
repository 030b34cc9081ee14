import { Fragment, type ReactNode, useState } from 'react';
import { mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import type { PseudonymWords } from '../../../../server/core/room/pseudonyms.ts';
import type { Leading } from '../../../../server/core/wire/leading.ts';
import type { SessionPage as SessionLoaded } from '../../../../server/usecases/session/read-session.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { useSettled } from '../../../live/use-settled.ts';
import type { Shown } from '../../../live/use-shown.ts';
import type { Language } from '../activities/activities-table.tsx';
import { ConsultationPage } from '../frame.tsx';
import { promptFor } from '../prompt.ts';
import { ownIf, Refusal, type RefusedForm, Saved } from '../refused.tsx';
import type { ConsultationFrame } from '../signed-in.ts';
import { NothingShown } from './nothing-shown.tsx';
import { PressedWithin, usePress } from './session-act.tsx';
import { AgendaForm, ClosingForms } from './session-agenda.tsx';
import { AskForm, isAsked } from './session-ask.tsx';
import { typedOn } from './session-fields.ts';
import { GroupNow, SmallGroups } from './session-groups.tsx';
import { PaceForm, RoomStands, SessionNow, TopForm } from './session-now.tsx';
import { type PlannedInWords, SessionPlan } from './session-plan.tsx';
import { Turns } from './session-turns.tsx';

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
    saved: boolean;
    seen: number;
    /** Whoever reads this. */
    self: string;
  };
  /** What moves of it: as it came, as it is now, or that nothing of it may stand here. */
  shown: Shown<Leading>;
  refused: RefusedForm | undefined;
}

/** The page from which a room is led. What moves on it moves around the forms: none in which somebody types goes or is drawn anew. */
export function SessionPage({ loaded, shown, refused: sent }: SessionPageProps) {
  const t = useT();
  const pressed = usePress();
  const refused = pressed.refused ?? sent;
  const { frame, activity, timeZone, words, languages } = loaded;
  // As the page came: a press is answered with a newer one, and what is typed was typed on this one.
  const [before] = useState(loaded.page.session);
  const page = shown.shows ?? loaded.page;
  const { session, led, group } = page;
  // What was typed in one form opens and fills that form alone, wherever the session is by now.
  const refusedAs = (act: string) => ownIf(sent, { act });
  const running = session.state === 'running';
  const here = `/staff/c/${frame.id}/session/${activity}`;
  const room = `/staff/c/${frame.id}/session/${group?.of ?? activity}`;
  const leads = frame.may.includes('session:lead');
  const watches = frame.may.includes('room:watch');
  // Somebody else may lead, too: nobody presses what stood there for a blink.
  const settled = useSettled(session.revision);
  // Its own press brings the page anew: nothing to wait for.
  const revision = Math.max(settled, loaded.page.session.revision);
  const part = { here, session: { ...session, revision }, words, leads };
  const step = { minute: page.minute, timeZone, tags: languages.map(({ tag }) => tag) };
  const mayAsk = running && !isAsked(led?.poll);
  const [couldAsk, setCouldAsk] = useState(mayAsk);
  if (mayAsk && !couldAsk) setCouldAsk(true);
  const prompt = promptFor(loaded.prompts, [frame.language]);

  const plan = (
    <Fragment key="plan">
      <SessionPlan
        here={here}
        planned={loaded.planned.filter(({ startMinute, minutes }) => startMinute + minutes > page.minute)}
        quiet={loaded.page.quiet}
        timeZone={timeZone}
        leads={leads}
        refused={refusedAs('plan')}
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
            {running ? <SessionNow {...part} {...step} inGroup /> : null}
          </>
        ) : (
          <SessionNow {...part} {...step} inGroup={false} />
        )}
      </Fragment>
    );
  const acts =
    shown.shows === null ? null : (
      <Fragment key="acts">
        {leads && (!group || running) ? (
          <Turns {...part} led={led} waiting={page.waiting} look={`${here}?seen=${loaded.seen}#turns`} />
        ) : null}
        {group ? null : (
          <SmallGroups
            here={here}
            consultation={frame.id}
            page={page}
            revision={loaded.draft}
            may={{
              lead: leads,
              watch: watches,
              divide: frame.may.includes('consultation:edit') && mayEdit(frame.state),
            }}
          />
        )}
        {leads ? <PaceForm here={here} session={part.session} /> : null}
        {watches ? <TopForm {...part} led={led} shown={page.shown} /> : null}
      </Fragment>
    );
  const ask =
    leads && !group ? (
      <AskForm
        key="ask"
        here={here}
        session={session}
        poll={led?.poll ?? null}
        languages={languages}
        refused={refusedAs('ask')}
        stays={couldAsk}
      />
    ) : null;
  // What is planned for later, and the wall: above all else, and below what is led now while something is.
  const parts: readonly ReactNode[] = group
    ? [now, acts]
    : running
      ? [now, acts, ask, plan]
      : [now, plan, acts, ask];
  return (
    <PressedWithin value={pressed.within}>
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
        <Refusal form={refused} here={here} />
        <Saved shown={loaded.saved && !refused} />
        {leads ? null : <Note>{t('session.reading')}</Note>}
        {parts}
        {leads && !group ? (
          <section id="agenda">
            <h2>{t('session.agenda')}</h2>
            {before.state === 'running' && running && !refusedAs('agenda') ? (
              <p>{t('session.agenda.running')}</p>
            ) : (
              <AgendaForm
                here={here}
                session={{
                  ...before,
                  state: session.state,
                  revision: typedOn(before, session, ({ steps }) => steps),
                }}
                languages={languages}
                refused={refusedAs('agenda')}
              />
            )}
          </section>
        ) : null}
        {group ? null : (
          <ClosingForms
            here={here}
            session={{ ...session, revision: typedOn(before, session, ({ closing }) => closing) }}
            languages={languages}
            refused={refusedAs('closing')}
            may={{ lead: leads, agree: frame.may.includes('session:agree') }}
            wrote={session.closingBy === loaded.self}
          />
        )}
      </ConsultationPage>
    </PressedWithin>
  );
}
