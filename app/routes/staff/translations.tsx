import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import * as z from 'zod/mini';
import { idPattern } from '../../../server/core/ids.ts';
import { Acts, Button } from '../../components/button.tsx';
import { Words } from '../../components/words.tsx';
import { parseForm, readFields, wholeIn } from '../../forms/read-form.ts';
import { languageInWords } from '../../i18n/countries.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { partsInWords } from '../child/own-words.tsx';
import { ConsultationPage } from './frame.tsx';
import { refusedForm } from './refuse-form.ts';
import { Refusal, Saved } from './refused.tsx';
import { consultationOf, nothingHere, signedInToSend, trainingNeeded } from './signed-in.ts';

export { ErrorBoundary, links } from './frame.tsx';

/** Translations of shown words beside the words: what waits for a person first. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  const read = await context.services.translation.toSign(staff, { consultationId: frame.id });
  // The desk says until when the break is.
  if (!read.ok && read.code === 'break-needed') throw redirect(`/staff/c/${frame.id}/desk`, { status: 303 });
  if (!read.ok) throw read.code === 'training-needed' ? trainingNeeded() : nothingHere();
  return { frame, translations: read.value, saved: new URL(request.url).searchParams.has('saved') };
}

const form = z.object({
  id: z.string().check(z.regex(idPattern)),
  language: z.string().check(z.regex(/^[a-z]{2,3}$/)),
  to: z.enum(['signed', 'removed']),
});

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const consultationId = params.id ?? '';
  const fields = await readFields(request);
  const said = parseForm(fields, form);
  const { frame } = await consultationOf(context, consultationId, request);
  if (!frame.may.includes('translation:sign')) throw nothingHere();
  if (!said) throw nothingHere();
  const { id, language, to } = said;
  const change = wholeIn(fields, 'change');
  const settled = await context.services.translation.settle(staff, {
    consultationId,
    id,
    language,
    change,
    to,
  });
  if (settled.ok) return redirect(`/staff/c/${consultationId}/translations?saved`, { status: 303 });
  if (settled.code === 'training-needed') throw trainingNeeded();
  return refusedForm(settled.code, { fields, field: `translation-${id}-${language}` });
}

export default function Translations() {
  const t = useT();
  const speaker = useSpeaker();
  const { frame, translations, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const here = `/staff/c/${frame.id}/translations`;
  const named = (tag: string) => languageInWords(speaker.language, tag);
  return (
    <ConsultationPage frame={frame} current="/translations">
      <h1>{t('place.translations')}</h1>
      <p>{t('translations.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {translations.length === 0 ? <p>{t('translations.none')}</p> : null}
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
          <p>{t(`translations.${each.state}`)}</p>
          <h3>{t('translations.original')}</h3>
          <Words words={partsInWords(each.parts, t)} lang={each.from} />
          <h3>{t('translations.translation')}</h3>
          <Words words={partsInWords(each.translation, t)} lang={each.to} />
          <form method="post" action={here}>
            <input type="hidden" name="id" value={each.id} />
            <input type="hidden" name="language" value={each.to} />
            <input type="hidden" name="change" value={each.change} />
            <Acts>
              {each.state === 'signed' ? null : (
                <Button small name="to" value="signed">
                  {t('translations.sign')}
                </Button>
              )}
              <Button small kind="quiet" name="to" value="removed">
                {t('translations.remove')}
              </Button>
            </Acts>
          </form>
        </section>
      ))}
    </ConsultationPage>
  );
}
