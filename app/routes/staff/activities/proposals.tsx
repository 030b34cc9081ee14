import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { templateWords } from '../../../../locales/templates.ts';
import { templateDraft } from '../../../../server/core/consultation/templates.ts';
import { isId } from '../../../../server/core/ids.ts';
import { longestTitle } from '../../../../server/core/staff/field-limits.ts';
import { can } from '../../../../server/core/staff/roles.ts';
import { PageTurner } from '../../../components/staff/page-turner.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { pageIn } from '../../../forms/page-number.ts';
import { readFields, wholeIn } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { refusedForm, refusedTooLong } from '../refuse-form.ts';
import { ownIf, Refusal, Saved } from '../refused.tsx';
import { consultationOf, nothingHere, signedInToSend } from '../signed-in.ts';
import { TypedWords } from '../typed-words.tsx';
import { ProposalRow, proposalField } from './proposals-parts.tsx';

export const handle: Handle = { title: 'place.proposals' };

export { ErrorBoundary, releaseLinks as links } from '../frame.tsx';

/** No page has more of them than this before it. */
const mostPages = 1_000;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame } = await consultationOf(context, params.id, request);
  const query = new URL(request.url).searchParams;
  const page = pageIn(query, mostPages);
  const read = await context.services.consultation.proposals(staff, { consultationId: frame.id, page });
  if (!read.ok) throw nothingHere();
  const takes = can(staff, 'consultation:create', { organisationId: staff.organisationId });
  return { frame, page, takes, ...read.value, saved: query.has('saved') };
}

/** On which page of them it was pressed. What was decided stands behind what waits, so its place there is another now. */
function pageOf(request: Request): string {
  const page = pageIn(new URL(request.url).searchParams, mostPages);
  return page > 0 ? `&page=${page}` : '';
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const consultationId = params.id ?? '';
  const { consultation } = context.services;
  const id = fields.get('id') ?? '';
  if (!isId(id)) throw new Response(null, { status: 400 });
  const proposed = { consultationId, id, revision: wholeIn(fields, 'revision') };
  const act = fields.get('act');
  if (act === 'take') {
    const language = context.languages.find(({ tag }) => tag === fields.get('language'))?.tag ?? '';
    const words = templateWords[language];
    if (!words) return refusedForm('language-unknown', { fields, field: proposalField('title', id) });
    const long = refusedTooLong(fields, { [proposalField('title', id)]: longestTitle });
    if (long) return long;
    const taken = await consultation.takeProposal(staff, {
      ...proposed,
      title: fields.get(proposalField('title', id)) ?? '',
      language,
      template: templateDraft('childrens-report', words),
    });
    if (taken.ok) return redirect(`/staff/c/${taken.value.id}/about`, { status: 303 });
    if (taken.code === 'not-found') throw nothingHere();
    return refusedForm(taken.code, { fields, field: proposalField('title', id) });
  }
  if (act !== 'decline') throw new Response(null, { status: 400 });
  const declined = await consultation.declineProposal(staff, {
    ...proposed,
    reason: fields.get(proposalField('reason', id)) ?? '',
  });
  if (declined.ok)
    return redirect(`/staff/c/${consultationId}/proposals?saved${pageOf(request)}`, { status: 303 });
  if (declined.code === 'not-found') throw nothingHere();
  return refusedForm(declined.code, { fields, field: proposalField('reason', id) });
}

/** Questions that children want others to be asked, for whoever may take them over. */
export default function Proposals() {
  const t = useT();
  const { frame, page, takes, asks, proposals, more, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const base = `/staff/c/${frame.id}`;
  const here = `${base}/proposals`;
  return (
    <ConsultationPage frame={frame} current="/proposals">
      <h1>{t('place.proposals')}</h1>
      <p>{t('proposals.lead')}</p>
      <Refusal form={refused} here={here} />
      <Saved shown={saved && !refused} />
      {proposals.some(({ id, state }) => state === 'waits' && ownIf(refused, { id })) ? null : (
        <TypedWords form={refused} words={(name) => name.startsWith('title.')} />
      )}
      {asks ? null : (
        <>
          <p>{t('proposals.not-asked')}</p>
          <p>
            <a href={`${base}/activities`}>{t('place.activities')}</a>
          </p>
        </>
      )}
      {takes || proposals.every(({ state }) => state !== 'waits') ? null : (
        <Note>{t('proposals.take.whole')}</Note>
      )}
      {asks && proposals.length === 0 ? <p className="table-empty">{t('proposals.none')}</p> : null}
      <ul className="counted">
        {proposals.map((proposal) => (
          <ProposalRow
            key={proposal.id}
            proposal={proposal}
            here={`${here}?page=${page}`}
            takes={takes}
            refused={refused}
          />
        ))}
      </ul>
      <PageTurner page={page} more={more} href={(to) => `${here}?page=${to}`} />
    </ConsultationPage>
  );
}
