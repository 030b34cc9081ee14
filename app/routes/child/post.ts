import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { isId } from '../../../server/core/ids.ts';
import { helpChoices } from '../../../server/core/safeguarding/cases.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { readFields } from '../../forms/read-form.ts';
import { seatedToSend } from './seat.ts';

/** A text that was not taken, to be shown again with the sentence that says why. */
export type NotTaken = { readonly activity: string; readonly code: RefusalCode; readonly typed: string };

/**
 * Takes what a child wrote into a form and shows the page anew; not taken, the page keeps the words. `read`: the fields,
 * where the page had to read them already.
 */
export async function takePost(
  { request, context }: Pick<ActionFunctionArgs, 'request' | 'context'>,
  to: (activity: string) => string,
  read?: URLSearchParams,
) {
  const fields = read ?? (await readFields(request));
  const child = seatedToSend(context, fields);
  const activity = fields.get('activity') ?? '';
  const id = fields.get('id') ?? '';
  const text = fields.get(`text-${activity}`) ?? '';
  if (!isId(id) || !isId(activity)) throw new Response(null, { status: 404 });
  const choice = helpChoices.find((each) => each === fields.get('choice')) ?? 'view';
  if (choice !== 'view') {
    const asked = await context.services.safeguarding.ask(child.actor, {
      id,
      activityId: activity,
      text,
      language: context.speaker.language,
      choice,
    });
    if (asked.ok) throw redirect('/here/help-me?sent=yes', 303);
    if (asked.code === 'not-found' || asked.code === 'not-allowed') throw new Response(null, { status: 404 });
    return data<NotTaken>({ activity, code: asked.code, typed: text }, { status: 400 });
  }
  const posted = await context.services.room.post(child.actor, {
    id,
    activityId: activity,
    text,
    language: context.speaker.language,
  });
  if (posted.ok) throw redirect(to(activity), 303);
  if (posted.code === 'not-found' || posted.code === 'not-allowed') throw new Response(null, { status: 404 });
  return data<NotTaken>({ activity, code: posted.code, typed: text }, { status: 400 });
}

/** Takes a child's word that something is wrong with another's, and shows the room anew; it says that it was heard. */
export async function takeReport(
  { params, context }: Pick<ActionFunctionArgs, 'params' | 'context'>,
  fields: URLSearchParams,
) {
  const child = seatedToSend(context, fields);
  const reported = await context.services.room.report(child.actor, { id: fields.get('said') ?? '' });
  if (reported.ok) throw redirect(`/here/room/${params.id}?told=yes`, 303);
  if (reported.code === 'not-found' || reported.code === 'not-allowed')
    throw new Response(null, { status: 404 });
  return data<NotTaken>({ activity: params.id ?? '', code: reported.code, typed: '' }, { status: 400 });
}
