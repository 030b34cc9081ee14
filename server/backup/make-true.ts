import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { auditStatement, noteStand } from '../../db/audit.ts';
import { type Databases, openDatabases } from '../../db/databases.ts';
import { complaintsMigrations } from '../../db/migrations/complaints.ts';
import { consultationMigrations } from '../../db/migrations/consultation.ts';
import { controlMigrations } from '../../db/migrations/control.ts';
import { ofSite } from '../../db/of-site.ts';
import { countRows } from '../../db/queries/retention/destructions.ts';
import { keepPromises, type Promised } from '../../db/queries/retention/restored.ts';
import { everybody } from '../../db/queries/retention/restored-decisions.ts';
import { keepSiteEntries } from '../../db/queries/retention/site-entries.ts';
import { copyLastDay, copyState, directoryEntries } from '../../db/queries/staff/staff.ts';
import { forgetAllRecovery, forgetUsedRecovery } from '../../db/queries/staff/staff-factors.ts';
import { dayIn } from '../core/consultation/days.ts';
import { type ConsultationState, hasReleases, isOver } from '../core/consultation/lifecycle.ts';
import { backupMoment, outlivesLists } from '../core/privacy/backups.ts';
import { tablesWithoutEnd } from '../core/privacy/retention.ts';
import { createSecrets, type Secrets } from '../guard/secrets.ts';
import { forgetRevokedIn } from '../usecases/safeguarding/forget-lead.ts';
import { giveBackAgain, keepErased } from './erase-again.ts';
import { forgetLostFactors } from './forget-lost-factors.ts';
import { forgetReasonsAgain } from './forget-reasons.ts';
import { keepReleases, type LaterReleases, laterReleases } from './keep-releases.ts';
import { dropStatements, type Lost } from './lost.ts';
import { BackupRefusal } from './manifest.ts';
import { checkChain, refuseBadCopy } from './refuse-harmed.ts';
import type { RestoreParts } from './restore-parts.ts';

type Making = RestoreParts & {
  readonly promised: Promised;
  /** Whether all that was signed until the last moment is on a list. */
  readonly releasesKnown: boolean;
  readonly gone: ReadonlySet<string>;
  readonly away: ReadonlySet<string>;
  readonly lost: readonly Lost[];
  readonly backup: string;
};

