import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { readFields } from '../../../forms/read-form.ts';
import { nothingHere, signedInToPrint } from '../signed-in.ts';
import { pdfNamed } from './paper-file.ts';

/** What is printed for a pile of sheets, handed over as a file of this name; a refusal leads back to the page of paper. */
export async function printPile(
  { context, params, request }: ActionFunctionArgs,
  { what, name }: { readonly what: 'replies' | 'checks'; readonly name: string },
): Promise<Response> {
  const consultationId = params.id ?? '';
  const staff = signedInToPrint(context, consultationId);
  const fields = await readFields(request);
  const made = await context.services.paper[what](staff, {
    consultationId,
    batchId: fields.get('batch') ?? '',
    origin: context.origin,
  });
  if (made.ok) return pdfNamed(name, made.value.pdf);
  if (made.code === 'not-found') throw nothingHere();
  return redirect(`/staff/c/${encodeURIComponent(consultationId)}/paper?refused=${made.code}`, {
    status: 303,
  });
}
