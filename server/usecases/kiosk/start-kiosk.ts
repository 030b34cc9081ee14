import { auditStatement } from '../../../db/audit.ts';
import type { Statement } from '../../../db/engine.ts';
import { addKioskGroup, kioskGroups, startDevice } from '../../../db/queries/room/kiosk.ts';
import { knowGroup } from '../../../db/queries/staff/own-groups.ts';
import { dayIn, minuteOf } from '../../core/consultation/days.ts';
import { isId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { BatchConsent } from '../../core/privacy/consent.ts';
import { wrongAtKiosk } from '../../core/room/kiosk.ts';
import type { Actor, Staff } from '../../core/staff/roles.ts';
import { drawCodes } from '../consultation/draw-codes.ts';
import { type Permitted, permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { promiseDecided } from '../privacy/promised-decisions.ts';

type NewGroup = {
  readonly label: string;
  /** In which each child begins. */
  readonly language: string;
  /** Children that may take part at its devices. */
  readonly size: number;
  /** By which a form that is sent twice makes one group; absent: not compared. */
  readonly form?: string | undefined;
  readonly consent?: { readonly kind: BatchConsent; readonly by: string; readonly how: string };
};

/**
 * Makes the device that asks a kiosk of a group: a new one, or with `batchId` one that has other devices already. Answers the word that the
 * device keeps, of which a keyed hash is stored, and the language in which each child begins there. Whoever starts it, and whoever is with the children (`handedBy`, '' for somebody who is no
 * staff), knows the group from now on. It runs for whole `hours`, 1 to 8.
 * Refusals: `not-found`, `state-forbids` (over, not approved, or no such group), `field-missing` (no label, 20 to 200 places, hours, `handedBy` no id),
 * `language-unknown`, `shown-once` (this form made a group already), and those of `drawCodes`.
 */
export async function startKiosk(
  deps: Deps,
  actor: Actor,
  input: {
    readonly consultationId: string;
    readonly hours: number;
    readonly handedBy: string;
  } & ({ readonly batchId: string } | { readonly group: NewGroup }),
): Promise<Outcome<{ token: string; language: string }>> {
  const { consultationId, hours, handedBy } = input;
  const found = await permitted(deps, actor, { deed: 'kiosk:run', consultationId });
  if (!found.ok) return found;
  if (actor.kind !== 'staff') return refuse('not-found');
  if (wrongAtKiosk({ hours, group: 'group' in input ? input.group : undefined }))
    return refuse('field-missing');
  if (handedBy !== '' && !isId(handedBy)) return refuse('field-missing');
  const group =
    'group' in input
      ? await newGroup(deps, actor, { ...found, group: input.group })
      : done({ batchId: input.batchId, statements: [] as readonly Statement[] });
  if (!group.ok) return group;
  const { batchId, statements } = group.value;
  const { db, row } = found;
  const now = deps.clock();
  const known =
    'group' in input ? undefined : (await kioskGroups(db, minuteOf(now))).find(({ id }) => id === batchId);
  const language = 'group' in input ? input.group.language : (known?.language ?? '');
  const day = dayIn(row.timeZone, now);
  const token = deps.secrets.token();
  // A new group is in no backup; whoever comes to know an old one reads it in none.
  if (known)
    await promiseDecided(deps, {
      consultationId,
      decisions: [actor.staffId, ...(handedBy === '' ? [] : [handedBy])].map((staffId) => [
        'knows',
        staffId,
        batchId,
      ]),
    });
  const result = await db.write([
    ...statements,
    ...startDevice({
      hash: deps.secrets.hash('kiosk', token),
      batchId,
      staffId: actor.staffId,
      untilMinute: minuteOf(now) + hours * 60,
    }),
    knowGroup({ staffId: actor.staffId, batchId, how: 'made', day }),
    ...(handedBy === '' ? [] : [knowGroup({ staffId: handedBy, batchId, how: 'handed', day })]),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'kiosk:start',
      subject: batchId,
      detail: `${hours} h`,
    }),
  ]);
  if (!result.ok) return result.refusal === 'id-taken' ? refuse('shown-once') : refusedBy(result);
  return done({ token, language }, [
    {
      name: 'group-known',
      consultationId: input.consultationId,
      staffId: actor.staffId,
      batchIds: [batchId],
    },
    { name: 'group-known', consultationId: input.consultationId, staffId: handedBy, batchIds: [batchId] },
  ]);
}

async function newGroup(
  deps: Deps,
  actor: Staff,
  { db, row, group }: Pick<Permitted, 'db' | 'row'> & { readonly group: NewGroup },
): Promise<Outcome<{ batchId: string; statements: readonly Statement[] }>> {
  if (!row.languages.includes(group.language)) return refuse('language-unknown');
  // The words are thrown away: a place is taken by whoever stands before the device.
  const drawn = await drawCodes(deps, actor, { db, row, wanted: group });
  if (!drawn.ok) return drawn;
  const [batch] = drawn.value.batches;
  if (!batch) return refuse('field-missing');
  return done({
    batchId: batch.batchId,
    statements: [...drawn.value.statements, addKioskGroup(batch.batchId)],
  });
}
