import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isPublic, mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import { longestTermText, termFields, unfitTerms } from '../../../../server/core/consultation/terms.ts';
import { Button } from '../../../components/form/button.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { fieldWhere, readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { refusedForm } from '../refuse-form.ts';
import { ownIf, Refusal, TypedOn } from '../refused.tsx';
import { SavedDraft } from '../saved-draft.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { notDrawn } from '../typed-field.ts';
import { TypedWords } from '../typed-words.tsx';
import { Unsigns } from '../unsigns.tsx';
import { readTermsForm, termField } from './term-fields.ts';
import { DaysPart, LanguagesPart, PlacesPart, StandingPart, UndertakingPart } from './term-parts.tsx';

export const handle: Handle = { title: 'place.terms' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const read = await context.services.consultation.terms(staff, { consultationId: frame.id });
  if (!read.ok) throw nothingHere();
  return {
    frame,
    revision: desk.row.revision,
    state: desk.row.state,
    company: desk.row.sponsorKind === 'company',
    terms: read.value.terms,
    texts: desk.texts.filter(({ field }) => termFields.some((each) => each === field)),
    asked: desk.activities.map(({ standing }) => standing),
    languages: languagesOf(context, desk.row.languages),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const said = readTermsForm(
    fields,
    context.languages.map(({ tag }) => tag),
  );
  const edited = await context.services.consultation.editTerms(staff, {
    consultationId,
    revision: wholeIn(fields, 'revision'),
    ...said,
  });
  if (edited.ok) return redirect(`/staff/c/${consultationId}/terms?saved`, { status: 303 });
  if (edited.code === 'not-found') throw nothingHere();
  const wrong = termField.wrong[unfitTerms(said.terms) ?? 'text'];
  const field = wrong ?? fieldWhere(fields, (text) => text.length > longestTermText) ?? 'days';
  return refusedForm(edited.code, { fields, field, most: longestTermText });
}

/** Days to read, places, missing languages, and what a company undertakes. */
export default function TermsPage() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { frame, revision, state } = page;
  const editable = frame.may.includes('consultation:edit') && mayEdit(state);
  const here = `/staff/c/${frame.id}/terms`;
  const mine = ownIf(refused, { act: '' });
  const part = { ...page, refused: mine, editable };
  return (
    <ConsultationPage frame={frame} current="/terms">
      <h1>{t('place.terms')}</h1>
      <p>{t('terms.lead')}</p>
      {isPublic(state) ? (
        <p>
          <a href={`/terms/${frame.id}`}>{t('terms.public')}</a>
        </p>
      ) : null}
      <Refusal form={refused} here={here} />
      <SavedDraft shown={page.saved && !refused} frame={frame} path="/terms" />
      {editable ? null : (
        <Note>{t(frame.may.includes('consultation:edit') ? 'edit.over' : 'edit.reading')}</Note>
      )}
      <TypedWords
        form={mine}
        words={notDrawn(
          editable,
          page.languages.map(({ tag }) => tag),
        )}
      />
      <form method="post" action={here}>
        <TypedOn form={mine} revision={revision} />
        <DaysPart {...part} />
        <PlacesPart {...part} />
        <StandingPart {...part} />
        <LanguagesPart {...part} />
        {page.company ? <UndertakingPart {...part} /> : null}
        {editable ? (
          <>
            <Button kind="main">{t('staff.save')}</Button>
            <Unsigns frame={frame} />
          </>
        ) : null}
      </form>
    </ConsultationPage>
  );
}
