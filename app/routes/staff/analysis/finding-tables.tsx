import { CountChart, useAnswerName, useCounts } from '../../../components/release/count-chart.tsx';
import type { PollShown, StatementShown } from '../../../components/release/release-shown.ts';
import { StatementWords } from '../../../components/release/release-statements.tsx';
import type { Said } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { evidenceKey } from './evidence-key.ts';

export type PointNamed = {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly children: number | null;
};

type Ticking = {
  /** Keys that stand ticked; null: nothing can be ticked, it is only read. */
  readonly ticked: ReadonlySet<string> | null;
  readonly threshold: number;
};

/** The table of one statement, with a place to tick beside each number that is shown. */
export function StatementTable({ statement, ...ticking }: Ticking & { statement: StatementShown }) {
  return (
    <li id={`t-${statement.id}`}>
      <StatementWords statement={statement} />
      <CountChart about={statement.text} table={statement.table} threshold={ticking.threshold} />
      <Cells kind="statement" subject={statement.id} cells={statement.table.cells} {...ticking} />
    </li>
  );
}

export function PollTable({ poll, ...ticking }: Ticking & { poll: PollShown }) {
  const t = useT();
  const labels = new Map(poll.labels);
  return (
    <li id={`t-${poll.id}`}>
      <p className="statement" lang={poll.prompt.lang} dir="auto">
        {poll.prompt.words}
      </p>
      <p className="soft">{t(`release.poll.${poll.form}`)}</p>
      <CountChart about={poll.prompt} table={poll.table} threshold={ticking.threshold} labels={labels} />
      <Cells kind="poll" subject={poll.id} cells={poll.table.cells} labels={labels} {...ticking} />
    </li>
  );
}

interface CellsProps extends Pick<Ticking, 'ticked'> {
  kind: 'statement' | 'poll';
  subject: string;
  cells: readonly { readonly cell: string; readonly children: number | null }[];
  labels?: ReadonlyMap<string, Said>;
}

/** What is hidden has no place to tick: it can be evidence for nobody. */
function Cells({ kind, subject, cells, labels, ticked }: CellsProps) {
  const t = useT();
  const counts = useCounts();
  const answerName = useAnswerName();
  const shown = cells.filter(({ children }) => children !== null);
  if (ticked === null || shown.length === 0) return null;
  return (
    <fieldset className="ticks">
      <legend>{t('findings.tick')}</legend>
      {shown.map(({ cell, children }) => {
        const label = labels?.get(cell);
        const key = evidenceKey({ kind, subject, cell });
        return (
          <label className="check" key={cell}>
            <input type="checkbox" name="evidence" value={key} defaultChecked={ticked.has(key)} />
            <span>
              <bdi lang={label?.lang}>{label?.words ?? answerName(cell)}</bdi> {t('list.apart')}{' '}
              {counts(children)}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** Points by name. One of few children has no number, and nothing can rest on it. */
export function PointTicks({ points, ticked }: Pick<Ticking, 'ticked'> & { points: readonly PointNamed[] }) {
  const t = useT();
  const counts = useCounts();
  return (
    <ul className="point-ticks">
      {points.map((point) => {
        const key = evidenceKey({ kind: 'point', subject: point.id, cell: '' });
        const words = (
          <span>
            <bdi lang={point.language}>{point.title}</bdi> {t('list.apart')}{' '}
            {point.children === null ? (
              <small className="soft">{t('findings.points.few')}</small>
            ) : (
              counts(point.children)
            )}
          </span>
        );
        return (
          <li key={point.id}>
            {ticked === null || point.children === null ? (
              words
            ) : (
              <label className="check">
                <input type="checkbox" name="evidence" value={key} defaultChecked={ticked.has(key)} />
                {words}
              </label>
            )}
          </li>
        );
      })}
    </ul>
  );
}
