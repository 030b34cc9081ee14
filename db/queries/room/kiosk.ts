import type { BatchConsent } from '../../../server/core/privacy/consent.ts';
import type { Database } from '../../databases.ts';
import type { Statement } from '../../engine.ts';
import { whileJoining } from '../../life-states.ts';
import { guard } from '../../statement.ts';
import { batches } from '../consultation/code-batches.ts';
import type { CodeBatch } from '../consultation/consent.ts';

/** Its places are handed out by devices, and its words were given to nobody. */
export function addKioskGroup(batchId: string): Statement {
  return { sql: 'insert into kiosk_group (batch_id) values (?1)', args: [batchId] };
}

/** One more device of a group. Refused as `state-forbids` where no code would open anything, where the group was called back, or where it is none of kiosks. */
export function startDevice(device: {
  readonly hash: Buffer;
  readonly batchId: string;
  readonly staffId: string;
  readonly untilMinute: number;
}): Statement[] {
  return [
    {
      sql: `insert into kiosk_device (hash, batch_id, staff_id, until_minute)
        select ?1, batch_id, ?3, ?4 from kiosk_group
        where batch_id = ?2 and ${whileJoining}
          and exists (select 1 from code_batch where id = ?2 and called_back_day = '')`,
      args: [device.hash, device.batchId, device.staffId, device.untilMinute],
    },
    guard('state-forbids'),
  ];
}

/** Every device of a group forgets that it is one as soon as it asks again. */
export function endDevices(batchId: string): Statement {
  return { sql: 'delete from kiosk_device where batch_id = ?1', args: [batchId] };
}

/** Those whose hours are over. */
export function forgetDevices(minute: number): Statement {
  return { sql: 'delete from kiosk_device where until_minute < ?1', args: [minute] };
}

/** At close there is nothing left to hand out. */
export function forgetAllDevices(): Statement {
  return { sql: 'delete from kiosk_device', args: [] };
}

/** In the write of a seat: this device still runs. Refused as `kiosk-over`. */
export function deviceRuns(hash: Buffer, minute: number): Statement[] {
  return [
    {
      sql: 'update kiosk_device set until_minute = until_minute where hash = ?1 and until_minute >= ?2',
      args: [hash, minute],
    },
    guard('kiosk-over'),
  ];
}

/** For whom a device hands out places, while it runs. */
export async function deviceOf(
  db: Database,
  { hash, minute }: { readonly hash: Buffer; readonly minute: number },
): Promise<({ readonly batchId: string } & CodeBatch) | undefined> {
  const [found] = await db.query(
    `select b.id, b.consent, b.attested_by, b.attested_how
      from kiosk_device d join code_batch b on b.id = d.batch_id where d.hash = ?1 and d.until_minute >= ?2`,
    [hash, minute],
  );
  if (!found) return undefined;
  const [batchId, consent, by, how] = found;
  return {
    batchId: String(batchId),
    consent: consent as BatchConsent,
    attestedBy: db.text.decode(by as Uint8Array),
    attestedHow: db.text.decode(how as Uint8Array),
  };
}

/** Traces of up to so many places of a group that nobody has taken yet, in no order that says anything. */
export async function freePlaces(
  db: Database,
  { batchId, most }: { readonly batchId: string; readonly most: number },
): Promise<readonly Buffer[]> {
  const rows = await db.query('select hash from join_code where batch_id = ?1 limit ?2', [batchId, most]);
  return rows.map(([hash]) => Buffer.from(hash as Uint8Array));
}

/** The piles of which nobody has a sheet. */
export async function kioskBatches(db: Database): Promise<ReadonlySet<string>> {
  return new Set(
    (await db.query('select batch_id from kiosk_group', [])).map(([batchId]) => String(batchId)),
  );
}

/** The groups of a consultation that were not called back, with how many devices of each run. How many places are taken is a count of children and is not read. */
export async function kioskGroups(db: Database, minute: number) {
  const [groups, all] = await Promise.all([
    db.query(
      `select g.batch_id, (select count(*) from kiosk_device d where d.batch_id = g.batch_id and d.until_minute >= ?1)
        from kiosk_group g`,
      [minute],
    ),
    batches(db),
  ]);
  const devices = new Map(groups.map(([batchId, count]) => [String(batchId), Number(count)]));
  return all
    .filter(({ id, calledBackDay }) => devices.has(id) && calledBackDay === '')
    .map(({ id, label, language, size, day }) => ({
      ...{ id, label, language, size, day },
      devices: devices.get(id) ?? 0,
    }));
}
