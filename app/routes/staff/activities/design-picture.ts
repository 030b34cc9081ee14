import type { LoaderFunctionArgs } from '@remix-run/node';
import { nothingHere, signedIn } from '../signed-in.ts';

/** The picture of a design, for who may read the consultation. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const read = await context.services.consultation.picture(staff, {
    consultationId: params.id ?? '',
    activityId: params.activity ?? '',
  });
  if (!read.ok) throw nothingHere();
  return new Response(new Uint8Array(read.value), { headers: { 'Content-Type': 'image/jpeg' } });
}
