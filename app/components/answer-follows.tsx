import type { LedgerStand, MovedDay } from '../../server/core/analysis/ledger.ts';
import { dayInWords } from '../i18n/dates.ts';
import { useSpeaker, useT } from '../i18n/use-t.tsx';
import { ChangedBecause } from './redline.tsx';
import type { FindingShown } from './release-shown.ts';

/** Where a finding stands today, in one sentence: what is late says by how many days. */
export function StandLine({ stand }: { stand: LedgerStand }) {
  const t = useT();
  const { language } = useSpeaker();
  const { state, dueDay, daysLate } = stand;
  const late = state === 'late' || state === 'overdue';
  const words = late
    ? t(`ledger.state.${state}`, { count: daysLate })
    : state === 'promised' && dueDay === ''
      ? t('ledger.state.promised.open')
      : t(`ledger.state.${state}`, { day: dueDay === '' ? '' : dayInWords(language, dueDay) });
  return (
    <span lang={language} dir="auto">
      {late ? <b>{words}</b> : words}
    </span>
  );
}

/** That the day of an answer was moved, each time it was. */
export function MovedDays({ moved }: { moved: readonly MovedDay[] }) {
  const t = useT();
  const { language } = useSpeaker();
  return moved.map(({ from, to }, at) => (
    <p key={at} lang={language} dir="auto">
      {t('ledger.moved', { from: dayInWords(language, from), to: dayInWords(language, to) })}
    </p>
  ));
}

/** Whose act a promise is stands on the side of whoever made it: what became of it so far. */
export function Became({ answer, stand, changes }: Pick<FindingShown, 'answer' | 'stand' | 'changes'>) {
  return (
    <>
      {answer && stand ? (
        <>
          <p>
            <StandLine stand={stand} />
          </p>
          <MovedDays moved={answer.moved} />
        </>
      ) : null}
      <ChangedBecause changes={changes} />
    </>
  );
}

/** What stands below an answer: the same in words for children, and what became of it. */
export function AnswerFollows({ answer }: { answer: NonNullable<FindingShown['answer']> }) {
  const t = useT();
  const { language } = useSpeaker();
  const { plain, deed } = answer;
  return (
    <>
      {plain ? (
        <>
          <p className="kicker" lang={language}>
            {t('ledger.children')}
          </p>
          <p className="said-lines" lang={plain.lang} dir="auto">
            {plain.words}
          </p>
        </>
      ) : null}
      {deed ? (
        <>
          <p lang={language}>
            <b>{t(`ledger.is.${deed.state}`)}</b> · <bdi>{deed.by}</bdi> · {dayInWords(language, deed.day)}
          </p>
          <p className="said-lines" lang={deed.text.lang} dir="auto">
            {deed.text.words}
          </p>
        </>
      ) : null}
    </>
  );
}
