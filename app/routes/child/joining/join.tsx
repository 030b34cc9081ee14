import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { idPattern } from '../../../../server/core/ids.ts';
import { ButtonLink } from '../../../components/form/button.tsx';
import { AnswerHeading } from '../../../components/words/notice.tsx';
import { parseForm, readFields } from '../../../forms/read-form.ts';
import { readings } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { CodeRefusal } from '../../public/joining/code-form.tsx';
import { inHere } from '../../public/joining/in-here.ts';
import { LandingPage } from '../../public/joining/landing-page.tsx';
import { ChildPage } from '../child-page.tsx';
import { NothingBehind } from './nothing-behind.tsx';
import { takesPlace } from './takes-place.ts';
import { type Came, isKiosk, kioskOf, lookSteps, type Why, type WhyRefusal, whyOf } from './why.ts';
import { WhyPage } from './why-page.tsx';

const visitor = { kind: 'visitor' } as const;
const code = z.string().check(z.maxLength(500));
const id = z.string().check(z.regex(idPattern));
const tag = z.string().check(z.regex(/^[a-z]{2,3}$/));
const age = z.optional(z.string().check(z.maxLength(20)));
const look = { language: z.optional(tag), level: z.optional(z.enum(readings)), age };
const yes = { consultationId: id, nonce: id, language: tag, level: z.enum(readings), age };

const form = z.discriminatedUnion('step', [
  z.object({ step: z.literal('look'), code, ...look }),
  z.object({ step: z.literal('open'), consultationId: id, ...look }),
  z.object({ step: z.literal('yes'), code, ...yes }),
  // Without a code; apart, so that no missing code is ever taken for the public way.
  z.object({ step: z.literal('yes-open'), ...yes }),
  // At a kiosk the device knows for whom it hands out places; no form has its word.
  z.object({ step: z.literal('kiosk'), ...look }),
  z.object({ step: z.literal('yes-kiosk'), nonce: id, language: tag, level: z.enum(readings), age }),
  z.object({ step: z.literal('no') }),
  z.object({ step: z.literal('no-open') }),
  z.object({ step: z.literal('no-kiosk') }),
]);

const noes = { no: 'code', 'no-open': 'public', 'no-kiosk': 'kiosk' } as const;

type Answer =
  | { readonly kind: 'no'; readonly way: Came['way'] }
  | {
      /** What was typed stands in its box again. */
      readonly kind: 'typed';
      /** Null: it was at the page of the look meanwhile. */
      readonly refusal: CodeRefusal | null;
      readonly typed: string;
      /** Something went from here to another machine: perhaps this code opens it there. */
      readonly moved?: boolean;
    }
  | { readonly kind: 'why'; readonly why: Why };

/** Opens nothing: the same words, status and work for unknown, used and malformed codes; without a code the list of what is open, at a kiosk its first page. */
async function gone(context: AppLoadContext, came: Came): Promise<Answer> {
  if (came.way === 'public') throw redirect('/open', { status: 303 });
  if (came.way === 'kiosk') throw redirect('/kiosk', { status: 303 });
  const found = await context.services.consultation.moved(visitor, {});
  const moved = found.ok && found.value.addresses.length > 0;
  return { kind: 'typed', refusal: 'code-opens-nothing', typed: came.code, moved };
}

/** The budget for wrong codes is used up: an answer without a page, which costs us next to nothing a thousand times a second. */
const tooMany = () => redirect('/?wait=yes', 303);

/**
 * A form of the page before the yes that was sent for other words or another language, or was at the page of the look meanwhile (`carry`): it
 * shows the page anew, as the first form did.
 */
function asLooked(fields: URLSearchParams): URLSearchParams {
  const way = fields.get('came');
  const [what = '', wanted = ''] = (fields.get('look') ?? '').split(' ');
  if ((way !== 'code' && way !== 'public' && way !== 'kiosk') || !(what || fields.has('carry')))
    return fields;
  fields.set('step', lookSteps[way]);
  if (!what) return fields;
  // What the page stood in is no wish.
  fields.delete('language');
  fields.delete('level');
  if (what === 'language' || what === 'level') fields.set(what, wanted);
  return fields;
}

/** What a kiosk takes. */
const kioskSteps: ReadonlySet<string> = new Set(['kiosk', 'yes-kiosk', 'no-kiosk']);

export function loader({ context }: LoaderFunctionArgs) {
  return { seated: inHere(context) };
}

