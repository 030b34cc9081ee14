import { useT } from '../../i18n/use-t.tsx';
import { DataTable } from '../table/data-table.tsx';
import { Fold } from '../words/message.tsx';
import { CountChart, useAnswerName, useCounts } from './count-chart.tsx';
import type { ReleaseShown, StatementShown } from './release-shown.ts';

/** As many statements are drawn as somebody reads; the others stand in one table, so that a long page stays light. */
const mostDrawn = 24;

/** A sentence that children voted on, and whose it is. */
export function StatementWords({ statement }: { statement: StatementShown }) {
  const t = useT();
  return (
    <>
      <p className="statement" lang={statement.text.lang} dir="auto">
        {statement.text.words}
      </p>
      {statement.from === 'children' ? <p className="soft">{t('release.from-child')}</p> : null}
      {statement.retired ? <p className="soft">{t('release.retired')}</p> : null}
    </>
  );
}

/** What children answered to statements, by activity. A statement of a child says so; whose it was is told to nobody. */
export function ReleaseStatements({
  activities,
  threshold,
}: {
  activities: ReleaseShown['statements'];
  threshold: number;
}) {
  const t = useT();
  if (activities.length === 0) return null;
  return (
    <section>
      <h2>{t('release.statements')}</h2>
      <p className="soft">{t('release.statements.lead')}</p>
      {activities.map(({ activityId, prompt, statements }) => (
        <section key={activityId} className="asked">
          <h3 lang={prompt.lang} dir="auto">
            {prompt.words}
          </h3>
          <ul className="counted">
            {statements.slice(0, mostDrawn).map((statement) => (
              <li key={statement.id}>
                <StatementWords statement={statement} />
                <CountChart about={statement.text} table={statement.table} threshold={threshold} />
              </li>
            ))}
          </ul>
          {statements.length > mostDrawn ? (
            <Fold printed summary={t('release.statements.more')}>
              <StatementTable
                caption={t('release.statements.more')}
                statements={statements.slice(mostDrawn)}
              />
            </Fold>
          ) : null}
        </section>
      ))}
    </section>
  );
}

function StatementTable({ caption, statements }: { caption: string; statements: readonly StatementShown[] }) {
  const t = useT();
  const counts = useCounts();
  const answerName = useAnswerName();
  const cells = statements[0]?.table.cells.map(({ cell }) => cell) ?? [];
  return (
    <DataTable
      caption={caption}
      captionUnseen
      columns={[
        { key: 'words', head: t('release.statement') },
        ...cells.map((cell) => ({ key: cell, head: answerName(cell), number: true })),
        { key: 'all', head: t('release.table.children'), number: true, total: true },
      ]}
      rows={statements.map(({ id, text, from, retired, table }) => ({
        key: id,
        cells: {
          words: (
            <>
              <bdi lang={text.lang}>{text.words}</bdi>
              {from === 'children' ? <small className="soft"> {t('release.from-child')}</small> : null}
              {retired ? <small className="soft"> {t('release.retired')}</small> : null}
            </>
          ),
          ...Object.fromEntries(
            table.cells.map(({ cell, children }) => [cell, children === null ? null : counts(children)]),
          ),
          all: table.children === null ? null : counts(table.children),
        },
      }))}
    />
  );
}
