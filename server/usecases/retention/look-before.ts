import { createHash } from 'node:crypto';
import { auditStatement, verifyAudit } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import type { Statement } from '../../../db/engine.ts';
import { type ConsultationRow, consultationTexts } from '../../../db/queries/consultations.ts';
import { beginDestruction, countRows } from '../../../db/queries/destructions.ts';
import { organisations } from '../../../db/queries/staff.ts';
import { type BeforeDestruction, certificateBytes, certificateOf } from '../../core/privacy/destruction.ts';
import type { Deps } from '../deps.ts';

/** What a certificate says of a consultation, read while it can be. */
export async function lookBefore(
  deps: Deps,
  db: Database,
  { row, fileSha256 }: { readonly row: ConsultationRow; readonly fileSha256: string | null },
): Promise<BeforeDestruction> {
  const texts = await consultationTexts(db);
  const title = texts.find(
    (text) => text.field === 'title' && text.language === row.languages[0] && text.level === 'older',
  );
  const check = await verifyAudit(db);
  const organisation = (await organisations(deps.databases.control)).find(
    (each) => each.id === row.organisationId,
  );
  return {
    consultationId: row.id,
    organisation: organisation?.name ?? '',
    titleSha256: createHash('sha256')
      .update(title?.body ?? '')
      .digest('hex'),
    timeZone: row.timeZone,
    retentionDay: row.retentionDay,
    rows: await countRows(db),
    audit: check.ok ? { entries: check.entries, head: check.head } : { firstBad: check.firstBad },
    fileSha256,
  };
}

/** The control database knows what the certificate will say, and the last head of its log, before anything goes. */
export function writeDown(
  before: BeforeDestruction,
  by: { readonly day: string; readonly actor: string },
): Statement[] {
  const { consultationId, audit } = before;
  return [
    beginDestruction({
      consultationId,
      day: by.day,
      body: Buffer.from(certificateBytes(certificateOf(before, ''))),
    }),
    auditStatement({
      ...by,
      subject: consultationId,
      deed: 'consultation:destroy',
      detail: 'head' in audit ? audit.head : `chain broken at ${audit.firstBad}`,
    }),
  ];
}
