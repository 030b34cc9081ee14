import type { AppLoadContext } from '@remix-run/node';
import { isId } from '../../../../server/core/ids.ts';
import type { Outcome } from '../../../../server/core/outcome.ts';
import { longestAnswer, outcomes } from '../../../../server/core/privacy/complaint.ts';
import type { Staff } from '../../../../server/core/staff/roles.ts';

/** UTF-16 units that are read of a text; the rule that bounds it is stricter. */
const longestTyped = 10_000;

type Sent = { readonly fields: URLSearchParams; readonly staff: Staff; readonly context: AppLoadContext };

const textIn = (fields: URLSearchParams, name: string) => (fields.get(name) ?? '').slice(0, longestTyped);

/** Which level has to change: the first one without words, or with too many. */
function wrongIn({ older }: { readonly older: string }): 'older' | 'younger' {
  const { length } = older.trim();
  return length === 0 || length > longestAnswer ? 'older' : 'younger';
}

/** The public words of a form, and which of its fields has to change. */
export async function commentFrom({ fields, staff, context }: Sent): Promise<{
  readonly outcome: Outcome<unknown>;
  readonly field: string;
}> {
  const language = context.languages.find(({ tag }) => tag === fields.get('language'))?.tag ?? 'en';
  const texts = { older: textIn(fields, 'comment.older'), younger: textIn(fields, 'comment.younger') };
  const consultationId = (fields.get('about') ?? '').slice(0, 40);
  const id = fields.get('id') ?? '';
  const outcome = await context.services.complaints.comment(staff, {
    ...{ consultationId, language, texts },
    ...(isId(id) ? { id } : {}),
  });
  return { outcome, field: `comment.${wrongIn(texts)}` };
}

/** The answer of a form. A choice that is missing is refused as `field-missing` like a level without words. */
export async function answerFrom({ fields, staff, context, id }: Sent & { readonly id: string }): Promise<{
  readonly outcome: Outcome<unknown>;
  readonly field: string;
}> {
  const chosen = outcomes.find((each) => each === fields.get('outcome'));
  if (!chosen) return { outcome: { ok: false, code: 'field-missing' }, field: 'outcome' };
  const texts = { older: textIn(fields, 'older'), younger: textIn(fields, 'younger') };
  const outcome = await context.services.complaints.answer(staff, {
    id,
    round: fields.get('round') === '2' ? 2 : 1,
    outcome: chosen,
    texts,
  });
  return { outcome, field: wrongIn(texts) };
}
