import type { LoaderFunctionArgs } from '@remix-run/node';
import { granted } from '../../granted.ts';
import { jsonAnswer } from './json-answer.ts';

/** The report as JSON, with the audits from outside. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const visitor = { kind: 'visitor' } as const;
  const { complaints } = context.services;
  const report = granted(await complaints.transparency(visitor, {}));
  const { audits, goodUntil } = granted(await complaints.audits(visitor, {}));
  const body = {
    ...report,
    audits: audits.map(({ day, auditor, language, summary }) => ({ day, auditor, language, summary })),
    auditGoodUntil: goodUntil,
  };
  return jsonAnswer('transparency.json', body);
}
