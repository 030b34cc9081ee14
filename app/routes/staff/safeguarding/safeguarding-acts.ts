import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import * as z from 'zod/mini';
import { idPattern } from '../../../../server/core/ids.ts';
import { caseParts, halves, remedies } from '../../../../server/core/safeguarding/cases.ts';
import { longestReason } from '../../../../server/core/staff/field-limits.ts';
import { formId, parseForm, readFields } from '../../../forms/read-form.ts';
import { refusedForm } from '../refuse-form.ts';
import { nothingFor, signedInToSend } from '../signed-in.ts';
import { caseField } from './case-field.ts';

const id = z.string().check(z.regex(idPattern));
/** However long: the rules of a text say what is too long, and the words come back. */
const words = z.string();
const part = z.enum(caseParts);

const form = z.discriminatedUnion('act', [
  z.object({ act: z.literal('open'), case: id, part, reason: words }),
  z.object({ act: z.literal('alone'), case: id, part, reason: words }),
  z.object({ act: z.literal('reseal-begin'), case: id, part, half: z.enum(halves) }),
  z.object({
    act: z.enum(['pass', 'reseal']),
    case: id,
    part,
    boxes: z.string().check(z.maxLength(200_000)),
  }),
  z.object({ act: z.literal('answer'), case: id, text: words }),
  z.object({ act: z.enum(['send', 'drop']), case: id, number: z.coerce.number(), seen: z.string() }),
  z.object({ act: z.enum(['promise', 'done']), case: id, remedy: z.enum(remedies) }),
  z.object({ act: z.literal('close'), case: id, to: z.enum(['ask', 'close', 'keep']), seen: z.string() }),
  z.object({ act: z.literal('rehearse') }),
]);

const boxes = z
  .array(
    z.strictObject({
      number: z.int().check(z.gte(1), z.lte(10_000)),
      half: z.enum(halves),
      to: id,
      key: z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/)),
      box: z.string().check(z.regex(/^[A-Za-z0-9_-]{100,200}$/)),
    }),
  )
  .check(z.maxLength(1_000));

function boxesIn(text: string) {
  try {
    const parsed = z.safeParse(boxes, JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** What a lead does with a case: each a form, also where a page with script sends it. `here` is the page it is on. */
export async function actOnCases(
  { context, request }: Pick<ActionFunctionArgs, 'context' | 'request'>,
  { consultationId, here }: { readonly consultationId: string; readonly here: string },
) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const sent = parseForm(fields, form);
  if (!sent) throw new Response(null, { status: 400 });
  const { safeguarding } = context.services;
  if (sent.act === 'rehearse') {
    const made = await safeguarding.rehearse(staff, {
      consultationId,
      text: context.speaker.t('sg.rehearse.text'),
      language: context.speaker.language,
      form: formId(fields),
    });
    if (!made.ok) return refusedForm(made.code, { fields, field: 'rehearse' });
    return redirect(`${here}?case=${made.value.caseId}`, { status: 303 });
  }
  const at = { consultationId, caseId: sent.case };
  const outcome = await (async () => {
    switch (sent.act) {
      case 'open':
        return safeguarding.open(staff, { ...at, part: sent.part, reason: sent.reason });
      case 'alone':
        return safeguarding.openAlone(staff, { ...at, part: sent.part, reason: sent.reason });
      case 'reseal-begin':
        return safeguarding.beginReseal(staff, { ...at, part: sent.part, half: sent.half });
      case 'pass':
      case 'reseal': {
        const found = boxesIn(sent.boxes);
        if (!found) throw new Response(null, { status: 400 });
        return safeguarding.pass(staff, {
          ...at,
          part: sent.part,
          kind: sent.act,
          boxes: found.map((each) => ({ ...each, box: Buffer.from(each.box, 'base64url') })),
        });
      }
      case 'answer':
        return safeguarding.answer(staff, { ...at, text: sent.text });
      case 'send':
      case 'drop':
        return safeguarding.settleAnswer(staff, {
          ...at,
          number: sent.number,
          seen: sent.seen,
          to: sent.act,
        });
      case 'promise':
      case 'done':
        return safeguarding.remedy(staff, {
          ...at,
          remedy: sent.remedy,
          to: sent.act === 'promise' ? 'promised' : 'done',
        });
      case 'close':
        return safeguarding.close(staff, { ...at, to: sent.to, seen: sent.seen });
    }
  })();
  if (!outcome.ok) {
    const gone = outcome.code === 'not-found';
    // Whoever has no cases here is told of none; to all others it is the case that went.
    if (gone && !(await safeguarding.cases(staff, { consultationId })).ok) throw nothingFor(fields);
    // Where nothing can be changed it is said of the case.
    const field =
      gone || outcome.code === 'already-decided' ? 'case' : caseField((name) => fields.get(name) ?? '');
    return refusedForm(outcome.code, { fields, field, most: longestReason });
  }
  // What a browser handed on by itself leaves the page where it is.
  if (sent.act === 'pass') return { passed: true };
  return redirect(`${here}?case=${sent.case}&saved`, { status: 303 });
}
