import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { idPattern } from '../../../server/core/ids.ts';
import type { BeforeYes, Came, WhyRefusal } from '../../../server/core/room/before-yes.ts';
import { foldCode } from '../../../server/core/room/join-codes.ts';
import { ButtonLink } from '../../components/button.tsx';
import { parseForm, readFields } from '../../forms/read-form.ts';
import { readings } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { inHere } from '../public/in-here.ts';
import { LandingPage } from '../public/landing-page.tsx';
import { ChildPage } from './child-page.tsx';
import { isKiosk, kioskOf, lookSteps, whyOf } from './why.ts';
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

/** All that is told after a no is where it was said. */
const noes = {
  no: { way: 'code', code: '' },
  'no-open': { way: 'public', consultationId: '' },
  'no-kiosk': { way: 'kiosk' },
} as const satisfies Record<string, Came>;

/** What a kiosk takes: no words of a sheet, and nothing that is open to everybody (R428). */
const kioskSteps: readonly string[] = ['kiosk', 'yes-kiosk', 'no-kiosk'];

/** Words of a sheet that were not taken: they stand in their box again, in the answer to their form and in no cookie. */
type Refused = {
  readonly refusal: 'code-opens-nothing' | 'code-rests' | 'tls-needed';
  readonly typed: string;
  /** Something went from here to another machine: perhaps this code opens it there. */
  readonly moved?: boolean;
};

/** Opens nothing: the same words, status and work for unknown, used and malformed codes; without a code the list of what is open, at a kiosk its first page. */
async function gone(context: AppLoadContext, came: Came): Promise<Refused> {
  if (came.way === 'public') throw redirect('/open', { status: 303 });
  if (came.way === 'kiosk') throw redirect('/kiosk', { status: 303 });
  const found = await context.services.consultation.moved(visitor, {});
  const moved = found.ok && found.value.addresses.length > 0;
  return { refusal: 'code-opens-nothing', typed: came.code, moved };
}

/** The budget for wrong codes is used up: an answer without a page, which costs us next to nothing a thousand times a second. */
const tooMany = () => redirect('/?wait=yes', 303);

/** What is told before the yes, or why these words open nothing. */
async function whyOrRefused(context: AppLoadContext, before: Parameters<typeof whyOf>[1]) {
  const why = await whyOf(context, before);
  if (why === 'too-fast') throw tooMany();
  const { came } = before;
  if (why === 'rests')
    return { refused: { refusal: 'code-rests', typed: came.way === 'code' ? came.code : '' } as const };
  return why ? { why } : { refused: await gone(context, came) };
}

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
  if (what !== 'language' && what !== 'level') return fields;
  // What the page stood in is no wish.
  fields.delete('language');
  fields.delete('level');
  fields.set(what, wanted);
  return fields;
}

