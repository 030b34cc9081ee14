import type { PollShown, ReleaseShown, StatementShown } from '../../../components/release/release-shown.ts';
import { ReleaseWays } from '../../../components/release/release-ways.tsx';
import { PageTurner } from '../../../components/staff/page-turner.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { type PointNamed, PointTicks, PollTable, StatementTable } from './finding-tables.tsx';
import { type Order, orders } from './tables-order.ts';

interface TablesPageProps {
  shown: {
    readonly polls: readonly PollShown[];
    readonly statements: readonly StatementShown[];
    readonly points: readonly PointNamed[];
    readonly ways: ReleaseShown['ways'];
  };
  threshold: number;
  ticked: ReadonlySet<string> | null;
  view: { readonly order: Order; readonly page: number; readonly more: boolean };
  here: string;
  opened: string | undefined;
}

/** The protected numbers, in an order that one link chooses. */
export function TablesPage({ shown, threshold, ticked, view, here, opened }: TablesPageProps) {
  const t = useT();
  const href = (order: Order, page: number) =>
    `${here}?order=${order}&page=${page}${opened === undefined ? '' : `&finding=${opened}`}#tables`;
  const none = shown.polls.length + shown.statements.length === 0 && view.page === 0;
  return (
    <section id="tables">
      <ReleaseWays ways={shown.ways} />
      {shown.points.length > 0 ? (
        <>
          <h2>{t('findings.points')}</h2>
          <PointTicks points={shown.points} ticked={ticked} />
        </>
      ) : null}
      <h2>{t('findings.tables')}</h2>
      {none ? (
        <p className="table-empty">{t('findings.tables.none')}</p>
      ) : (
        <>
          <nav className="tabs in-page" aria-label={t('findings.order')}>
            {orders.map((order) => (
              <a key={order} href={href(order, 0)} aria-current={order === view.order ? 'page' : undefined}>
                {t(`findings.order.${order}`)}
              </a>
            ))}
          </nav>
          {ticked ? <p className="hint">{t('findings.order.note')}</p> : null}
          <ul className="counted">
            {shown.polls.map((poll) => (
              <PollTable key={poll.id} poll={poll} ticked={ticked} threshold={threshold} />
            ))}
            {shown.statements.map((statement) => (
              <StatementTable
                key={statement.id}
                statement={statement}
                ticked={ticked}
                threshold={threshold}
              />
            ))}
          </ul>
          <PageTurner page={view.page} more={view.more} href={(to) => href(view.order, to)} />
        </>
      )}
    </section>
  );
}
