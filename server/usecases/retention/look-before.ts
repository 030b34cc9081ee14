import { createHash } from 'node:crypto';
import { type AuditCheck, auditStatement, verifyAudit } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { type ConsultationRow, consultationTexts } from '../../../db/queries/consultations.ts';
import { beginDestruction, countRows } from '../../../db/queries/destructions.ts';
import { organisations } from '../../../db/queries/staff.ts';
import { type BeforeDestruction, certificateBytes, certificateOf } from '../../core/privacy/destruction.ts';
import { toldTerms } from '../consultation/told-terms.ts';
import type { Deps } from '../deps.ts';
import { unlessDamaged } from '../if-readable.ts';

/** What a certificate says of a consultation, read while it can be. What a damaged page keeps from being read is said to be so: its last day comes all the same. */
export async function lookBefore(
  deps: Deps,
  db: Database,
  { row, fileSha256 }: { readonly row: ConsultationRow; readonly fileSha256: string | null },
): Promise<BeforeDestruction & { readonly assessed: Uint8Array }> {
  const texts = await unlessDamaged(consultationTexts(db), null);
  const title = texts?.find(
    (text) => text.field === 'title' && text.language === row.languages[0] && text.level === 'older',
  );
  const check = await unlessDamaged(verifyAudit(db), null);
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
    fileSha256,
    assessed: await unlessDamaged(assessedOf(deps, db), new Uint8Array()),
  };
}

/** Both assessments with every version that was approved: public already, as its release is, and it stays. */
async function assessedOf(deps: Deps, db: Database): Promise<Uint8Array> {
  const { assessments } = await toldTerms(db);
  return deps.databases.control.text.encode(JSON.stringify(assessments));
}

function endOf(check: AuditCheck | null): BeforeDestruction['audit'] {
  if (!check) return { unreadable: true };
  return check.ok ? { entries: check.entries, head: check.head } : { firstBad: check.firstBad };
}

/** How the control log says it. */
function endInWords(audit: BeforeDestruction['audit']): string {
  if ('head' in audit) return audit.head;
  return 'firstBad' in audit ? `chain broken at ${audit.firstBad}` : 'chain unreadable';
}

/** The control database knows what the certificate will say, and the last head of its log, before anything goes. */
export function writeDown(
  before: Awaited<ReturnType<typeof lookBefore>>,
  by: { readonly day: string; readonly actor: string },
): Statement[] {
  const { consultationId, audit, assessed } = before;
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
  ];
}
