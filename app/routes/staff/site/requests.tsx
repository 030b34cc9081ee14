import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isId } from '../../../../server/core/ids.ts';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { refusedForm } from '../refuse-form.ts';
import { Refusal, Saved } from '../refused.tsx';
import { frameOf, nothingHere, signedIn, signedInToSend } from '../signed-in.ts';
import { SettledRequests, StandingRequest } from './requests-parts.tsx';

export const handle: Handle = { title: 'staff.requests' };

export { ErrorBoundary, links } from '../frame.tsx';

const here = '/staff/requests';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const read = await context.services.privacy.requests(staff, {});
  if (!read.ok) throw nothingHere();
  return {
    frame: frameOf(context, staff),
    requests: read.value,
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const staff = await signedInToSend(context, request);
  const fields = await readFields(request);
  const id = fields.get('request') ?? '';
  const decision = (['approve', 'refuse'] as const).find((each) => each === fields.get('act'));
  if (!isId(id)) throw nothingHere();
  if (!decision) throw new Response(null, { status: 400 });
  const decided = await context.services.privacy.decideRequest(staff, { id, decision });
  if (!decided.ok) return refusedForm(decided.code, { fields, field: 'requests' });
  return redirect(`${here}?saved`, { status: 303 });
}

/** What authorities asked. Two people of two sides decide; neither is shown what it is about. */
export default function Requests() {
  const t = useT();
  const { frame, requests, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const stands = (state: string) => state === 'asked' || state === 'approved';
  return (
    <StaffPage frame={frame} current={here}>
      <h1>{t('staff.requests')}</h1>
      <Refusal form={answer} here={here} />
      <Saved shown={saved && !answer} />
      <p className="lead">{t('requests.lead')}</p>
      <div id="field-requests" tabIndex={-1}>
        {requests.length === 0 ? <p className="soft">{t('requests.none')}</p> : null}
        {requests
          .filter(({ state }) => stands(state))
          .map((request) => (
            <StandingRequest key={request.id} request={request} here={here} />
          ))}
      </div>
      <SettledRequests requests={requests.filter(({ state }) => !stands(state))} />
    </StaffPage>
  );
}
