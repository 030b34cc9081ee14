import { Beam } from '../../components/beam.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import type { Said } from './texts.ts';

export type AnswerBeside = {
  readonly release: string;
  readonly finding: string;
  readonly said: Said;
  readonly answer: {
    readonly decision: 'yes' | 'partly' | 'no' | 'later';
    readonly said: Said;
    readonly signedBy: string;
    readonly day: string;
  } | null;
  /** By when it is owed, and whether that day is over. */
  readonly due: string;
  readonly late: boolean;
};

/** What a child's words became part of, and what was answered: both in the same type, because both weigh the same. */
export function FindingAndAnswer({ beside }: { beside: AnswerBeside }) {
  const t = useT();
  const { language } = useSpeaker();
  const { answer } = beside;
  const day = (of: string) => dayInWords(language, of);
  return (
    <>
      <Beam tilt={answer ? 'level' : beside.late ? 'overdue' : 'owed'} />
      <div>
        <p>{t('answer.part')}</p>
        <p className="words" lang={beside.said.lang} dir="auto">
          {beside.said.words}
        </p>
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
              {t('answer.signed')} <bdi>{answer.signedBy}</bdi> · {day(answer.day)}
            </p>
          </>
        ) : (
          <p>{t(beside.late ? 'answer.late' : 'answer.owed', { day: day(beside.due) })}</p>
        )}
        <p>
          <a href={`/said/${beside.release}`}>{t('answer.all')}</a>
        </p>
      </div>
    </>
  );
}
