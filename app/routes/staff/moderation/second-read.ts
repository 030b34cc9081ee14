import type { SecondDecision } from '../../../../server/core/moderation/appeal.ts';
import { isReason } from '../../../../server/core/moderation/reasons.ts';
import { type ReadBeside, type ReadDecision, readDecision, type Wrong } from './desk-form.ts';

/** The second person's answer as the form says it: as at the desk, but what is not shown stays as it is, with a reason. */
export function readSecond(
  fields: URLSearchParams,
  look: ReadBeside,
):
  | {
      ok: true;
      value: Omit<ReadDecision, 'decision'> & { readonly decision: SecondDecision };
    }
  | { ok: false; wrong: Wrong } {
  if (fields.get('decision') === 'uphold') {
    const reason = fields.get('reason') ?? '';
    return isReason(reason)
      ? { ok: true, value: { decision: 'uphold', reason, hidden: [], leaves: [] } }
      : { ok: false, wrong: { code: 'reason-needed', field: 'reason' } };
  }
  const read = readDecision(fields, look);
  if (!read.ok) return read;
  const { decision, reason, hidden, leaves } = read.value;
  if (decision !== 'publish' && decision !== 'redact')
    return { ok: false, wrong: { code: 'field-missing', field: 'decision' } };
  return { ok: true, value: { decision, reason, hidden, leaves } };
}
