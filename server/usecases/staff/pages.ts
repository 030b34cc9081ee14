import { auditStatement } from '../../../db/audit.ts';
import { pageText, putPage } from '../../../db/queries/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestPage } from '../../core/staff/organisation-pages.ts';
import { type Actor, staffMay } from '../../core/staff/roles.ts';
import { actorName, type Deps } from '../deps.ts';
import { printOf } from '../print-of.ts';

/** Pages that only the organisation can write, because they are its own statements in law. */
export const organisationPages = ['imprint', 'privacy', 'accessibility'] as const;
export type OrganisationPage = (typeof organisationPages)[number];

/** By what a form says which text it shows; '' where none stands. A browser sends another sign for a new line than it was given. */
const seenPage = (body: string) => (body === '' ? '' : printOf(body.replaceAll('\r\n', '\n')));

/** What the organisation wrote, or null: then the page says that it has not yet. Nothing is refused. */
export async function readPage(
  deps: Deps,
  _actor: Actor,
  input: { name: OrganisationPage; language: string },
): Promise<Outcome<{ body: string | null; seen: string }>> {
  const body = (await pageText(deps.databases.control, input.name, input.language)) ?? null;
  return done({ body, seen: seenPage(body ?? '') });
}

export type PageEdit = {
  readonly name: OrganisationPage;
  readonly language: string;
  readonly body: string;
  /** What the form showed. */
  readonly seen: string;
};

/**
 * Writes those that say something else than their form showed, all of them or none. Refusals: `not-allowed`, `field-too-long` (over 50,000
 * UTF-16 units), `stale-revision` (one of these was written by somebody else since it was read).
 */
export async function editPages(
  deps: Deps,
  actor: Actor,
  input: { pages: readonly PageEdit[] },
): Promise<Outcome<null>> {
  if (!staffMay(actor, 'pages:write')) return refuse('not-allowed');
  const typed = input.pages.filter(({ body, seen }) => seenPage(body) !== seen);
  if (typed.some(({ body }) => body.length > longestPage)) return refuse('field-too-long');
  const control = deps.databases.control;
  const stands = await Promise.all(
    typed.map(async ({ name, language }) => seenPage((await pageText(control, name, language)) ?? '')),
  );
  // Sent twice it stands already.
  const changed = typed.filter(({ body }, at) => stands[at] !== seenPage(body));
  if (typed.some((page, at) => changed.includes(page) && stands[at] !== page.seen))
    return refuse('stale-revision');
  const day = dayIn('UTC', deps.clock());
  await control.write(
    changed.flatMap(({ name, language, body }) => [
      putPage({ name, language, body: control.text.encode(body), day }),
      auditStatement({ day, actor: actorName(actor), deed: 'page:edit', subject: name, detail: language }),
    ]),
  );
  return done(null);
}
