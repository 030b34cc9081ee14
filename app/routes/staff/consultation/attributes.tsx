import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { attributeNames } from '../../../../server/core/attributes/attributes.ts';
import { isOver, mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import { Button } from '../../../components/form/button.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
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
import { attributeFields, readAttributesForm, tablesIn, unasked, unfitField } from './attribute-fields.ts';
import { AttributePart } from './attribute-parts.tsx';
import { DeclaredTables } from './declared-tables.tsx';
import { MissingNow } from './missing-now.tsx';

export const handle: Handle = { title: 'place.attributes' };

export { ErrorBoundary, links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const asked = await context.services.consultation.attributes(staff, { consultationId: frame.id });
  if (!asked.ok) throw nothingHere();
  return {
    frame,
    revision: desk.row.revision,
    state: desk.row.state,
    ...asked.value,
    texts: desk.texts.filter(({ field }) => field.startsWith('why-')),
    languages: languagesOf(context, desk.row.languages),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const { consultation } = context.services;
  const declares = fields.get('act') === 'declare';
  const languages = context.languages.map(({ tag }) => tag).filter((tag) => fields.has(`answers.age.${tag}`));
  const typed = readAttributesForm(fields, languages);
  if (!declares) {
    const before = await consultation.attributes(staff, { consultationId });
    const left = before.ok ? unasked(fields, before.value.attributes) : undefined;
    if (left) return refusedForm('answers-unasked', { fields, field: attributeFields.asked(left) });
  }
  const outcome = declares
    ? await consultation.declareTables(staff, {
        consultationId,
        tables: tablesIn(fields),
        seen: fields.get('seen') ?? '',
      })
    : await consultation.editAttributes(staff, {
        consultationId,
        revision: wholeIn(fields, 'revision'),
        ...typed,
      });
  if (outcome.ok) return redirect(`/staff/c/${consultationId}/attributes?saved`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  // Of anything else than answers that do not fit no one field is wrong.
  const unfit = outcome.code === 'attributes-unfit' ? unfitField(typed.attributes, languages) : '';
  return refusedForm(outcome.code, { fields, field: declares ? 'table' : unfit });
}

export default function Attributes() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const { frame, revision, state, attributes, texts, languages, missing } = page;
  const refused = useActionData<typeof action>();
  const mine = ownIf(refused, { act: '' });
  const editable = frame.may.includes('consultation:edit') && mayEdit(state);
  const here = `/staff/c/${frame.id}/attributes`;
  return (
    <ConsultationPage frame={frame} current="/attributes">
      <h1>{t('place.attributes')}</h1>
      <p>{t('attributes.lead')}</p>
      <Refusal form={refused} here={here} />
      <SavedDraft shown={page.saved && !refused} frame={frame} path="/attributes" />
      {missing ? <MissingNow missing={missing} attributes={attributes} /> : null}
      {editable ? null : (
        <Note>{t(frame.may.includes('consultation:edit') ? 'edit.over' : 'edit.reading')}</Note>
      )}
      <TypedWords
        form={mine}
        words={notDrawn(
          editable,
          languages.map(({ tag }) => tag),
        )}
      />
      <form method="post" action={here}>
        <TypedOn form={mine} revision={revision} />
        {attributeNames.map((name) => (
          <AttributePart
            key={name}
            name={name}
            attribute={attributes.find((each) => each.name === name)}
            texts={texts}
            languages={languages}
            refused={mine}
            editable={editable}
          />
        ))}
        {editable ? (
          <>
            <Button kind="main">{t('staff.save')}</Button>
            <Unsigns frame={frame} />
          </>
        ) : null}
      </form>
      <DeclaredTables
        here={here}
        attributes={attributes}
        subjects={page.subjects}
        tables={page.tables}
        seen={page.seen}
        refused={refused}
        editable={frame.may.includes('tables:declare') && !isOver(state)}
      />
    </ConsultationPage>
  );
}
