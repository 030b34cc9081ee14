import { dayMs } from '../consultation/days.ts';
import { backupDays } from './retention.ts';

const hourMs = 3_600_000;

/** Milliseconds since 1970 → the name of a backup, its moment in UTC to the second. A backup is an act of the site. */
export function backupName(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}

/** The moment of a name that `backupName` made; undefined for any other, so that nothing else is ever removed. */
export function backupMoment(name: string): number | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z$/.exec(name);
  if (!parts) return undefined;
  const ms = Date.parse(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** Milliseconds by which clocks that agree may differ. */
const aheadMs = 60_000;

/** Whether a copy was named by a clock that ran ahead of this one: it is not the newest, whatever its name says. */
export function isAhead(ms: number, nowMs: number): boolean {
  return ms > nowMs + aheadMs;
}

/**
 * Which backups of data have had their time: of the last hour all stay, of the last day the newest of each hour, before that
 * the newest of each day, and after 35 days none. The newest of all stays. Names that are no backup's are not answered.
 */
export function backupsToRemove(names: readonly string[], nowMs: number): readonly string[] {
  const dated = names
    .flatMap((name) => {
      const ms = backupMoment(name);
      return ms === undefined ? [] : [{ name, ms }];
    })
    .sort((a, b) => b.ms - a.ms);
  const taken = new Set<string>();
  return dated
    .filter(({ ms }, index) => {
      const age = nowMs - ms;
      if (index === 0) return false;
      if (age > backupDays.data * dayMs) return true;
      if (age <= hourMs) return false;
      const slot = age <= dayMs ? `hour ${Math.floor(ms / hourMs)}` : `day ${Math.floor(ms / dayMs)}`;
      if (taken.has(slot)) return true;
      taken.add(slot);
      return false;
    })
    .map(({ name }) => name);
}

/** Copies of the keyring older than seven days, by the moment in their name. */
export function isKeyCopyOver(ms: number, nowMs: number): boolean {
  return nowMs - ms > backupDays.keys * dayMs;
}

/** Milliseconds for which lists know at least what was given back: a day longer than a backup lives. */
const listedMs = (backupDays.data + 1) * dayMs;

/** The first day of which lists still know all that was given back, in UTC. */
export function listedSince(nowMs: number): string {
  return new Date(nowMs - listedMs).toISOString().slice(0, 10);
}

/** Whether a backup that somebody kept is from before that day: what was given back since may be on no list any more. */
export function outlivesLists(takenMs: number, nowMs: number): boolean {
  return backupName(takenMs).slice(0, 10) < listedSince(nowMs);
}

/** Days for which pages say that a backup was put back. */
const lately = 14;

/** Whether a restore of this day is so new that a person may not have looked yet at what it undid. Both as YYYY-MM-DD. */
export function isPutBackLately(day: string, today: string): boolean {
  return Date.parse(today) - Date.parse(day) < lately * dayMs;
}
