import type { SaidBefore } from '../../../server/core/analysis/findings.ts';
import { isAnswer, type LedgerStand, type MovedDay } from '../../../server/core/analysis/ledger.ts';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { ChangedBecause } from '../document/redline.tsx';
import type { Tilt } from './beam.tsx';
import { beforeInWords } from './before-in-words.ts';
import type { FindingShown } from './release-shown.ts';

/** How the beam of a finding stands: who asks for more time owes the answer still. */
export function tiltOf({ answer, late }: { answer: Parameters<typeof isAnswer>[0]; late: boolean }): Tilt {
  if (isAnswer(answer)) return 'level';
  return late ? 'overdue' : 'owed';
}

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

/** What had been answered before, and that the day of an answer was moved, each time. */
export function SaidOtherwise({
  answer: { before, moved },
}: {
  answer: { readonly before: readonly SaidBefore[]; readonly moved: readonly MovedDay[] };
}) {
  const speaker = useSpeaker();
  const { t, language } = speaker;
  const lines = [
    ...before.map((each) => beforeInWords(each, speaker)),
    ...moved.map(({ from, to }) =>
      t('ledger.moved', { from: dayInWords(language, from), to: dayInWords(language, to) }),
    ),
  ];
  return lines.map((line, at) => (
    <p key={at} lang={language} dir="auto">
      {line}
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
          <DeedSaid answer={answer} />
          <SaidOtherwise answer={answer} />
        </>
      ) : null}
      <ChangedBecause changes={changes} />
    </>
  );
}

/** Whether a promise was kept, by the words of whoever said so: below the signature of the answer, since it came after. */
export function DeedSaid({
  answer: { deed },
}: {
  answer: Pick<NonNullable<FindingShown['answer']>, 'deed'>;
}) {
  const t = useT();
  const { language } = useSpeaker();
  return deed ? (
    <div className="answer-words">
      <p lang={language} dir="auto">
        <b>{t(`ledger.is.${deed.state}`)}</b> {t('list.apart')} <bdi>{deed.by}</bdi> {t('list.apart')}{' '}
        {dayInWords(language, deed.day)}
      </p>
      <p className="said-lines" lang={deed.text.lang} dir="auto">
        {deed.text.words}
      </p>
    </div>
  ) : null;
}

/** What stands below an answer: the same in words for children. */
export function AnswerFollows({ answer }: { answer: NonNullable<FindingShown['answer']> }) {
  const t = useT();
  const { language } = useSpeaker();
  const { plain } = answer;
  return plain ? (
    <>
      <p className="kicker" lang={language}>
        {t('ledger.children')}
      </p>
      <p className="said-lines" lang={plain.lang} dir="auto">
        {plain.words}
      </p>
    </>
  ) : null;
}
