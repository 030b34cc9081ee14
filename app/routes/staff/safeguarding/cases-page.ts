import type { AppLoadContext } from '@remix-run/node';
import type { Staff } from '../../../../server/core/staff/roles.ts';
import { nothingHere, putBackOn, trainingNeeded } from '../signed-in.ts';

/**
 * What a lead's page of cases shows. `consultationId` may be `withoutSeat`; `country` is whose helplines it can refer to, and
 * without one those of every country.
 */
export async function casesPage(
  { context, request }: { context: AppLoadContext; request: Request },
  { staff, consultationId, country }: { staff: Staff; consultationId: string; country?: string },
) {
  const { safeguarding } = context.services;
  const read = await safeguarding.cases(staff, { consultationId });
  if (!read.ok) throw read.code === 'training-needed' ? trainingNeeded() : nothingHere();
  const query = new URL(request.url).searchParams;
  const caseId = query.get('case') ?? '';
  const opened = caseId === '' ? undefined : await safeguarding.case(staff, { consultationId, caseId });
  const lines = await safeguarding.helplines(staff, {});
  return {
    ...read.value,
    opened: opened?.ok ? opened.value : null,
    // It was here when its address was made: only what is taken back or destroyed goes.
    gone: opened?.ok === false && opened.code === 'not-found' ? caseId : null,
    directory: lines.ok
      ? lines.value
          .filter((line) => line.confirmedBy !== null && (country === undefined || line.country === country))
          .map(({ id, kind, name, number, source }) => ({ id, kind, name, number, source }))
      : [],
    fresh: context.newId(),
    nowMs: context.now(),
    putBack: await putBackOn(context, staff),
    saved: query.has('saved'),
  };
}

export type CasesPage = Awaited<ReturnType<typeof casesPage>>;
