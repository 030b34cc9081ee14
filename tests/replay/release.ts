import { createHash } from 'node:crypto';
import type { Problems } from '../support/figures/figure-run.ts';
import { markRest } from '../support/pages/analyst-steps.ts';
import { type Client, createClient, formOf, type Page } from '../support/pages/client.ts';
import { proveAgain } from '../support/pages/factor-steps.ts';
import { decodeText, wordsOf } from '../support/pages/forms.ts';
import type { Crew } from '../support/pages/journeys.ts';
import type { Truth } from './compare.ts';
import type { ReleasedStatement } from './released-statements.ts';

/** What every release of this product holds to: fewer than ten children have no number, numbers are multiples of five. */
const fewest = 10;
const step = 5;

const findingText = 'More children agreed with this than did not.';

/** The form that sorts one page of what was said. */
const sort = { press: 'act=sort' };

export type SortPlan = ReadonlyMap<string, readonly string[]>;

/**
 * Which contribution goes under which point, so that the edges are met: a point of many children, some of whom wrote more
 * than once (a child counts once), one of exactly nine where there are enough, and one of few.
 */
export function planSorting(truth: Truth): SortPlan {
  const byAuthor = new Map<string, string[]>();
  for (const id of truth.published) {
    const author = truth.posts.get(id)?.statement.author ?? '';
    byAuthor.set(author, [...(byAuthor.get(author) ?? []), id]);
  }
  const lists = [...byAuthor.values()];
  const nine = lists.length >= 2 * fewest - 1 ? fewest - 1 : 0;
  const [few, many] = [lists.slice(0, nine), lists.slice(nine)];
  const points = new Map([
    ['Said by many', many.map(([first]) => first ?? '')],
    ['Said by some', few.map(([first]) => first ?? '')],
    ['Said by a few', lists.slice(0, 3).flatMap((ids) => ids.slice(1, 2))],
  ]);
  const placed = new Set([...points.values()].flat());
  // Later words of children who are under the first point already: counted again they would be too many.
  const again = many.flat().filter((id) => !placed.has(id));
  points.set('Said by many', [...(points.get('Said by many') ?? []), ...again]);
  const rest = few.flat().filter((id) => !placed.has(id));
  points.set('Said by a few', [...(points.get('Said by a few') ?? []), ...rest]);
  return new Map([...points].filter(([, ids]) => ids.length > 0));
}

/** The analyst names and sorts, drafts; the approver reads and signs. Answers the page of the release. */
export async function sortAndSign(
  crew: Pick<Crew, 'analyst' | 'approver'>,
  what: { consultation: string; room: string; plan: SortPlan; problems: Problems },
): Promise<Page> {
  const { consultation, room, plan, problems } = what;
  const here = `/staff/c/${consultation}/points`;
  const { analyst, approver } = crew;
  if (plan.size > 0) await sortAll(analyst, { here, room, plan, problems });
  await writeFinding(analyst, { consultation, needed: plan.size === 0, problems });
  await markRest(analyst, consultation);
  const page = await analyst.get(here);
  // Hours may lie between signing in and signing.
  await Promise.all([analyst.send(page, { press: 'act=draft' }), proveAgain(approver)]);
  const draft = await approver.get(`/staff/c/${consultation}/release`);
  return approver.send(draft, { action: `/staff/c/${consultation}/release` });
}

async function sortAll(
  analyst: Client,
  what: { here: string; room: string; plan: SortPlan; problems: Problems },
): Promise<void> {
  const { here, room, plan, problems } = what;
  const title = `title.${room}`;
  const form = { field: title, press: 'act=name' };
  await Promise.all(
    // Each page names one point: the same one sent again would be the same.
    [...plan.keys()].map(async (name) =>
      analyst.send(await analyst.get(here), form, { [title]: name, language: 'en' }),
    ),
  );
  const page = await analyst.get(here);
  const ids = new Map(
    [...page.html.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)].map((match) => [
      decodeText(match[2] ?? ''),
      match[1] ?? '',
    ]),
  );
  const wanted: Record<string, string> = {};
  for (const [name, contributions] of plan) {
    for (const id of contributions) wanted[`under.${id}`] = ids.get(name) ?? '';
  }
  const offered = new Set<string>();
  for (let number = 0; ; number += 1) {
    const part = await analyst.get(`${here}?page=${number}`);
    if (!part.html.includes('name="under.')) break;
    const names = formOf(part, sort)
      .fields.map((field) => field.name)
      .filter((name) => name.startsWith('under.'));
    for (const name of names) offered.add(name);
    await analyst.send(part, sort, Object.fromEntries(names.map((name) => [name, wanted[name] ?? ''])));
  }
  for (const name of offered) if (!(name in wanted)) problems.add('sorting', `${name} was never published`);
  for (const name of Object.keys(wanted))
    if (!offered.has(name)) problems.add('sorting', `${name} cannot be sorted`);
}

