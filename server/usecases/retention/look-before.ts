import { createHash } from 'node:crypto';
import { type AuditCheck, auditStatement, entriesOf, notedHead, verifyAudit } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { type ConsultationRow, consultationTexts } from '../../../db/queries/consultation/consultations.ts';
import { beginDestruction, countRows } from '../../../db/queries/retention/destructions.ts';
import { keepLines, keptEnd, noteKept } from '../../../db/queries/retention/kept-log.ts';
import { organisations } from '../../../db/queries/staff/staff.ts';
import { type BeforeDestruction, certificateBytes, certificateOf } from '../../core/privacy/destruction.ts';
import { countDeed, type DeedCounts, type KeptLine, keptLines } from '../../core/privacy/kept-log.ts';
import { toldTerms } from '../consultation/told-terms.ts';
import type { Deps } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';

/** What has to be known of a consultation to end it: of its own row, or of its line in the directory, which says no language. */
export type Ending = Pick<
  ConsultationRow,
  'id' | 'organisationId' | 'state' | 'timeZone' | 'retentionDay'
> & {
  readonly languages?: readonly string[];
};

/**
 * What a certificate says of a consultation, read while it can be; without a database where that opens for nobody. What a damaged page keeps from
 * being read is said to be so: its last day comes all the same.
 */
export async function lookBefore(
  deps: Deps,
  db: Database | undefined,
  { row, fileSha256 }: { readonly row: Omit<Ending, 'state'>; readonly fileSha256: string | null },
): Promise<BeforeDestruction & { readonly assessed: Uint8Array; readonly lines: readonly KeptLine[] }> {
  const read = async <T>(reads: (from: Database) => Promise<T>) =>
    db ? unlessDamaged(reads(db), null) : null;
  const texts = row.languages ? await read(consultationTexts) : null;
  const title = texts?.find(
    (text) => text.field === 'title' && text.language === row.languages?.[0] && text.level === 'older',
  );
  const check = await read(async (from) => verifyAudit(from, await notedHead(deps.databases.control, from)));
  // Of a log with a damaged page, what can be read up to there.
  const counts: DeedCounts = new Map();
  await read((from) => countAll(from, counts));
  const lines = keptLines(counts);
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
    rows: await read(countRows),
    audit: endOf(check),
    kept: keptEnd(row.id, lines),
    lines,
    fileSha256,
    assessed: (await read((from) => assessedOf(deps, from))) ?? new Uint8Array(),
  };
}

/** Both assessments with every version that was approved: public already, as its release is, and it stays. */
async function assessedOf(deps: Deps, db: Database): Promise<Uint8Array> {
  const { assessments } = await toldTerms(db);
  return deps.databases.control.text.encode(JSON.stringify(assessments));
}

/** Who did what on which day. */
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
