import { dayInWords } from '../../i18n/dates.ts';
import type { Said } from '../../i18n/texts.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { AnswerFollows, Became, StandLine, tiltOf } from './answer-follows.tsx';
import { CountChart, useAnswerName } from './count-chart.tsx';
import { FindingMeant } from './finding-meant.tsx';
import { FindingWords } from './finding-words.tsx';
import { LedgerRow } from './ledger-row.tsx';
import { PointChart } from './point-chart.tsx';
import { PollCounts } from './release-polls.tsx';
import { ReleaseQuotes } from './release-quotes.tsx';
import type { EvidenceShown, FindingShown } from './release-shown.ts';
import { StatementWords } from './release-statements.tsx';

/** What a finding rests on, each table whole. */
export function Evidence({ evidence, threshold }: { evidence: readonly EvidenceShown[]; threshold: number }) {
  return evidence.map((each) => {
    switch (each.kind) {
      case 'statement':
        return (
          <div className="evidence" key={each.statement.id}>
            <StatementWords statement={each.statement} />
            <CountChart about={each.statement.text} table={each.statement.table} threshold={threshold} />
            <RestsOn cells={each.cells} />
          </div>
        );
      case 'poll':
        return (
          <div className="evidence" key={each.poll.id}>
            <p className="statement" lang={each.poll.prompt.lang} dir="auto">
              {each.poll.prompt.words}
            </p>
            <PollCounts poll={each.poll} threshold={threshold} />
            <RestsOn cells={each.cells} labels={new Map(each.poll.labels)} />
          </div>
        );
      default:
        return (
          <div className="evidence" key={each.id}>
            <p className="statement" lang={each.title.lang} dir="auto">
              {each.title.words}
            </p>
            <PointCount about={each.title} count={each.children} threshold={threshold} />
            <ReleaseQuotes quotes={each.quotes} />
          </div>
        );
    }
  });
}

interface PointCountProps {
  about: Said;
  count: number | null;
  threshold: number;
}

function PointCount({ about, count, threshold }: PointCountProps) {
  const t = useT();
  return count === null ? (
    <p className="soft">{t('release.also.note', { threshold })}</p>
  ) : (
    <PointChart about={about} count={count} />
  );
}

function RestsOn({
  cells,
  labels,
}: {
  cells: readonly string[];
  labels?: ReadonlyMap<string, { readonly words: string; readonly lang: string }>;
}) {
  const t = useT();
  const answerName = useAnswerName();
  return (
    <p className="soft">
      {t('release.rests-on')}{' '}
      {cells.map((cell, index) => {
        const label = labels?.get(cell);
        return (
          <span key={cell}>
            {index > 0 ? ` ${t('list.apart')} ` : ''}
            <bdi lang={label?.lang}>{label?.words ?? answerName(cell)}</bdi>
          </span>
        );
      })}
    </p>
  );
}

interface ReleaseFindingsProps {
  findings: readonly FindingShown[];
  threshold: number;
  /** What stands in the place of an answer: by when it is owed, or how late it is. */
  owed: string;
  overdue: boolean;
}

/** The findings first: each with what it rests on, and the answer beside it. */
export function ReleaseFindings({ findings, threshold, owed, overdue }: ReleaseFindingsProps) {
  const t = useT();
  const { language } = useSpeaker();
  return findings.map((finding, index) => (
    <LedgerRow
      key={finding.id}
      id={`finding-${finding.id}`}
      kicker={t('release.said', { number: index + 1 })}
      finding={finding.text.words}
      lang={finding.text.lang}
      answerKicker={t('release.answer')}
      answer={
        finding.answer
          ? {
              words: (
                <>
                  <p lang={language} dir="auto">
                    <b>{t(`release.decision.${finding.answer.decision}`)}</b>
                  </p>
                  <p className="said-lines">{finding.answer.text.words}</p>
                  <AnswerFollows answer={finding.answer} />
                </>
              ),
              lang: finding.answer.text.lang,
              by: (
                <>
                  <bdi>{finding.answer.by}</bdi> {t('list.apart')} {dayInWords(language, finding.answer.day)}
                </>
              ),
            }
          : undefined
      }
      owed={{
        title: t('release.no-answer'),
        text: finding.stand?.state === 'late' ? <StandLine stand={finding.stand} /> : owed,
        overdue,
      }}
      tilt={tiltOf({
        answer: finding.answer,
        late: finding.stand ? finding.stand.state === 'late' : overdue,
      })}
      became={<Became {...finding} />}
    >
      <FindingWords words={finding.words} />
      <Evidence evidence={finding.evidence} threshold={threshold} />
      <FindingMeant finding={finding} threshold={threshold} />
    </LedgerRow>
  ));
}