/** One finding on the first number that may be cited; only a small conversation may have none. */
async function writeFinding(
  analyst: Client,
  what: { consultation: string; needed: boolean; problems: Problems },
): Promise<void> {
  const page = await analyst.get(`/staff/c/${what.consultation}/findings`);
  const [, evidence] = /type="checkbox" name="evidence" value="([^"]+)"/.exec(page.html) ?? [];
  if (evidence === undefined) {
    if (what.needed) what.problems.add('finding', 'no number may be cited');
    return;
  }
  const after = await analyst.send(
    page,
    { field: 'text' },
    { text: findingText, language: 'en', evidence: [decodeText(evidence)] },
  );
  if (!after.html.includes(findingText)) what.problems.add('finding', 'it is not on its page');
}

type ReleaseFile = {
  consultationId: string;
  activities: { id: string }[];
  statements: ReleasedStatement[];
  findings: { id: string; text: string; evidence: { kind: string; subject: string }[] }[];
  topics: { activityId: string; points: Record<string, unknown>[]; alsoSaid: Record<string, unknown>[] }[];
};

/** Reads the release as anybody can, and holds it to what is promised of it. */
export async function checkRelease(
  origin: string,
  what: {
    path: string;
    consultation: string;
    room: string;
    plan: SortPlan;
    truth: Truth;
    problems: Problems;
  },
): Promise<readonly ReleasedStatement[]> {
  const { path, room, plan, truth, problems } = what;
  const anybody = createClient(origin);
  const [list, page, file, manifest] = [
    await anybody.get('/said'),
    await anybody.get(path),
    await anybody.get(`${path}/release.json`),
    await anybody.get(`${path}/manifest.txt`),
  ];
  if (!list.html.includes(`href="${path}"`)) problems.add('release', '/said does not name it');
  if (page.status !== 200 || file.status !== 200 || manifest.status !== 200) {
    problems.add('release', `${page.status}, ${file.status} and ${manifest.status}`);
    return [];
  }
  if (!page.html.includes(sha256(manifest.html)))
    problems.add('release', 'the page and the manifest have different hashes');
  for (const [, hash = '', name = ''] of manifest.html.matchAll(/^([0-9a-f]{64}) {2}(\S+)$/gm)) {
    if (sha256((await anybody.get(`${path}/${name}`)).bytes) !== hash)
      problems.add('release', `${name} is not what was signed`);
  }
  if (!manifest.html.includes(sha256(file.html))) problems.add('release', 'release.json is not signed');
  anybody.close();

  const release = JSON.parse(file.html) as ReleaseFile;
  const known = new Set([
    what.consultation,
    ...[...release.activities, ...release.statements, ...release.findings].map(({ id }) => id),
    ...release.findings.flatMap(({ evidence }) => evidence.map(({ subject }) => subject)),
  ]);
  for (const id of idsIn(release)) if (!known.has(id)) problems.add('release id', `${id} is in the file`);
  // What was published may stand among the statements; what was refused stands nowhere.
  for (const { text, statement } of truth.posts.values())
    if (!statement.publish && text.length > 20 && file.html.includes(JSON.stringify(text).slice(1, -1)))
      problems.add('release text', text);

  const topic = release.topics.find((each) => each.activityId === room);
  const points = new Map((topic?.points ?? []).map((point) => [String(point.title), point]));
  const alsoSaid = new Map((topic?.alsoSaid ?? []).map((point) => [String(point.title), point]));
  for (const [name, contributions] of plan) {
    const children = new Set(contributions.map((id) => truth.posts.get(id)?.statement.author)).size;
    const said = points.get(name)?.children;
    if (children < fewest) {
      const also = alsoSaid.get(name);
      if (said !== undefined || !also)
        problems.add('release point', `${name} (${children}) is not among "also said"`);
      if (also && Object.keys(also).sort().join() !== 'language,title')
        problems.add('release number', JSON.stringify(also));
    } else if (typeof said !== 'number' || said % step !== 0 || said > children || said <= children - step) {
      problems.add('release number', `${name}: ${said} for ${children}`);
    }
  }
  if (points.size + alsoSaid.size !== plan.size)
    problems.add('release point', `${points.size} + ${alsoSaid.size} of ${plan.size}`);
  checkPage(page, { points: [...points.values()], alsoSaid: [...alsoSaid.keys()], problems });
  return release.statements;
}

export function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Every number that the page writes beside a point is one of the file's; what was also said stands bare. */
function checkPage(
  page: Page,
  what: { points: Record<string, unknown>[]; alsoSaid: string[]; problems: Problems },
): void {
  const section = /<section class="also-said">([\s\S]*?)<\/section>/.exec(page.html)?.[1] ?? '';
  const bare = [...section.matchAll(/<li[^>]*>([\s\S]*?)<\/li>/g)].map((match) => wordsOf(match[1] ?? ''));
  if ([...bare].sort().join('|') !== [...what.alsoSaid].sort().join('|'))
    what.problems.add('release page', bare.join('|'));
  const words = wordsOf(page.html);
  for (const { title, children } of what.points) {
    if (!words.includes(String(title)) || !words.includes(String(children)))
      what.problems.add('release page', `${title} is not on it`);
  }
}

/** Every whole string in the file that is shaped as an id. */
function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^[A-Za-z0-9_-]{22}$/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [...idsIn(key), ...idsIn(each)]);
}
