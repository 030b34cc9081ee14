import type { ReactNode } from 'react';
import { type ConsultationState, isOver } from '../../../../server/core/consultation/lifecycle.ts';
import type { Lead, RoomSession } from '../../../../server/core/room/agenda.ts';
import { moreMinutes, paces } from '../../../../server/core/room/agenda.ts';
import type { PseudonymWords } from '../../../../server/core/room/pseudonyms.ts';
import type { RoomsNow } from '../../../../server/core/staff/duty.ts';
import { Acts, ButtonLink } from '../../../components/form/button.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { timeInWords } from '../../../i18n/dates.ts';
import { inSentences } from '../../../i18n/sentences.ts';
import { pick } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { Press } from './session-act.tsx';
import { Part } from './session-part.tsx';

export interface PartProps {
  here: string;
  session: RoomSession;
  words: PseudonymWords;
  /** May lead; else the page is read. */
  leads: boolean;
}

/**
 * Why children cannot write here now, or only slowly, beside what is led: whoever leads is at no desk, and a step goes on by its clock while
 * their room rests. Once all of it is closed nothing is led; of what is not open yet there is nothing to say.
 */
export function RoomStands({
  state,
  rests,
  rooms,
}: {
  /** Of the consultation. */
  state: ConsultationState;
  /** This room was paused by itself. */
  rests: boolean;
  rooms: RoomsNow;
}) {
  const t = useT();
  if (isOver(state)) return <Notice kind="stops" stands title={t('life.closed.title')} />;
  if (state === 'paused')
    return (
      <Notice kind="stops" stands title={t('life.paused.title')}>
        <p>{t('life.paused.lead')}</p>
      </Notice>
    );
  const lines =
    state === 'open'
      ? [
          ...(rests ? [t('activities.state.paused')] : []),
          ...rooms.missing.map((role) => t(`desk.alone.${role}`)),
          ...(rooms.pressure === 'flows'
            ? []
            : [t(rooms.pressure === 'slow' ? 'desk.slow' : 'desk.stopped')]),
        ]
      : [];
  if (lines.length === 0) return null;
  return (
    <Notice kind="stops" stands>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

interface StepProps {
  session: RoomSession;
  /** When the page was read, in minutes since 1970. */
  minute: number;
  timeZone: string;
  /** Those of the consultation. */
  tags: readonly string[];
}

/** Where a session stands: the step and until when, what children are asked in it, and what comes. No clock runs: the page says how long when it is read. */
export function StepNow({ session, minute, timeZone, tags }: StepProps) {
  const t = useT();
  const speaker = useSpeaker();
  const now = session.steps[session.step - 1];
  if (session.state !== 'running' || !now)
    return <p role="status">{t(session.state === 'over' ? 'session.state.over' : 'session.state.ready')}</p>;
  const left = session.untilMinute - minute;
  const asked = pick(now.words, speaker, tags);
  const next = session.steps[session.step];
  return (
    <>
      <p role="status">
        {t('session.state.running', {
          step: session.step,
          all: session.steps.length,
          kind: t(`session.kind.${now.kind}`),
          time: timeInWords(speaker.language, session.untilMinute, timeZone),
        })}
      </p>
      <p>
        {inSentences({ t }, [
          left > 0 ? t('session.left', { time: t('led.minutes', { count: left }) }) : t('session.left.none'),
          next
            ? t('session.comes', {
                kind: t(`session.kind.${next.kind}`),
                time: t('led.minutes', { count: next.minutes }),
              })
            : t('session.comes.none'),
        ])}
      </p>
      {asked ? (
        <p>
          {t('session.step.words')}
          {t('list.colon')}
          <q lang={asked.language} dir="auto">
            {asked.body}
          </q>
        </p>
      ) : null}
    </>
  );
}

/** Where the session stands, what comes next, and what whoever leads can do about it. */
export function SessionNow({
  here,
  leads,
  inGroup,
  children,
  ...step
}: Omit<PartProps, 'words'> &
  StepProps & {
    /** It was begun in a small group, where nothing is led any more: it can only end. */
    inGroup: boolean;
    /** Below what is led. */
    children?: ReactNode;
  }) {
  const t = useT();
  const { session } = step;
  const running = session.state === 'running';
  const possible: readonly Lead[] = inGroup
    ? ['stop']
    : running
      ? [
          ...(session.gathers ? (['show'] as const) : []),
          // After the last step comes no other: there the end is called the end.
          ...(session.step < session.steps.length ? (['next'] as const) : []),
          'more',
          'stop',
        ]
      : session.steps.length > 0
        ? ['start']
        : [];
  return (
    <Part name="now">
      <StepNow {...step} />
      {session.gathers ? <p>{t('session.gathers')}</p> : null}
      {leads ? (
        <Acts>
          {possible.length === 0 ? (
            <ButtonLink kind="main" href="#agenda">
              {t('session.agenda.begin')}
            </ButtonLink>
          ) : null}
          {possible.map((lead) => (
            <Press
              key={lead}
              kind={lead === possible[0] && lead !== 'more' ? 'main' : 'second'}
              formAction={`${here}#now`}
              value={`lead ${lead}`}
            >
              {t(`session.do.${lead}`, { minutes: moreMinutes })}
            </Press>
          ))}
          <Press kind="quiet" formAction={`${here}#now`} value="look">
            {t('session.look')}
          </Press>
        </Acts>
      ) : null}
      {children}
    </Part>
  );
}

/** How long a child waits between two messages. */
export function PaceForm({ here, session }: Pick<PartProps, 'here' | 'session'>) {
  const t = useT();
  return (
    <Part name="pace">
      <SelectField
        name="minutes"
        label={t('session.pace.label')}
        // Somebody else may have set another one meanwhile.
        key={session.paceMinutes}
        value={String(session.paceMinutes)}
        options={paces.map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? t('session.pace.none') : t('led.minutes', { count: minutes }),
        }))}
      />
      <Press formAction={`${here}#pace`} value="pace">
        {t('session.pace.save')}
      </Press>
    </Part>
  );
}
