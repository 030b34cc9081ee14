import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Handle } from '../../../root.tsx';
import { ConsultationPage } from '../frame.tsx';
import { consultationOf } from '../signed-in.ts';
import { sendsWithLine } from '../without-line.ts';
import { caseField } from './case-field.ts';
import { casesPage } from './cases-page.ts';
import { CasesView } from './cases-view.tsx';
import { actOnCases } from './safeguarding-acts.ts';

export { ErrorBoundary, links } from '../frame.tsx';
export { whileSignedIn as clientLoader } from '../without-line.ts';
export { shouldRevalidate } from './changed-meanwhile.ts';

export const handle: Handle = { script: 'staff', title: 'place.safeguarding' };

const placeOf = (id: string) => `/staff/c/${id}/safeguarding`;

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { staff, frame, desk } = await consultationOf(context, params.id, request);
  // Whoever is with one child in trouble is there for the others: else their room would rest a minute later, and tell them so.
  await context.services.moderation.beOnDuty(staff, { consultationId: frame.id, beside: true });
  const of = { staff, consultationId: frame.id, country: desk.row.country };
  return { frame, page: await casesPage({ context, request }, of) };
}

export function action(args: ActionFunctionArgs) {
  const consultationId = args.params.id ?? '';
  return actOnCases(args, { consultationId, here: placeOf(consultationId) });
}

export const clientAction = sendsWithLine(caseField);

/** What children of one consultation told in confidence. */
export default function Safeguarding() {
  const { frame, page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ConsultationPage frame={frame} current="/safeguarding">
      <CasesView
        page={page}
        refused={answer && 'refused' in answer ? answer : undefined}
        here={placeOf(frame.id)}
        title="place.safeguarding"
        lead="sg.lead"
      />
    </ConsultationPage>
  );
}
