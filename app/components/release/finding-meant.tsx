import { meantAnswers } from '../../../server/core/analysis/meant.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { CountChart } from './count-chart.tsx';
import type { FindingShown } from './release-shown.ts';

interface FindingMeantProps {
  finding: Pick<FindingShown, 'text' | 'plain' | 'meant'>;
  threshold: number;
}

/** The words in which children read a finding. */
export function FindingPlain({ plain }: Pick<FindingShown, 'plain'>) {
  const t = useT();
  return plain ? (
    <>
      <p className="soft">{t('meant.read')}</p>
      <p className="words" lang={plain.lang} dir="auto">
        {plain.words}
      </p>
    </>
  ) : null;
}

/** The words in which children read a finding, and what they said of it before it was signed. An objection needs no number. */
export function FindingMeant({ finding, threshold }: FindingMeantProps) {
  const t = useT();
  const { language } = useSpeaker();
  const { plain, meant } = finding;
  return (
    <>
      <FindingPlain plain={plain} />
      {meant ? (
        <div className="evidence">
          <h3>{t('meant.title')}</h3>
          <p className="soft">{t('meant.lead')}</p>
          <CountChart
            about={finding.text}
            table={{
              kind: 'poll',
              children: meant.children,
              cells: meantAnswers.map((answer) => ({ cell: answer, children: meant.answers[answer] })),
            }}
            threshold={threshold}
            labels={
              new Map(meantAnswers.map((answer) => [answer, { words: t(`meant.${answer}`), lang: language }]))
            }
          />
          {meant.objected ? (
            <p>
              <b>{t('meant.objected')}</b>
            </p>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
