import { type ActionFunctionArgs, data, redirect } from '@remix-run/node';
import { isId } from '../../../server/core/ids.ts';
import { seatField } from '../../../server/core/room/seat-mark.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { type Asked, askedId } from '../../components/child/asked.tsx';
import type { WordsLeftData } from '../../components/form/words-left.tsx';
import { orTryAgain } from '../../forms/or-try-again.ts';
import { formId, readFields } from '../../forms/read-form.ts';
import type { BesideAct } from '../../live/live-room.ts';
import { granted, pageFor } from '../granted.ts';
import { askedAtFirst } from './asked-at-first.ts';
import { helpHere } from './help/help-here.ts';
import { goesByItself, seated, seatedToSend } from './seat.ts';

/** A text that was not taken, to be shown again with the sentence that says why, or with what the child is asked first. */
export type NotTaken = {
  readonly activity: string;
  readonly code: RefusalCode | null;
  readonly typed: string;
  readonly asked: Asked | null;
  /** It was taken and stands there, and the page stays: something else that was typed or chosen in its form stands there still. */
  readonly sent?: string;
  /** What the child did beside them. `code` is then why that was not taken, and no mistake in the words. */
  readonly beside?: BesideAct;
  /** Under which the words go again, since nobody knows whether they arrived. */
  readonly id?: string;
};

/** What a child wants with words that may tell of harm, as its form says it; null before it was asked. */
export function choiceIn(fields: URLSearchParams): 'view' | 'help' | 'both' | null {
  const given = fields.get('choice');
  return (['view', 'help', 'both'] as const).find((each) => each === given) ?? null;
}

/** The place of a design that words are about, as their form says it; everywhere else there is none. */
function placeIn(fields: URLSearchParams): number {
  const given = fields.get('place') ?? '';
  return /^\d{1,2}$/.test(given) ? Number(given) : 0;
}

/**
 * For words that a way took along (`carry`): they are given back to their box, and nothing is sent. Without a word the page comes as by a
 * link, so that the way back to it asks nothing.
 */
export function unlessEmpty(request: Request, typed: string): void {
  const { pathname, search } = new URL(request.url);
  if (typed.trim() === '') throw redirect(pathname + search, 303);
}

/**
 * Takes what a child wrote into a form and shows the page anew; not taken, the page keeps the words. `to`: the page that comes, which leads to
 * the words `said` themselves, since a child's own stand in no order; null where it stays because its form holds more. `read`: the fields, where
 * the page had to read them already.
 */
