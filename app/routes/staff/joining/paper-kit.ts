import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { batchConsents } from '../../../../server/core/privacy/consent.ts';
import { formId, readFields, wholeIn } from '../../../forms/read-form.ts';
import { nothingHere, signedInToPrint } from '../signed-in.ts';
import { pdfNamed } from './paper-file.ts';

/** Only a form has a kit: its words are drawn with it, and no address could show them again. */
export function loader() {
  throw nothingHere();
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  // Whoever is signed out: the page that has the form gives it back, as it does any other.
  if (!context.staff && fields.size > 0)
    return redirect(`/staff/c/${encodeURIComponent(consultationId)}/paper?unprinted`, { status: 307 });
  const staff = signedInToPrint(context, consultationId);
  const text = (name: string) => fields.get(name) ?? '';
  const consent = batchConsents.find((each) => each === fields.get('consent'));
  const made = await context.services.paper.kit(staff, {
    consultationId,
    label: text('label'),
    language: text('language'),
    level: fields.get('level') === 'older' ? 'older' : 'younger',
    size: wholeIn(fields, 'size'),
    handedBy: text('handedBy'),
    form: formId(fields),
    origin: context.origin,
    ...(consent ? { consent: { kind: consent, by: text('attestedBy'), how: text('attestedHow') } } : {}),
  });
  if (made.ok) return pdfNamed('kit', made.value.pdf);
  if (made.code === 'not-found') throw nothingHere();
  // 307: the browser sends this very form once more, to the page that has it, where every word of it stands again.
  return redirect(`/staff/c/${encodeURIComponent(consultationId)}/paper?refused=${made.code}`, {
    status: 307,
  });
}
