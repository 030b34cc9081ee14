import { isHard } from '../../../../server/core/moderation/alike.ts';
import type { DutyRole, Pressure } from '../../../../server/core/staff/duty.ts';
import type { DeskItem } from '../../../../server/core/wire/views.ts';
import { Queue, QueueRow } from '../../../components/staff/queue-row.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { gravest, heldByAnother, type Reader } from '../../../live/desk-state.ts';
import type { Connection } from '../../../live/use-desk.ts';
import { useNowAndThen } from '../../../live/use-now-and-then.ts';
import { ComeInAgain } from './desk-out.tsx';
import { useRuleName } from './rule-name.ts';

/** Whole minutes that an item has waited; never less than none, whatever two clocks say. */
export function minutesWaited(item: DeskItem, nowMs: number): number {
  return Math.max(0, Math.floor(nowMs / 60_000) - item.sinceMinute);
}

interface DeskQueueProps {
  items: readonly DeskItem[];
  /** How many wait behind them. */
  more: number;
  openId: string | null;
  reader: Reader;
  nameOfItem: (item: DeskItem) => string;
  base: string;
  /** On a page that lives a row opens in place, also while its line is lost; on one of forms it is a link like any other. */
  onOpen: ((id: string) => void) | undefined;
}

/** What waits, longest first. */
export function DeskQueue({ items, more, openId, reader, nameOfItem, base, onOpen }: DeskQueueProps) {
  const t = useT();
  const ruleName = useRuleName();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the rows are links; this only opens them without loading the page.
    <div
      onClick={(event) => {
        const link = event.target instanceof Element ? event.target.closest('a') : null;
        const id = link && new URL(link.href).searchParams.get('item');
        if (!onOpen || !id || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen(id);
      }}
    >
      <h2 className="queue-title">{t('desk.waiting', { count: items.length + more })}</h2>
      <Queue empty={null}>
        {items.map((item) => {
          const first = gravest(item.findings);
          const minutes = minutesWaited(item, reader.nowMs);
          // What children reported is opened by itself too, however mild the screens find it.
          const covered = isHard({ ...item, reason: null });
          return (
            <QueueRow
              key={item.id}
              href={`${base}?item=${item.id}`}
              wait={minutes === 0 ? t('desk.wait.new') : t('desk.wait', { count: minutes })}
              name={nameOfItem(item)}
              lang={item.language}
              rule={
                heldByAnother(item, reader)
                  ? t('desk.held', { name: item.claim?.staffName ?? '' })
                  : item.state === 'hidden'
                    ? t('desk.reported')
                    : first
                      ? ruleName(first.rule)
                      : undefined
              }
              severe={item.severity >= 3 && !heldByAnother(item, reader)}
              line={covered ? t('desk.severe.line') : item.text.replace(/\s+/g, ' ')}
              ownLine={covered}
              claimed={item.id === openId}
            />
          );
        })}
      </Queue>
    </div>
  );
}

interface DeskToolsProps {
  items: readonly DeskItem[];
  more: number;
  nowMs: number;
  connection: Connection;
  here: string;
  /** Minutes that the middle one of the last fifty waited. */
  usualMinutes: number | null;
  pressure: Pressure;
  missing: readonly DutyRole[];
}

/** How long the oldest has waited, whether the desk is live, and politely aloud how many wait. */
export function DeskTools(props: DeskToolsProps) {
  const { items, more, nowMs, connection, here, usualMinutes, pressure, missing } = props;
  const t = useT();
  const count = items.length + more;
  const said = useNowAndThen(connection === 'live' ? t('desk.waiting', { count }) : null);
  const oldest = items[0];
  const stands = [
    ...(pressure === 'flows' ? [] : [t(pressure === 'slow' ? 'desk.slow' : 'desk.stopped')]),
    ...missing.map((role) => t(`desk.alone.${role}`)),
  ].join(` ${t('list.apart')} `);
  return (
    <>
      {oldest ? (
        <span>
          {t('desk.oldest')} <b>{t('desk.wait', { count: minutesWaited(oldest, nowMs) })}</b>
        </span>
      ) : null}
      {usualMinutes === null ? null : (
        <span>
          {t('desk.usual')} <b>{t('desk.wait', { count: usualMinutes })}</b>
        </span>
      )}
      <span role="status" className={stands === '' ? 'unseen' : undefined}>
        {stands}
      </span>
      {connection === 'live' ? (
        <span className="live-word">{t('desk.live')}</span>
      ) : connection === 'out' ? (
        <ComeInAgain />
      ) : (
        <a href={here}>{t(connection === 'lost' ? 'desk.lost' : 'desk.new')}</a>
      )}
      <span className="unseen" role="status">
        {said}
      </span>
    </>
  );
}
