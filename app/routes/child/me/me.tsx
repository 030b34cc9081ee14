import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { attributeNames } from '../../../../server/core/attributes/attributes.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { NothingYet } from '../../../components/words/nothing-yet.tsx';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { parseForm, readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { granted, pageFor } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { unlessEmpty } from '../post.ts';
import { seated, seatedToSend } from '../seat.ts';
import { MeQuestion } from './me-question.tsx';
import { MeSaid } from './me-said.tsx';
import { questionsAbout } from './questions-about.ts';

const here = '/here/me';

/** The question to ask now: the one of the address, or the first on the way in; none of them is what is asked and was said. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const asked = granted(await context.services.privacy.asked(child.actor, {}));
  const { searchParams } = new URL(request.url);
  const coming = searchParams.has('coming');
  const questions = questionsAbout(asked, context.speaker);
  const at = coming
    ? questions.findIndex(({ name }) => name === (searchParams.get('what') ?? name))
    : questions.findIndex(({ name }) => name === searchParams.get('what'));
  const now = asked.open ? questions[at] : undefined;
  if (coming && !now) throw redirect('/here', 303);
  const { has } = granted(await context.services.privacy.readPhrase(child.actor, {}));
  return {
    questions,
    open: asked.open,
    now: now ?? null,
    coming,
    next: coming ? after(questions, at, has) : here,
  };
}

/** Where a child goes on that is coming in: to the next question, then to its six words or inside. */
function after(questions: readonly { readonly name: string }[], at: number, has: boolean): string {
  const next = questions[at + 1];
  if (next) return `${here}?what=${next.name}&coming=yes`;
  return has ? '/here' : '/here/phrase';
}

const form = z.object({
  what: z.enum(attributeNames),
  choice: z.optional(z.string().check(z.regex(/^([0-8]|none)$/))),
  next: z.optional(z.string().check(z.regex(/^\/here(\/phrase|\/me(\?what=[a-z]+&coming=yes)?)?$/))),
});

/** What comes back: where it was at another page meanwhile, and where nothing could be written. */
type Back = z.infer<typeof form> & { readonly code: 'try-again' | null };

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const child = seatedToSend(context, fields);
  const sent = parseForm(fields, form);
  if (!sent) throw new Response(null, { status: 404 });
  // It was at another page meanwhile: what was chosen stands chosen again, and nothing is said yet.
  if (fields.has('carry')) {
    unlessEmpty(request, sent.choice ?? '');
    return data<Back>({ ...sent, code: null });
  }
  // Nothing chosen is no answer and changes nothing.
  if (sent.choice !== undefined) {
    const choice = sent.choice === 'none' ? null : Number(sent.choice);
    const answer = { attribute: sent.what, choice };
    const said = await orTryAgain(context, context.services.privacy.say(child.actor, answer));
    if (!said.ok && said.code === 'try-again')
      return data<Back>({ ...sent, code: said.code }, { status: 400 });
    // It is over meanwhile: the page of all that was said about itself tells that, and what can still be done.
    if (!said.ok && pageFor(said.code)) throw redirect(here, 303);
  }
  const next = sent.next ?? here;
  // The page of all that was said begins at what was answered last.
  throw redirect(next === here ? `${here}#me-${sent.what}` : next, 303);
}

/** What a child is asked about itself, one question at a time; and what it said, to change and to take back. */
export default function Me() {
  const t = useT();
  const { questions, now, open, coming, next } = useLoaderData<typeof loader>();
  const back = useActionData<typeof action>();
  // Its form leads to the page of all of them: what comes back from there is its question, and goes on where that would.
  const again = open ? questions.find(({ name }) => name === back?.what) : undefined;
  const shown = again ?? now;
  if (shown)
    return (
      <MeQuestion
        question={shown}
        next={again ? (back?.next ?? here) : next}
        coming={again ? (back?.next ?? here) !== here : coming}
        chosen={again && back?.choice}
        error={back?.code ? t('choice.try-again') : undefined}
      />
    );
  return (
    <ChildPage>
      <p className="way">
        <a href="/here/words">{t('words.title')}</a>
      </p>
      <h1>{t('me.title')}</h1>
      {questions.length > 0 ? null : <NothingYet />}
      <p>{t(questions.length > 0 ? 'me.lead' : 'me.nothing')}</p>
      {questions.map((question) => (
        <MeSaid key={question.name} question={question} open={open} />
      ))}
      <p>
        <ButtonLink wide href="/here">
          {t('nav.here')}
        </ButtonLink>
      </p>
    </ChildPage>
  );
}
