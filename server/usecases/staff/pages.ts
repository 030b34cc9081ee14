import { auditStatement } from '../../../db/audit.ts';
import { pageText, putPage } from '../../../db/queries/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { type Actor, staffMay } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';

/** Pages that only the organisation can write, because they are its own statements in law. */
export const organisationPages = ['imprint', 'privacy', 'accessibility'] as const;
export type OrganisationPage = (typeof organisationPages)[number];

/** What the organisation wrote, or null: then the page says that it has not yet. Nothing is refused. */
export async function readPage(
  deps: Deps,
  _actor: Actor,
  input: { name: OrganisationPage; language: string },
): Promise<Outcome<{ body: string | null }>> {
  return done({ body: (await pageText(deps.databases.control, input.name, input.language)) ?? null });
}

/** Writes one in one language. Refusals: `not-allowed`, `field-too-long` (over 50,000 UTF-16 units). */
export async function editPage(
  deps: Deps,
  actor: Actor,
  input: { name: OrganisationPage; language: string; body: string },
): Promise<Outcome<null>> {
  if (!staffMay(actor, 'pages:write')) return refuse('not-allowed');
  if (input.body.length > 50_000) return refuse('field-too-long');
  const control = deps.databases.control;
  const day = dayIn('UTC', deps.clock());
  await control.write([
    putPage({ name: input.name, language: input.language, body: control.text.encode(input.body), day }),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'page:edit',
      subject: input.name,
      detail: input.language,
    }),
  ]);
  return done(null);
}
