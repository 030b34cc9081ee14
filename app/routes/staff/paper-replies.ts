import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { readFields } from '../../forms/read-form.ts';
import { pdfNamed } from './paper-file.ts';
import { nothingHere, signedInToPrint } from './signed-in.ts';

/** Only a form has the answers: who prints children's words is put down each time. */
export function loader() {
  throw nothingHere();
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = signedInToPrint(context, params.id ?? '');
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const made = await context.services.paper.replies(staff, {
    consultationId,
    batchId: fields.get('batch') ?? '',
    origin: context.origin,
  });
  if (made.ok) return pdfNamed('answers', made.value.pdf);
  if (made.code === 'not-found') throw nothingHere();
  return redirect(`/staff/c/${consultationId}/paper?refused=${made.code}`, { status: 303 });
}