/** Every page before the yes has this address: going back to it asks nobody whether a form may be sent again. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { cookies } = context;
  const { beforeYes: before, shared } = cookies;
  // Sent here by a form a moment ago, to see whether the cookie comes along. No page has this address, so that going back asks it nothing.
  if (new URL(request.url).searchParams.has('asked'))
    throw redirect(before || request.headers.has('cookie') ? '/join' : '/?cookies=look', { status: 303 });
  if (!before) {
    if (isKiosk(shared)) throw redirect('/kiosk', { status: 303 });
    return { seated: inHere(context) };
  }
  const { came, age, shows } = before;
  // Shown once: whoever looks later does not find who said no here.
  if (shows === 'no') return data({ no: came.way }, { headers: { 'Set-Cookie': cookies.comeTo(null) } });
  const shown = await whyOrRefused(context, { came, age, refusal: shows === 'why' ? undefined : shows });
  return { ...shown, seated: inHere(context) };
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function action({ request, context }: ActionFunctionArgs): Promise<Refused> {
  const sent = parseForm(asLooked(await readFields(request)), form);
  if (isKiosk(context.cookies.shared) && !(sent && kioskSteps.includes(sent.step)))
    throw redirect('/kiosk', { status: 303 });
  if (sent?.step === 'no' || sent?.step === 'no-open' || sent?.step === 'no-kiosk')
    throw shown(context, { came: noes[sent.step], age: '', shows: 'no' });
  const typed = sent && 'code' in sent ? sent.code : '';
  if (!context.secure) return { refusal: 'tls-needed', typed };
  const came: Came =
    sent?.step === 'open' || sent?.step === 'yes-open'
      ? { way: 'public', consultationId: sent.consultationId }
      : sent?.step === 'kiosk' || sent?.step === 'yes-kiosk'
        ? { way: 'kiosk' }
        : { way: 'code', code: foldCode(typed) ?? typed };
  const age = (sent && 'age' in sent ? sent.age : undefined) ?? '';

  if (sent?.step === 'yes' || sent?.step === 'yes-open' || sent?.step === 'yes-kiosk') {
    const joined = await joinAs(context, { ...sent, ageBand: age });
    if (joined.ok) throw seatTaken(context, joined.value);
    if (joined.code === 'too-fast') throw tooMany();
    if (joined.code === 'kiosk-full') throw redirect('/kiosk?full', { status: 303 });
    const refusal = whyRefusal(joined.code);
    if (refusal) throw shown(context, { came, age, shows: refusal });
    // It was let rest while the child read: the page looks anew, and says so.
    if (came.way !== 'code' || joined.code !== 'consultation-not-open')
      return { ...(await gone(context, came)), typed };
  }

  const { refused } = await whyOrRefused(context, { came, age });
  if (refused) return { ...refused, typed };
  const language = context.languages.find((each) => each.tag === sent?.language)?.tag;
  const wanted = { ...(language ? { language } : {}), ...(sent?.level ? { level: sent.level } : {}) };
  throw shown(
    context,
    { came, age, shows: 'why' },
    {
      ...(language || sent?.level ? { look: wanted } : {}),
      // Whoever has brought one keeps them.
      to: request.headers.has('cookie') ? '/join' : '/join?asked=yes',
    },
  );
}

/** Leads to the page with an address. Nothing is in that address. */
function shown(
  context: AppLoadContext,
  before: BeforeYes,
  { look, to = '/join' }: { look?: Partial<AppLoadContext['look']>; to?: '/join' | '/join?asked=yes' } = {},
) {
  const { cookies } = context;
  const headers = new Headers({ 'Set-Cookie': cookies.comeTo(before) });
  if (look) headers.append('Set-Cookie', cookies.look({ ...context.look, ...look }));
  return redirect(to, { status: 303, headers });
}

/** Going back from the first page of a seat leads to the way in, which says who is in. */
function seatTaken({ cookies }: AppLoadContext, seat: Parameters<typeof cookies.seat>[0]) {
  const headers = new Headers({ 'Set-Cookie': cookies.seat(seat) });
  headers.append('Set-Cookie', cookies.comeTo(null));
  return redirect('/here/name', { status: 303, headers });
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

/** Opened by whoever sent no form, this is the way in. */
export default function Join() {
  const t = useT();
  const found = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if ('no' in found) {
    return (
      <ChildPage>
        <h1>{t('assent.no.title')}</h1>
        <p>{t(found.no === 'code' ? 'assent.no.done' : 'assent.no.open')}</p>
        <p>{t('assent.no.next')}</p>
        <ButtonLink wide href={found.no === 'kiosk' ? '/kiosk' : '/'}>
          {t(found.no === 'kiosk' ? 'kiosk.title' : 'error.home')}
        </ButtonLink>
      </ChildPage>
    );
  }
  if (!sent && 'why' in found && found.why) return <WhyPage why={found.why} />;
  const refused = sent ?? ('refused' in found ? found.refused : undefined);
  return <LandingPage {...refused} seated={found.seated} />;
}
