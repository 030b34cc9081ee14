import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { withoutSeat } from '../../../../server/core/safeguarding/cases.ts';
import type { Handle } from '../../../root.tsx';
import { StaffPage } from '../frame.tsx';
import { frameOf, signedIn } from '../signed-in.ts';
import { sendsWithLine } from '../without-line.ts';
import { caseField } from './case-field.ts';
import { casesPage } from './cases-page.ts';
import { CasesView } from './cases-view.tsx';
import { actOnCases } from './safeguarding-acts.ts';

export { ErrorBoundary, links } from '../frame.tsx';
export { whileSignedIn as clientLoader } from '../without-line.ts';
export { shouldRevalidate } from './changed-meanwhile.ts';

export const handle: Handle = { script: 'staff', title: 'staff.letters' };

const here = '/staff/letters';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const staff = signedIn(context, request);
  const page = await casesPage({ context, request }, { staff, consultationId: withoutSeat });
  return { frame: frameOf(context, staff), page };
}

export function action(args: ActionFunctionArgs) {
  return actOnCases(args, { consultationId: withoutSeat, here });
}

export const clientAction = sendsWithLine(caseField);

/** What was told in confidence by whoever has no seat: the same two leads, the same halves, no consultation. */
export default function Letters() {
  const { frame, page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StaffPage frame={frame} current={here}>
      <CasesView
        page={page}
        refused={answer && 'refused' in answer ? answer : undefined}
        here={here}
        title="staff.letters"
        lead="letters.lead"
      />
    </StaffPage>
  );
}
