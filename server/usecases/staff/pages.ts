import { auditStatement } from '../../../db/audit.ts';
import { pageText, putPage, storedPage } from '../../../db/queries/staff/organisation-pages.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestPage } from '../../core/staff/organisation-pages.ts';
import { type Actor, staffMay } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
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
  // The stored bytes are read before the words, so that a write between the two reads is refused below.
  const stands = await Promise.all(
    typed.map(async (page) => ({
      page,
      stored: await storedNow(control, storedPage(page)),
      seen: seenPage((await pageText(control, page.name, page.language)) ?? ''),
    })),
  );
  // Sent twice it stands already.
  const changed = stands.filter(({ page, seen }) => seen !== seenPage(page.body));
  if (changed.some(({ page, seen }) => seen !== page.seen)) return refuse('stale-revision');
  const day = dayIn('UTC', deps.clock());
  const result = await control.write(
    changed.flatMap(({ page, stored }) => [
      stillStored(storedPage(page), stored),
      putPage({ ...page, body: control.text.encode(page.body), day }),
      auditStatement({
        day,
        actor: actorName(actor),
        deed: 'page:edit',
        subject: page.name,
        detail: page.language,
      }),
    ]),
  );
  if (result.ok) return done(null);
  // Somebody was faster: it may have been this very form, sent twice, whose words stand by now.
  return result.refusal === 'stale-revision' ? editPages(deps, actor, input) : refusedBy(result);
}
