import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  isWholeSource,
  longestArgument,
  longestSourceLine,
  unfitSource,
} from '../../../../server/core/consultation/document-source.ts';
import { mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import { languagesIn } from '../../../../server/core/consultation/other-tongues.ts';
import { Note } from '../../../components/words/notice.tsx';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { languagesOf } from '../languages-of.ts';
import { refusedForm } from '../refuse-form.ts';
import { Refusal } from '../refused.tsx';
import { SavedDraft } from '../saved-draft.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { isTyped, notDrawn } from '../typed-field.ts';
import { TypedWords } from '../typed-words.tsx';
import { Unsigns } from '../unsigns.tsx';
import { checkField, readSourceForm, wrongField } from './source-fields.ts';
import { CheckForm, SourceForm, SourceRead, SourceState } from './source-parts.tsx';

export const handle: Handle = { title: 'place.source' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  const read = await context.services.consultation.source(staff, { consultationId: frame.id });
  if (!read.ok) throw nothingHere();
  const source = read.value;
  return {
    frame,
    revision: desk.row.revision,
    editable: mayEdit(desk.row.state),
    source,
    whole: source !== null && isWholeSource(source, desk.row.languages),
    own: source?.own ?? false,
    languages: languagesOf(context, desk.row.languages),
    // Who checks it has read all that stands: a language that is not ticked now may be again.
    told: languagesOf(context, [...desk.row.languages, ...languagesIn(source?.texts ?? [])]),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const { consultation } = context.services;
  const revision = wholeIn(fields, 'revision');
  const checks = fields.get('act') === 'check';
  const typed = readSourceForm(
    fields,
    context.languages.map(({ tag }) => tag),
  );
  const outcome = checks
    ? await consultation.checkSource(staff, {
        consultationId,
        revision,
        name: fields.get('name') ?? '',
        from: fields.get('from') ?? '',
        outside: fields.get('outside') === 'yes',
      })
    : await consultation.writeSource(staff, { consultationId, revision, ...typed });
  if (outcome.ok) return redirect(`/staff/c/${consultationId}/source?saved`, { status: 303 });
  if (outcome.code === 'not-found') throw nothingHere();
  const at = unfitSource(typed)?.at;
  const field = checks ? checkField(fields, outcome.code) : wrongField(at);
  const most = !checks && typeof at === 'object' ? longestArgument : longestSourceLine;
  return refusedForm(outcome.code, { fields, field, most });
}

/** Where the document is from, who gains, both sides of it, and who from outside looked at that. */
export default function Source() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { frame, source, languages, editable } = page;
  const here = `/staff/c/${frame.id}/source`;
  const writes = editable && frame.may.includes('consultation:edit');
  const isSourceLost = notDrawn(
    writes,
    languages.map(({ tag }) => tag),
  );
  const checks = editable && frame.may.includes('source:check') && source?.checkedDay === '';
  return (
    <ConsultationPage frame={frame} current="/source">
      <h1>{t('gate.source')}</h1>
      <p>{t('source.lead')}</p>
      <Unsigns frame={frame} />
      <Refusal form={refused} here={here} />
      <SavedDraft shown={page.saved && !refused} frame={frame} path="/source" />
      <TypedWords
        form={refused}
        words={(name, value) =>
          name === 'name' || name === 'from' ? !checks && isTyped(name, value) : isSourceLost(name, value)
        }
      />
      {source ? <SourceState source={source} /> : null}
      {writes ? (
        <SourceForm
          source={source}
          languages={languages}
          revision={page.revision}
          here={here}
          refused={refused}
        />
      ) : source ? (
        <SourceRead source={source} languages={page.told} />
      ) : (
        <Note>{t('edit.empty')}</Note>
      )}
      {source && checks ? (
        <CheckForm source={source} whole={page.whole} own={page.own} here={here} refused={refused} />
      ) : null}
    </ConsultationPage>
  );
}
