import type { LoaderFunctionArgs } from '@remix-run/node';
import { granted } from '../../granted.ts';
import { seated } from '../seat.ts';

/** The picture of a design, for a child with a seat; kept by no cache, as every page of a seat. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const bytes = granted(
    await context.services.room.designPicture(child.actor, { activityId: params.id ?? '' }),
  );
  return new Response(new Uint8Array(bytes), { headers: { 'Content-Type': 'image/jpeg' } });
}
