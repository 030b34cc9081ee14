import { createHash } from 'node:crypto';
import { type AuditCheck, auditStatement, entriesOf, notedHead, verifyAudit } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { type ConsultationRow, consultationTexts } from '../../../db/queries/consultations.ts';
import { beginDestruction, countRows } from '../../../db/queries/destructions.ts';
import { keepLines, keptEnd, noteKept } from '../../../db/queries/kept-log.ts';
import { organisations } from '../../../db/queries/staff.ts';
import { type BeforeDestruction, certificateBytes, certificateOf } from '../../core/privacy/destruction.ts';
import { countDeed, type DeedCounts, type KeptLine, keptLines } from '../../core/privacy/kept-log.ts';
import { toldTerms } from '../consultation/told-terms.ts';
import type { Deps } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';

/** What a certificate says of a consultation, read while it can be. What a damaged page keeps from being read is said to be so: its last day comes all the same. */
export async function lookBefore(
  deps: Deps,
  db: Database,
  { row, fileSha256 }: { readonly row: ConsultationRow; readonly fileSha256: string | null },
): Promise<BeforeDestruction & { readonly assessed: Uint8Array; readonly lines: readonly KeptLine[] }> {
  const texts = await unlessDamaged(consultationTexts(db), null);
  const title = texts?.find(
    (text) => text.field === 'title' && text.language === row.languages[0] && text.level === 'older',
  );
  const noted = await notedHead(deps.databases.control, db);
  const check = await unlessDamaged(verifyAudit(db, noted), null);
  const lines = await linesToKeep(db);
  const organisation = (await organisations(deps.databases.control)).find(
    (each) => each.id === row.organisationId,
  );
  return {
    consultationId: row.id,
    organisation: organisation?.name ?? '',
    titleSha256:
      texts &&
      createHash('sha256')
        .update(title?.body ?? '')
        .digest('hex'),
    timeZone: row.timeZone,
    retentionDay: row.retentionDay,
    rows: await unlessDamaged(countRows(db), null),
    audit: endOf(check),
    kept: keptEnd(row.id, lines),
    lines,
    fileSha256,
    assessed: await unlessDamaged(assessedOf(deps, db), new Uint8Array()),
  };
}

/** Both assessments with every version that was approved: public already, as its release is, and it stays. */
async function assessedOf(deps: Deps, db: Database): Promise<Uint8Array> {
  const { assessments } = await toldTerms(db);
  return deps.databases.control.text.encode(JSON.stringify(assessments));
}

/** Who did what on which day: of a log with a damaged page, what can be read up to there. */
async function linesToKeep(db: Database): Promise<readonly KeptLine[]> {
  const counts: DeedCounts = new Map();
  await unlessDamaged(countAll(db, counts), undefined);
  return keptLines(counts);
}

async function countAll(db: Database, counts: DeedCounts): Promise<void> {
  for await (const entry of entriesOf(db)) countDeed(counts, entry);
}

function endOf(check: AuditCheck | null): BeforeDestruction['audit'] {
  if (!check) return { unreadable: true };
  return check.ok ? { entries: check.entries } : { firstBad: check.firstBad };
}

/** How the control log says it. */
function endInWords(audit: BeforeDestruction['audit']): string {
  if ('entries' in audit) return 'chain whole';
  return 'firstBad' in audit ? 'chain broken' : 'chain unreadable';
}

/**
 * The control database knows what the certificate will say, whether the chain of its log was whole, and what stays of that, before anything goes. It is one
 * commit, refused where there was one: a destruction that is begun again keeps nothing twice.
 */
export function writeDown(
  before: Awaited<ReturnType<typeof lookBefore>>,
  by: { readonly day: string; readonly actor: string },
): Statement[] {
  const { consultationId, audit, assessed, lines, kept } = before;
  return [
    beginDestruction({
      consultationId,
      day: by.day,
      body: Buffer.from(certificateBytes(certificateOf(before, ''))),
      assessed,
    }),
    auditStatement({
      ...by,
      subject: consultationId,
      deed: 'consultation:destroy',
      detail: endInWords(audit),
    }),
    ...keepLines(consultationId, lines),
    noteKept({ day: by.day, consultationId, ...kept }),
  ];
}