/** Migrates, checks and keeps the promises, in the folder where the restore is put together. Throws BackupRefusal. */
export async function makeTrue(target: string, parts: Making) {
  const { keyring, gone, promised } = parts;
  for (const id of ofSite) refuseBadCopy({ id, file: join(target, `${id}.db`), key: keyring[id] });
  const databases = await openDatabases({
    dataDir: target,
    keyring: parts.drill ? { ...keyring, destroyKey: () => undefined } : keyring,
    maxOpen: 8,
    migrations: {
      control: controlMigrations,
      complaints: complaintsMigrations,
      consultation: consultationMigrations,
    },
    withoutEnd: tablesWithoutEnd,
  });
  try {
    const { control, complaints } = databases;
    await checkChain(control, 'control');
    await checkChain(complaints, 'complaints');
    // A copy of the keyring from before a destruction would bring its key back.
    if (!parts.drill)
      for (const id of gone)
        if (keyring.keyFor(id) !== undefined || keyring.apartKey(id) !== undefined) keyring.destroyKey(id);
    const day = dayIn('UTC', parts.nowMs);
    const outlived = outlivesLists(backupMoment(parts.backup) ?? 0, parts.nowMs);
    const secrets = createSecrets(keyring);
    const givenBack = await giveBackAgain(complaints, { promised, secrets, all: outlived });
    if (await forgetRevokedIn(complaints, promised.revoked)) await complaints.rewrite();
    const complaintsStand = await noteStand(complaints, day);
    const later = await laterReleases(control, { promised, secrets });
    const kept = await keepAll(databases, { ...parts, secrets, later, day });
    const { consultations, erased, hidden, resting, missing, states } = kept;
    const takenBack = givenBack + kept.takenBack;
    // Before it is looked for which reasons of openings alone go again: some of them come by this.
    const entered = await control.write(await keepSiteEntries(control, promised.site));
    if (!entered.ok) throw new BackupRefusal('What was decided for the site since could not be kept.');
    const written = await control.write([
      ...keepPromises(promised, day),
      ...keepReleases({ later, unsure: parts.releasesKnown ? [] : unsureIn(states), day }),
      outlived ? forgetAllRecovery() : forgetUsedRecovery(),
      ...(await forgetLostFactors(control, { promised, day })),
      ...(await forgetReasonsAgain(databases, gone)),
      ...complaintsStand,
      ...kept.heads,
      ...[...states].map(([id, state]) => copyState(id, state)),
      // What children were told is known by this from now on, also where the same backup is put back once more.
      ...promised.lives.flatMap((each) => (each.retentionDay === '' ? [] : [copyLastDay(each.id, each)])),
      ...(await dropStatements(control, { lost: parts.lost, before: promised.drops, day })),
      auditStatement({
        day,
        actor: 'command-line',
        deed: 'backup:restore',
        subject: parts.backup,
        detail: `${consultations} consultations, ${erased} erased again, ${takenBack} taken back again, ${hidden} held again${outlived ? ', complaints and letters left out' : ''}`,
      }),
    ]);
    if (!written.ok) throw new BackupRefusal('The promises since the backup could not be written.');
    return {
      ...{ consultations, rows: kept.rows, erased, takenBack, hidden, outlived, missing, resting },
      closed: kept.closed,
      stand: later.stand.length,
      unsigned: later.lost.map(({ consultationId, number }) => ({ consultationId, number })),
    };
  } finally {
    await databases.close();
  }
}

/** Each consultation of the backup that is kept, one after the other. */
async function keepAll(
  databases: Databases,
  parts: Making & { readonly secrets: Secrets; readonly later: LaterReleases; readonly day: string },
) {
  const { gone, keyring, day } = parts;
  const { control } = databases;
  const staffIds = await everybody(control);
  const heads = [];
  const missing: string[] = [];
  const states = new Map<string, ConsultationState>();
  let [consultations, rows, erased, takenBack, hidden, resting, closed] = [0, 0, 0, 0, 0, 0, 0];
  for (const entry of await directoryEntries(control)) {
    if (gone.has(entry.id) || parts.away.has(entry.id) || entry.state === 'destroyed') continue;
    const [file, key] = [databases.file(entry.id), keyring.keyFor(entry.id)];
    if (file === undefined || key === undefined || !existsSync(file)) {
      if (!parts.lost.some(({ id }) => id === entry.id)) missing.push(entry.id);
      continue;
    }
    refuseBadCopy({ id: entry.id, file, key });
    const db = await databases.consultation(entry.id);
    if (!db) continue;
    await checkChain(db, entry.id);
    const again = await keepErased(db, { ...parts, staffIds, id: entry.id });
    erased += again.erased;
    takenBack += again.takenBack;
    hidden += again.hidden;
    if (again.rests) resting += 1;
    if (again.closed) closed += 1;
    if (again.state !== undefined) states.set(entry.id, again.state);
    for (const count of (await countRows(db)).values()) rows += count;
    // The control database may be a moment younger than the chains that it has heads of.
    heads.push(...(await noteStand(db, day)));
    consultations += 1;
  }
  return { consultations, rows, erased, takenBack, hidden, resting, closed, missing, states, heads };
}

/**
 * What was over in the newest list and is not published may have been since: nobody knows, and no number is given twice. What was open by then was not: that takes a
 * draft and a second person, and the newest list is a minute old.
 */
function unsureIn(states: ReadonlyMap<string, ConsultationState>): readonly string[] {
  return [...states].filter(([, state]) => isOver(state) && !hasReleases(state)).map(([id]) => id);
}
