import { useId } from 'react';
import type { SaidBefore } from '../../../../server/core/analysis/findings.ts';
import type { LedgerStand, MovedDay } from '../../../../server/core/analysis/ledger.ts';
import { SaidOtherwise, StandLine, tiltOf } from '../../../components/release/answer-follows.tsx';
import { Beam } from '../../../components/release/beam.tsx';
import type { ChangeMade } from '../../../components/release/release-shown.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import type { Said } from '../../../i18n/texts.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { NotInLanguage } from './not-in-language.tsx';

export type AnswerBeside = {
  readonly release: string;
  readonly finding: string;
  readonly said: Said;
  /** What somebody wrote beside it in another language. */
  readonly added: Said | null;
  readonly answer: {
    readonly decision: 'yes' | 'partly' | 'no' | 'later';
    readonly said: Said;
    readonly signedBy: string;
    readonly day: string;
    /** How often the day it names was moved. */
    readonly moved: readonly MovedDay[];
    /** What they had answered before they decided otherwise. */
    readonly before: readonly SaidBefore[];
    /** What became of a promise, in a sentence; null while nobody said. */
    readonly deed: { readonly said: Said; readonly signedBy: string; readonly day: string } | null;
  } | null;
  /** Where it stands today. */
  readonly stand: LedgerStand;
  /** What changed in the document because of it. */
  readonly changes: readonly ChangeMade[];
};

/** What a child's words became part of, and what was answered: both in the same type, because both weigh the same. */
export function FindingAndAnswer({ beside }: { beside: AnswerBeside }) {
  const t = useT();
  const { language } = useSpeaker();
  const id = useId();
  const { answer, stand } = beside;
  const late = stand.state === 'late';
  const day = (of: string) => dayInWords(language, of);
  return (
    <>
      <Beam tilt={tiltOf({ answer, late })} />
      <div>
        <p>{t('answer.part')}</p>
        <p className="words" lang={beside.said.lang} dir="auto">
          {beside.said.words}
        </p>
        <NotInLanguage of={beside.said.lang} />
        {beside.added ? (
          <>
            <p className="words" lang={beside.added.lang} dir="auto">
              {beside.added.words}
            </p>
            <NotInLanguage of={beside.added.lang} />
          </>
        ) : null}
        {answer ? (
          <>
            <p className="kicker">{t('answer.theirs')}</p>
            <p className="words">
              <b>{t(`answer.${answer.decision}`)}</b>{' '}
              <span lang={answer.said.lang} dir="auto">
                {answer.said.words}
              </span>
            </p>
            <p className="soft">
              {t('answer.signed')} <bdi>{answer.signedBy}</bdi> {t('list.apart')} {day(answer.day)}
            </p>
          </>
        ) : (
          <p>{t(late ? 'answer.late' : 'answer.owed', { day: day(stand.dueDay) })}</p>
        )}
        {answer || late ? (
          <p>
            <StandLine stand={stand} />
          </p>
        ) : null}
        {late || stand.state === 'overdue' ? (
          // Nobody has to wait for what was promised: it can be said to somebody who is not of those who decide.
          <p className="way">
            <a href="/wrong">{t('own.refused.next')}</a>
          </p>
        ) : null}
        {answer ? <SaidOtherwise answer={answer} /> : null}
        {answer?.deed ? (
          <p className="words" lang={answer.deed.said.lang} dir="auto">
            {answer.deed.said.words}
          </p>
        ) : null}
        {beside.changes.map(({ href, said }, index) => (
          <div key={href}>
            <p className="kicker">{t('answer.changed')}</p>
            <p className="words" lang={said.lang} dir="auto" id={`${id}${index}`}>
              {said.words}
            </p>
            <p className="way">
              <a href={href} aria-describedby={`${id}${index}`}>
                {t('answer.changed.see')}
              </a>
            </p>
          </div>
        ))}
        <p className="way">
          <a href={`/said/${beside.release}`}>{t('answer.all')}</a>
        </p>
      </div>
    </>
  );
}
