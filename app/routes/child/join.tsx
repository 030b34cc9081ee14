import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import * as z from 'zod/mini';
import { idPattern } from '../../../server/core/ids.ts';
import type { Outcome } from '../../../server/core/outcome.ts';
import type { Invitation } from '../../../server/usecases/room/look-inside.ts';
import { ButtonLink } from '../../components/button.tsx';
import { readForm } from '../../forms/read-form.ts';
import { type Level, levels } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { LandingPage } from '../public/landing-page.tsx';
import { ChildPage } from './child-page.tsx';
import { sayField } from './texts.ts';
import { type Why, WhyPage } from './why-page.tsx';

const visitor = { kind: 'visitor' } as const;
const code = z.string().check(z.maxLength(500));
const tag = z.string().check(z.regex(/^[a-z]{2,3}$/));

const form = z.discriminatedUnion('step', [
  z.object({
    step: z.literal('look'),
    code,
    language: z.optional(tag),
    level: z.optional(z.enum(levels)),
  }),
  z.object({
    step: z.literal('yes'),
    code,
    consultationId: z.string().check(z.regex(idPattern)),
    nonce: z.string().check(z.regex(idPattern)),
    language: tag,
    level: z.enum(levels),
  }),
  z.object({ step: z.literal('no') }),
]);

type Answer =
  | { readonly kind: 'no' }
  | {
      readonly kind: 'refused';
      readonly refusal: 'code-opens-nothing' | 'tls-needed';
      readonly typed: string;
    }
  | { readonly kind: 'why'; readonly why: Why };

/** The same words, status and work for unknown, used and malformed codes. */
const opensNothing = (typed: string): Answer => ({ kind: 'refused', refusal: 'code-opens-nothing', typed });

/** The budget for wrong codes is used up: an answer without a page, which costs us next to nothing a thousand times a second. */
const tooMany = () => redirect('/?wait=yes', 303);

export async function action({ request, context }: ActionFunctionArgs): Promise<Answer> {
  const sent = await readForm(request, form);
  if (sent?.step === 'no') return { kind: 'no' };
  if (!context.secure) return { kind: 'refused', refusal: 'tls-needed', typed: sent?.code ?? '' };
  if (sent?.step === 'yes') {
    const { network } = context;
    const joined = await context.services.room.join(visitor, { ...sent, network });
    if (!joined.ok && joined.code === 'too-fast') throw tooMany();
    if (!joined.ok) return opensNothing(sent.code);
    throw redirect('/here/name', {
      status: 303,
      headers: { 'Set-Cookie': context.cookies.seat(joined.value) },
    });
  }

  const typed = sent?.code ?? '';
  const language = context.languages.find((each) => each.tag === sent?.language)?.tag ?? null;
  const wanted = { language, level: sent?.level ?? null };
  const asked = new URL(request.url).searchParams.has('again');
  if (!asked && (wanted.language ?? wanted.level) !== null) {
    // 307 lets the browser send this very form once more, now with the look it asked for: the code is in no address.
    const look = {
      ...context.look,
      ...(language ? { language } : {}),
      ...(sent?.level ? { level: sent.level } : {}),
    };
    throw redirect('/join?again=yes', { status: 307, headers: { 'Set-Cookie': context.cookies.look(look) } });
  }
  const found: Outcome<Invitation> = await context.services.room.lookInside(visitor, {
    code: typed,
    network: context.network,
  });
  if (!found.ok && found.code === 'too-fast') throw tooMany();
  if (!found.ok) return opensNothing(typed);
  const { value } = found;
  const to = { reader: context.speaker, languages: value.languages };
  const say = (field: string) => sayField(value.texts, field, to);
  return {
    kind: 'why',
    why: {
      code: typed,
      consultationId: value.consultationId,
      nonce: context.newId(),
      language: context.speaker.language,
      level: context.speaker.level as Level,
      retentionDay: value.retentionDay,
      hasRoom: value.hasRoom,
      title: say('title'),
      purpose: say('purpose'),
      sponsor: say('sponsor'),
      readers: say('readers'),
      change: say('change'),
      languages: context.languages.map(({ tag: other, endonym }) => ({ tag: other, endonym })),
    },
  };
}

/** Opened without a form, this is the way in. */
export default function Join() {
  const t = useT();
  const answer = useActionData<typeof action>();
  if (answer?.kind === 'why') return <WhyPage why={answer.why} />;
  if (answer?.kind === 'no') {
    return (
      <ChildPage>
        <h1>{t('assent.no.title')}</h1>
        <p>{t('assent.no.done')}</p>
        <p>{t('assent.no.next')}</p>
        <ButtonLink wide href="/">
          {t('error.home')}
        </ButtonLink>
      </ChildPage>
    );
  }
  return <LandingPage refusal={answer?.refusal} typed={answer?.typed} />;
}