export async function action({ request, context }: ActionFunctionArgs): Promise<Answer> {
  const fields = await readFields(request);
  const unsent = fields.has('carry') && !fields.has('came');
  const sent = parseForm(asLooked(fields), form);
  if (isKiosk(context) && !kioskSteps.has(sent?.step ?? '')) throw redirect('/kiosk', { status: 303 });
  if (sent?.step === 'no' || sent?.step === 'no-open' || sent?.step === 'no-kiosk')
    return { kind: 'no', way: noes[sent.step] };
  const typed = sent && 'code' in sent ? sent.code : '';
  // Nobody sent them yet: half of them is no guess.
  if (unsent) return { kind: 'typed', refusal: null, typed };
  if (!context.secure) return { kind: 'typed', refusal: 'tls-needed', typed };
  const came: Came =
    sent?.step === 'open' || sent?.step === 'yes-open'
      ? { way: 'public', consultationId: sent.consultationId }
      : sent?.step === 'kiosk' || sent?.step === 'yes-kiosk'
        ? { way: 'kiosk' }
        : { way: 'code', code: typed };
  const chosen = sent && 'age' in sent ? sent.age : undefined;
  const page = async (refusal?: WhyRefusal): Promise<Answer> => {
    const why = await whyOf(context, { came, refusal, age: chosen });
    if (why === 'too-fast') throw tooMany();
    if (why === 'rests' || why === 'over') return { kind: 'typed', refusal: `code-${why}`, typed };
    if (why === 'empty') return { kind: 'typed', refusal: 'text-empty', typed };
    return why ? { kind: 'why', why } : gone(context, came);
  };

  if (sent?.step === 'yes' || sent?.step === 'yes-open' || sent?.step === 'yes-kiosk') {
    const said = { ...sent, ageBand: sent.age ?? '' };
    const joined = await joinAs(context, said);
    if (joined.ok) {
      await takesPlace(context, joined.value);
      throw redirect('/here/name', {
        status: 303,
        headers: { 'Set-Cookie': context.cookies.seat(joined.value) },
      });
    }
    if (joined.code === 'too-fast') throw tooMany();
    if (joined.code === 'kiosk-full') throw redirect('/kiosk?full', { status: 303 });
    const refusal = whyRefusal(joined.code);
    // It was let rest while the child read: the page looks anew, and says so.
    const rests = came.way === 'code' && joined.code === 'consultation-not-open';
    return refusal || rests ? page(refusal) : gone(context, came);
  }

  const language = context.languages.find((each) => each.tag === sent?.language)?.tag ?? null;
  const asked = new URL(request.url).searchParams.has('again');
  if (!asked && (language ?? sent?.level ?? null) !== null) {
    // 307 lets the browser send this very form once more, now with the look it asked for: the code is in no address.
    const wanted = {
      ...context.look,
      ...(language ? { language } : {}),
      ...(sent?.level ? { level: sent.level } : {}),
    };
    const headers = { 'Set-Cookie': context.cookies.look(wanted) };
    throw redirect('/join?again=yes', { status: 307, headers });
  }
  return page();
}

type Yes = Extract<z.infer<typeof form>, { step: 'yes' | 'yes-open' | 'yes-kiosk' }> & {
  readonly ageBand: string;
};

/** A yes becomes a seat by the way the child came. */
function joinAs(context: AppLoadContext, said: Yes) {
  const { room, kiosk } = context.services;
  switch (said.step) {
    case 'yes':
      return room.join(visitor, { ...said, network: context.network });
    case 'yes-open':
      return room.joinOpenly(visitor, said);
    case 'yes-kiosk': {
      const { nonce, language, level, ageBand } = said;
      return kiosk.join(visitor, { ...kioskOf(context), nonce, language, level, ageBand });
    }
  }
}

/** A yes that the same page can answer: it says what is still needed, and nothing was used up. */
function whyRefusal(refusal: string): WhyRefusal | undefined {
  return (['age-needed', 'consent-needed', 'too-many-now'] as const).find((each) => each === refusal);
}

/** Opened without a form, this is the way in. */
export default function Join() {
  const answer = useActionData<typeof action>();
  const way = answer?.kind === 'why' ? answer.why.came.way : answer?.kind === 'no' ? answer.way : 'code';
  return (
    <>
      {answer ? <NothingBehind kiosk={way === 'kiosk'} /> : null}
      <JoinAnswer answer={answer} />
    </>
  );
}

function JoinAnswer({ answer }: { answer: Answer | undefined }) {
  const t = useT();
  const { seated } = useLoaderData<typeof loader>();
  if (answer?.kind === 'why') return <WhyPage why={answer.why} />;
  if (answer?.kind === 'no') {
    return (
      <ChildPage>
        <AnswerHeading>{t('assent.no.title')}</AnswerHeading>
        <p>{t(answer.way === 'code' ? 'assent.no.done' : 'assent.no.open')}</p>
        <p>{t('assent.no.next')}</p>
        {/* At a kiosk what this child chose of the look goes with it, and nobody who sits there by now in another window. */}
        <ButtonLink wide href={answer.way === 'kiosk' ? '/left?again' : '/'}>
          {t(answer.way === 'kiosk' ? 'kiosk.title' : 'error.home')}
        </ButtonLink>
      </ChildPage>
    );
  }
  return (
    <LandingPage
      refusal={answer?.refusal ?? undefined}
      typed={answer?.typed}
      moved={answer?.moved}
      seated={seated}
    />
  );
}
