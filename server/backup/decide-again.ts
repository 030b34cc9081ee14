import { auditStatement } from '../../db/audit.ts';
import type { Database } from '../../db/databases.ts';
import type { Statement } from '../../db/engine.ts';
import { moveClosingDay } from '../../db/queries/consultation/closing-day.ts';
import { callBack } from '../../db/queries/consultation/code-batches.ts';
import { moveUse, shutOpenWay } from '../../db/queries/consultation/consent.ts';
import { consultationRow } from '../../db/queries/consultation/consultations.ts';
import { retireSeed } from '../../db/queries/consultation/running-seeds.ts';
import { standingDecisions } from '../../db/queries/retention/restored-decisions.ts';
import { knowGroup, knownGroups } from '../../db/queries/staff/own-groups.ts';
import { forgetTranslations } from '../../db/queries/translation/translation-writes.ts';
import { daysAfter } from '../core/consultation/days.ts';
import { isOver, isRunning } from '../core/consultation/lifecycle.ts';
import type { Secrets } from '../guard/secrets.ts';
import { type Decision, decided } from '../usecases/privacy/promised-decisions.ts';
import { BackupRefusal } from './manifest.ts';

/**
 * Decides again what staff decided since so that children are spared it. Such a decision is whole by its name alone; one that needs a reason or
 * words is not made up (hide-again.ts).
 */
export async function decideAgain(
  db: Database,
  parts: {
    readonly id: string;
    readonly secrets: Secrets;
    readonly isWanted: (subject: Buffer) => boolean;
    /** Everybody the restored control database knows. */
    readonly staffIds: readonly string[];
    readonly day: string;
  },
): Promise<void> {
  const { id: consultationId, secrets, day, staffIds } = parts;
  const isDecided = (decision: Decision) => parts.isWanted(decided(secrets, { consultationId, decision }));
  const standing = await standingDecisions(db);
  const row = await consultationRow(db);
  const runs = row !== undefined && isRunning(row.state);
  // Or it is from just before the opening: opened again, it would undo these two.
  const toRun = runs || row?.state === 'approved';
  const by = { day, actor: 'command-line' } as const;
  const statements: Statement[] = [];
  // Once it is over neither is decided any more.
  for (const use of runs ? standing.uses : []) {
    if (!isDecided(['use', use])) continue;
    statements.push(
      ...moveUse({ use, to: 'dropped', staffId: by.actor }),
      auditStatement({ ...by, deed: 'use:dropped', subject: consultationId, detail: use }),
    );
    if (use === 'translation') statements.push(...forgetTranslations(db, null));
  }
  for (const id of runs ? standing.sentences : []) {
    if (!isDecided(['sentence', id])) continue;
    statements.push(
      ...retireSeed(id),
      auditStatement({ ...by, deed: 'seed:retire', subject: id, detail: '' }),
    );
  }
  // The way for children without a safe carer was not shut alone, and is not here (R1197).
  if (toRun && row.publicWay === 1 && row.carerWay !== 'public' && isDecided(['way-shut']))
    statements.push(
      ...shutOpenWay(),
      auditStatement({ ...by, deed: 'way:shut', subject: consultationId, detail: '' }),
    );
  const until =
    toRun && row.closingDay !== '' ? laterDays(row).findLast((to) => isDecided(['until', to])) : undefined;
  if (row && until !== undefined)
    statements.push(
      ...moveClosingDay({ from: row.closingDay, to: until }),
      auditStatement({ ...by, deed: 'consultation:until', subject: consultationId, detail: until }),
    );
  for (const id of row && !isOver(row.state) ? standing.batches : []) {
    if (!isDecided(['called-back', id])) continue;
    statements.push(
      ...callBack({ id, day }),
      auditStatement({ ...by, deed: 'codes:call-back', subject: id, detail: '' }),
    );
  }
  const known = await knownGroups(db);
  for (const batchId of standing.groups)
    for (const staffId of staffIds) {
      const of = known.find((each) => each.batchId === batchId && each.staffId === staffId);
      const how = (['said', 'typed'] as const).find((each) =>
        isDecided([each === 'said' ? 'knows' : each, staffId, batchId]),
      );
      // As it stands in the backup, or by more than it was promised for.
      if (how === undefined || of?.how === how || (of && of.how !== 'typed')) continue;
      statements.push(
        knowGroup({ staffId, batchId, how, day }),
        auditStatement({ day, actor: staffId, deed: 'groups:know', subject: batchId, detail: '' }),
      );
    }
  const outcome = await db.write(statements);
  if (!outcome.ok) throw new BackupRefusal(`What the staff of ${consultationId} decided could not be kept.`);
}

/** Each day on which children could take part last, had it been moved there: a list names none, it only knows one again. */
function laterDays({
  closingDay,
  retentionDay,
}: {
  readonly closingDay: string;
  readonly retentionDay: string;
}) {
  const days: string[] = [];
  for (let day = daysAfter(closingDay, 1); day < retentionDay; day = daysAfter(day, 1)) days.push(day);
  return days;
}
