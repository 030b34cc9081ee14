import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { idPattern } from '../../../../server/core/ids.ts';
import { cleanText } from '../../../../server/core/room/contribution-text.ts';
import { translationBound } from '../../../../server/core/translation/translator.ts';
import { PageTurner } from '../../../components/staff/page-turner.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { pageIn } from '../../../forms/page-number.ts';
import { parseForm, readFields, wholeIn } from '../../../forms/read-form.ts';
import { languageInWords } from '../../../i18n/countries.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { RestsNow } from '../moderation/desk-break.tsx';
import { refusedForm } from '../refuse-form.ts';
import { ownIf, Refusal, Saved } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend, trainingNeeded } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { correctedField, TranslationActs } from './translation-acts.tsx';

export const handle: Handle = { title: 'place.translations' };

export { ErrorBoundary, links } from '../frame.tsx';

/** No page has more of them than this before it. */
const mostPages = 10_000;

/** Translations of shown words beside the words: what waits for a person first. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  const query = new URL(request.url).searchParams;
  const page = pageIn(query, mostPages);
  const read = await context.services.translation.toSign(staff, { consultationId: frame.id, page });
  const rests = !read.ok && read.code === 'break-needed';
  if (!read.ok && !rests) throw read.code === 'training-needed' ? trainingNeeded() : nothingHere();
  const { translations, more } = read.ok ? read.value : { translations: [], more: false };
  return { frame, page, rests, translations, more, saved: query.has('saved') };
}

const form = z.object({
  id: z.string().check(z.regex(idPattern)),
  language: z.string().check(z.regex(/^[a-z]{2,3}$/)),
  to: z.enum(['signed', 'removed', 'typed']),
});

/** As many as the longest words have parts, and more than a person would type. */
const mostTexts = 500;

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const consultationId = params.id ?? '';
  const fields = await readFields(request);
  const said = parseForm(fields, form);
  const { frame } = await consultationOf(context, consultationId, request);
  if (!frame.may.includes('translation:sign')) throw nothingHere();
  if (!said) throw nothingHere();
  const { to, ...of } = said;
  const read = {
    consultationId,
    ...of,
    change: wholeIn(fields, 'change'),
    round: wholeIn(fields, 'round'),
  };
  const texts = fields.getAll('words').slice(0, mostTexts);
  const settled =
    to === 'typed'
      ? await context.services.translation.correct(staff, { ...read, texts })
      : await context.services.translation.settle(staff, { ...read, to });
  const page = pageIn(new URL(request.url).searchParams, mostPages);
  const ofPage = page > 0 ? `&page=${page}` : '';
  if (settled.ok) return redirect(`/staff/c/${consultationId}/translations?saved${ofPage}`, { status: 303 });
  if (settled.code === 'training-needed') throw trainingNeeded();
  if (settled.code === 'break-needed' && to !== 'typed')
    return redirect(`/staff/c/${consultationId}/desk`, { status: 303 });
  const wrong = Math.max(
    0,
    texts.findIndex((text) => !cleanText(text, translationBound).ok),
  );
  const field = to === 'typed' ? correctedField({ ...of, at: wrong }) : `translation-${of.id}-${of.language}`;
  // The words of that refusal name what a child may write, which is another number.
  const code = settled.code === 'text-too-long' ? 'field-too-long' : settled.code;
  return refusedForm(code, { fields, field, most: translationBound.graphemes });
}

/** What became of it, and what it waits for. */
function standing({ state, by }: { state: 'held' | 'machine' | 'signed'; by: 'machine' | 'you' | 'person' }) {
  if (by === 'machine' || state === 'machine') return `translations.${state}` as const;
  if (state === 'signed') return 'translations.typed';
  return by === 'you' ? 'translations.typed.yours' : 'translations.typed.held';
}

export default function Translations() {
  const t = useT();
  const speaker = useSpeaker();
  const { frame, page, rests, translations, more, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const list = `/staff/c/${frame.id}/translations`;
  const here = page > 0 ? `${list}?page=${page}` : list;
  const stands = translations.some(({ id, to }) => ownIf(refused, { id, language: to }));
  const named = (tag: string) => languageInWords(speaker.language, tag);
  return (
    <ConsultationPage frame={frame} current="/translations">
      <h1>{t('place.translations')}</h1>
      <p>{t('translations.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {stands ? null : <TypedWords form={refused} words={(name) => name === 'words'} />}
      {rests ? <RestsNow desk={`/staff/c/${frame.id}/desk`} /> : null}
      {translations.length === 0 && !rests ? <p>{t('translations.none')}</p> : null}
      {translations.map((each) => (
        <section
          className="item"
          key={`${each.id}-${each.to}`}
          id={`field-translation-${each.id}-${each.to}`}
          tabIndex={-1}
        >
          <h2>
            {named(each.from)} – {named(each.to)}
          </h2>
          <p>{t(standing(each))}</p>
          <h3>{t('translations.original')}</h3>
          <Words words={partsInWords(each.parts, t)} lang={each.from} />
          <h3>{t('translations.translation')}</h3>
          <Words words={partsInWords(each.translation, t)} lang={each.to} />
          {each.made ? (
            <>
              <h3>{t('translations.made')}</h3>
              <Words words={partsInWords(each.made, t)} lang={each.to} />
            </>
          ) : null}
          <TranslationActs of={each} here={here} refused={refused} />
        </section>
      ))}
      <PageTurner page={page} more={more} href={(to) => `${list}?page=${to}`} />
    </ConsultationPage>
  );
}