export async function takePost(
  { request, context }: Pick<ActionFunctionArgs, 'request' | 'context'>,
  to: (activity: string, said: string) => string | null,
  read?: URLSearchParams,
) {
  const fields = read ?? (await readFields(request));
  const child = seatedToSend(context, fields);
  const activity = fields.get('activity') ?? '';
  // Where several boxes stand in one form each has its own.
  const id = fields.get('id') ?? fields.get(`id-${activity}`) ?? '';
  const text = fields.get(`text-${activity}`) ?? '';
  if (!isId(id) || !isId(activity)) throw new Response(null, { status: 404 });
  const back = { activity, code: null, typed: text, asked: null } as const;
  if (fields.has('carry')) {
    unlessEmpty(request, text);
    return data<NotTaken>(back);
  }
  const choice = choiceIn(fields);
  if (choice === 'help' || choice === 'both') {
    const form = formId(fields);
    const asked = await orTryAgain(
      context,
      context.services.safeguarding.ask(child.actor, {
        id,
        activityId: activity,
        text,
        language: context.speaker.language,
        place: placeIn(fields),
        choice,
        form,
      }),
    );
    // Its small group went when all of it closed: that the team has the words stands where the team answers.
    if (asked.ok && asked.value.gone) throw redirect('/here/help-me?sent=yes', 303);
    if (asked.ok) {
      const { begun, caseId, counted } = asked.value;
      // Where none are taken any more only this page still has them, as if help alone was meant.
      const sealed = sealedWith(text, { choice: counted ? choice : 'help', caseId: begun ? caseId : null });
      return data<NotTaken>({ ...back, typed: '', asked: sealed });
    }
    pageFor(asked.code);
    // Nobody would answer: the card stays with its numbers, and nothing is stored.
    if (asked.code === 'team-not-ready')
      return data<NotTaken>({ ...back, asked: wantsHelp(text, choice, context.newId()) });
    // It can be asked for again at once, and its numbers stand there meanwhile.
    const again = sameId(asked.code, id);
    const card = wantsHelp(text, null, again.id ? form : context.newId());
    return data<NotTaken>({ ...back, code: asked.code, asked: card, ...again }, { status: 400 });
  }
  const posted = await orTryAgain(
    context,
    context.services.room.postOrAsk(child.actor, {
      id,
      activityId: activity,
      text,
      language: context.speaker.language,
      place: placeIn(fields),
      asked: choice === 'view' || fields.get('asked') === 'yes',
    }),
  );
  if (posted.ok) {
    const { asking, item } = posted.value;
    if (asking && !item)
      return data<NotTaken>({
        ...back,
        asked: { asking, typed: text, sent: false, chosen: null, form: context.newId() },
      });
    const next = to(activity, `own-${id}`);
    if (next === null)
      return data<NotTaken>({
        ...back,
        typed: '',
        asked: askedAtFirst(undefined, asking !== null),
        sent: `own-${id}`,
      });
    throw redirect(asking ? withCare(next, activity) : next, 303);
  }
  pageFor(posted.code);
  return data<NotTaken>({ ...back, code: posted.code, ...sameId(posted.code, id) }, { status: 400 });
}

/** Whether words arrived that failed on their way nobody knows: the same under the same number are there once. */
const sameId = (code: RefusalCode, id: string): { readonly id?: string } =>
  code === 'try-again' ? { id } : {};

/**
 * Words that came back to a room that is not there any more, as a small group when all of it closed: they stand on a page of their own,
 * which has no room. Nothing is asked about them any more; help stays.
 */
export async function unlessGone(context: ActionFunctionArgs['context'], { room, fields, back }: PostedTo) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  if (place.activities.some(({ id, kind }) => id === room && kind === 'room')) return back;
  const { activity, typed } = back.data;
  const asked = back.data.asked?.asking.kind === 'care' ? back.data.asked : null;
  if (asked === null && typed.trim() === '') throw new Response(null, { status: 404 });
  const wordsLeft = {
    id: fields.get('id') ?? '',
    activity,
    seat: fields.get(seatField),
    typed,
    asked,
    help: await helpHere(context, child),
  };
  throw data<WordsLeftData>({ wordsLeft }, { status: 400, ...goesByItself(context) });
}

type PostedTo = {
  /** The room whose page sent the form. */
  readonly room: string;
  readonly fields: URLSearchParams;
  readonly back: Awaited<ReturnType<typeof takePost>>;
};

/**
 * The card of help stays, the words stay in the box, and nothing of them is stored. `chosen`: what the child wanted, where nobody would answer
 * it; null where it can choose again.
 */
export function wantsHelp(typed: string, chosen: 'help' | 'both' | null, form?: string): Asked {
  return { asking: { kind: 'care' }, typed, sent: false, chosen, form };
}

/** Words that are with the team now. `caseId` null: the case has more than these, so it does not go as a false alarm. */
export function sealedWith(
  typed: string,
  { choice, caseId }: { choice: 'help' | 'both'; caseId: string | null },
): Asked {
  return { asking: { kind: 'care' }, typed, sent: true, chosen: choice, sealed: { caseId } };
}

/** The page that comes after words that went on although they may tell of harm: it shows help above everything. */
export function withCare(address: string, activity: string): string {
  const [path = ''] = address.split('#');
  return `${path}${path.includes('?') ? '&' : '?'}care=${activity}#${askedId}`;
}
