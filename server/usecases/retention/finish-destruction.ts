import { createHash } from 'node:crypto';
import { auditStatement } from '../../../db/audit.ts';
import { destructionOf, destructions, endDestruction } from '../../../db/queries/retention/destructions.ts';
import { dropReasons } from '../../../db/queries/safeguarding/leads.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { certificateBytes, certificateIn, signedOn } from '../../core/privacy/destruction.ts';
import type { Deps } from '../deps.ts';

/**
 * From a destruction that was begun to one that is over: the key, the files, and then the signature, so that the certificate
 * never says what is not so yet. Answers the day in the consultation's zone.
 */
export async function finishDestruction(deps: Deps, consultationId: string): Promise<string> {
  const control = deps.databases.control;
  const row = await destructionOf(control, consultationId);
  if (!row) throw new Error('No destruction was begun.');
  if (row.signed) return row.day;
  await deps.databases.destroy(consultationId);
  const draft = certificateIn(row.body);
  const day = dayIn(draft.timeZone, deps.clock());
  const body = Buffer.from(certificateBytes(signedOn(draft, day)));
  const ended = await control.write([
    dropReasons(control, { consultationId, standing: [] }),
    ...endDestruction({ consultationId, day, body, signature: deps.secrets.sign(body) }),
    auditStatement({
      day,
      actor: 'retention',
      deed: 'consultation:destroyed',
      subject: consultationId,
      detail: createHash('sha256').update(body).digest('hex'),
    }),
  ]);
  if (!ended.ok) throw new Error(`A certificate was refused: ${ended.refusal}`);
  return day;
}

/** What a stop in the middle left: carried on before anything is served. Answers how many. */
export async function finishDestructions(deps: Deps): Promise<number> {
  const begun = (await destructions(deps.databases.control)).filter((each) => !each.signed);
  for (const { consultationId } of begun) await finishDestruction(deps, consultationId);
  return begun.length;
}
