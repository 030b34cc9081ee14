import { reasonFields } from '../../../server/core/attributes/attributes.ts';
import type { ActivityKind } from '../../../server/core/consultation/activities.ts';
import type { PollForm } from '../../../server/core/consultation/polls.ts';
import { connectLive } from '../house/live-client.ts';
import type { RunningProduct, StaffRole } from '../processes/product.ts';
import { type Client, createClient, type Page } from './client.ts';
import { enrolApp, proveAgain } from './factor-steps.ts';
import { decodeText } from './forms.ts';
import { approveAssessments, checkPlain, checkSource, fillSource, fillTerms } from './term-steps.ts';

/** What people do with the pages, step by step as they do it: no use case is called. */

export type Crew = Readonly<
  Record<'organiser' | 'approver' | 'moderator' | 'secondModerator' | 'analyst', Client>
>;

/** Who is needed until a consultation is open. */
export type Opening = Pick<Crew, 'organiser' | 'approver' | 'moderator'>;

const crewRoles: Readonly<Record<keyof Crew, readonly [string, ...StaffRole[]]>> = {
  organiser: ['Ilse', 'organiser'],
  approver: ['Tariq', 'approver'],
  moderator: ['Maya', 'moderator', 'safeguarding-lead'],
  secondModerator: ['Ravi', 'moderator'],
  analyst: ['Jonas', 'analyst'],
};

/**
 * Invites one person for each part of the work through the command line, and signs each in by the printed link, in a product that
 * was started with `prepare: readyHelp`; what has to stand before anything opens stands then. `parts`: everybody, unless said.
 */
export async function signInCrew<Part extends keyof Crew = keyof Crew>(
  product: RunningProduct,
  {
    parts = Object.keys(crewRoles) as Part[],
    begins,
  }: {
    readonly parts?: readonly Part[];
    /** What the organiser begins while the others are still on their way. */
    readonly begins?: (organiser: Client) => Promise<void>;
  } = {},
): Promise<Pick<Crew, Part>> {
  const [crew] = await Promise.all([
    Promise.all(
      parts.map(async (part) => {
        const client = await signInAs(product, part);
        if (part === 'organiser') await begins?.(client);
        return [part, client] as const;
      }),
    ),
    invited(product, 'Amal', 'overseer').then(recordAudit),
  ]);
  return Object.fromEntries(crew) as Pick<Crew, Part>;
}

/** One of the crew, who was not needed before. */
export function signInAs(product: RunningProduct, part: keyof Crew): Promise<Client> {
  return invited(product, ...crewRoles[part]);
}

async function invited(product: RunningProduct, name: string, ...roles: StaffRole[]): Promise<Client> {
  return signIn(product.origin, await product.invite(name, ...roles));
}

/** Nothing opens before somebody from outside audited the site: its overseer writes that down. */
async function recordAudit(overseer: Client): Promise<void> {
  const page = await overseer.get('/staff/independent-audit');
  const [day] = new Date().toISOString().split('T');
  const audit = { auditor: 'An audit of this test', day: day ?? '', summary: 'A test audits itself.' };
  await overseer.send(page, { field: 'auditor' }, audit);
  overseer.close();
}

/** Opens a one-time link, presses its button and, where one is asked for, makes a second factor with an app for codes. */
export async function signIn(origin: string, link: string): Promise<Client> {
  const client = createClient(origin);
  const page = await client.get(new URL(link).pathname);
  const entered = await client.send(page, {});
  if (entered.path === '/staff/factor') await enrolApp(client, entered);
  const home = await client.get('/staff');
  if (home.path !== '/staff') throw new Error(`The link led to ${home.path}.`);
  return client;
}

export type Plan = {
  readonly title: string;
  /** In which everything is written; English unless said. */
  readonly language?: string;
  /** A company asks, and has signed its undertaking. */
  readonly company?: boolean;
  readonly rooms: readonly string[];
  readonly questions: readonly string[];
  /** Sentences to vote on: what is asked, and at most three of the organiser's own. */
  readonly statements?: readonly { readonly prompt: string; readonly seeds: readonly string[] }[];
  readonly polls?: readonly {
    readonly prompt: string;
    readonly form: PollForm;
    readonly options: readonly string[];
  }[];
  /** Children are asked what others should be asked. */
  readonly proposes?: boolean;
};

export type Consultation = {
  readonly id: string;
  readonly rooms: readonly string[];
  readonly questions: readonly string[];
  readonly statements: readonly string[];
  readonly polls: readonly string[];
};

/** An organiser prepares a consultation in one language through the forms, a second person approves it, it opens. */
export async function openConsultation(crew: Crew, plan: Plan): Promise<Consultation> {
  const drafted = await draftConsultation(crew, plan);
  await openDraft(crew, drafted.id);
  return drafted;
}

/** Prepared, approved, opened, each by the person whose act it is. */
export async function openDraft({ organiser, approver, moderator }: Opening, id: string): Promise<void> {
  const here = `/staff/c/${id}`;
  await approveAssessments(approver, id);
  await checkSource(approver, id);
  await checkPlain(approver, id);
  await organiser.send(await organiser.get(here), { press: 'act=prepared' });
  // Who signed in long ago proves itself first, as a person would.
  const approval = { press: 'act=approved' };
  const asked = await approver.trySend(await approver.get(here), approval);
  if (asked.status >= 400) {
    await proveAgain(approver);
    await approver.send(await approver.get(here), approval);
  }
  await bringOnDuty(moderator, id);
  await organiser.send(await organiser.get(here), { press: 'act=open' });
}

/**
 * A moderator who leads safeguarding too sits down at the desk of a consultation, with a live page, and stays there until the
 * product goes: without both, its rooms rest.
 */
export async function bringOnDuty(moderator: Client, consultation: string): Promise<void> {
  const desk = await connectLive(moderator, { as: 'staff' });
  const entered = await desk.ask('desk:enter', { consultation, after: 0 });
  if (!entered.ok) throw new Error(`Nobody came on duty: ${entered.code}.`);
}

/** As far as the organiser gets alone, through the forms and in one language. */
export async function draftConsultation(
  { organiser }: Pick<Crew, 'organiser'>,
  plan: Plan,
): Promise<Consultation> {
  const { language = 'en' } = plan;
  const about = await organiser.send(
    await organiser.get('/staff/new'),
    { field: 'title' },
    {
      title: plan.title,
      language,
      zone: 'UTC',
      // What is asked is what the plan says; the terms say why nothing else is.
      closing: 'no',
      // A test runs at any time of the day.
      quiet: 'no',
    },
  );
  const id = /^\/staff\/c\/([^/]+)\/about/.exec(about.path)?.[1] ?? '';
  const here = `/staff/c/${id}`;
  await fillDraft(organiser, about, { id, language, company: plan.company ?? false });
  const add = (activity: Activity) => addActivity(organiser, { consultation: here, language }, activity);
  const rooms: string[] = [];
  for (const prompt of plan.rooms) rooms.push(await add({ kind: 'room', prompt }));
  const questions: string[] = [];
  for (const prompt of plan.questions) questions.push(await add({ kind: 'question', prompt }));
  const statements: string[] = [];
  for (const { prompt, seeds } of plan.statements ?? []) {
    const fields = seeds.map((seed, index) => [`seed.${index + 1}.${language}`, seed] as const);
    statements.push(await add({ kind: 'statements', prompt, fields }));
  }
  const polls: string[] = [];
  for (const { prompt, form, options } of plan.polls ?? []) {
    const fields = options.flatMap((label, index) =>
      ['younger', 'older'].map((level) => [`option.${index + 1}.${language}.${level}`, label] as const),
    );
    polls.push(await add({ kind: 'poll', prompt, fields: [['form', form], ...fields] }));
  }
  if (plan.proposes) await askForProposals(organiser, id);
  return { id, rooms, questions, statements, polls };
}

const whoAsks = {
  purpose: 'The town makes new rules. It wants to hear you first.',
  sponsor: 'The council of a made-up town',
  payer: 'The town pays for all of it.',
  gains: 'Whoever lives here gains by it. Nobody earns money.',
  readers: 'Two people of the council.',
  change: 'All parts can still change.',
  decider: 'The mayor, whom we made up.',
};

/** What a draft needs beside its questions, whoever began it: texts, days, reasons, terms and a document. `about` is its first page. */
export async function fillDraft(
  organiser: Client,
  about: Page,
  of: { readonly id: string; readonly language: string; readonly company?: boolean },
): Promise<void> {
  const { id, language, company = false } = of;
  const here = `/staff/c/${id}`;
  const texts = Object.entries(whoAsks).flatMap(([field, words]) =>
    ['younger', 'older'].map((level) => [`text.${field}.${language}.${level}`, words] as const),
  );
  await organiser.send(
    about,
    { field: 'retention' },
    {
      ...Object.fromEntries(texts),
      ...(company ? { sponsorKind: 'company' } : {}),
      country: 'XX',
      answer: dayFromNow(60),
      retention: dayFromNow(200),
    },
  );
  await sayReasons(organiser, here, language);
  await fillTerms(organiser, id, { language, company });
  await writeDocument(organiser, `${here}/document`, language);
  await fillSource(organiser, id, language);
}

/** Children are asked nothing about themselves, and each of the six has its reason. */
async function sayReasons(organiser: Client, here: string, language: string): Promise<void> {
  const reasons = reasonFields.flatMap((field) =>
    ['younger', 'older'].map((level) => [`text.${field}.${language}.${level}`, 'We need not know this.']),
  );
  await organiser.send(
    await organiser.get(`${here}/attributes`),
    { field: 'source.age' },
    Object.fromEntries(reasons),
  );
}

async function writeDocument(organiser: Client, here: string, language: string): Promise<void> {
  await organiser.send(
    await organiser.get(here),
    { field: 'markdown' },
    {
      title: 'The draft',
      markdown: '## What it is about\n\nWhat this is for, in one paragraph.\n',
    },
  );
  const list = await organiser.get(here);
  for (const anchor of new Set(
    [...list.html.matchAll(/\?section=([^"#&]+)/g)].map((match) => match[1] ?? ''),
  )) {
    const page = await organiser.get(`${here}?section=${anchor}`);
    await organiser.send(
      page,
      { field: 'anchor' },
      {
        [`body.${language}.younger`]: 'This is what it says.',
        [`body.${language}.older`]: 'This is what it says, a little longer.',
      },
    );
  }
}

type Activity = {
  readonly kind: ActivityKind;
  readonly prompt: string;
  readonly fields?: readonly (readonly [string, string])[];
};

/** Adds an activity with its form, and answers its id. */
export async function addActivity(
  organiser: Client,
  { consultation, language }: { readonly consultation: string; readonly language: string },
  activity: Activity,
): Promise<string> {
  const here = `${consultation}/activities`;
  const page = await organiser.get(here);
  const known = activityIds(page);
  const { kind, prompt, fields = [] } = activity;
  const after = await organiser.send(
    page,
    { press: 'act=write' },
    {
      kind,
      [`prompt.${language}.younger`]: prompt,
      [`prompt.${language}.older`]: prompt,
      ...Object.fromEntries(fields),
    },
  );
  // A picture has a page of its own, to which adding it leads.
  const list = after.path === here ? after : await organiser.get(here);
  const added = activityIds(list).filter((id) => !known.includes(id));
  if (added.length !== 1 || added[0] === undefined)
    throw new Error(`Adding an activity gave ${added.length}.`);
  return added[0];
}

function activityIds(page: Page): string[] {
  const found = [...page.html.matchAll(/value="drop ([^"]+)"/g)].map((match) => match[1] ?? '');
  return [...new Set(found)];
}

/** Asks children of a draft what others should be asked, with the button that stands there. */
export async function askForProposals(organiser: Client, consultation: string): Promise<void> {
  const page = await organiser.get(`/staff/c/${consultation}/activities`);
  await organiser.send(page, { press: 'beside=add-proposing' });
}

/** Prints sheets and reads the five words of each card. */
export async function printCodes(organiser: Client, consultation: string, count: number): Promise<string[]> {
  const page = await organiser.get(`/staff/c/${consultation}/codes`);
  const sheets = await organiser.send(
    page,
    { field: 'size' },
    { label: 'Class', size: String(Math.max(20, count)) },
  );
  const cards = [...sheets.html.matchAll(/<p class="code-words"[^>]*>([^<]*)</g)];
  return cards.map((match) => decodeText(match[1] ?? ''));
}

/** The organiser lets one activity rest or wakes it, or moves the whole consultation. */
export async function moveActivity(
  organiser: Client,
  consultation: string,
  activity: { id: string; to: 'open' | 'paused' },
): Promise<void> {
  const page = await organiser.get(`/staff/c/${consultation}/activities`);
  await organiser.send(page, { press: `beside=${activity.to} ${activity.id}` });
}

/** Pauses, opens again or closes, each with the button that stands on the page. */
export async function moveConsultation(
  organiser: Client,
  consultation: string,
  to: 'open' | 'paused' | 'closed',
): Promise<void> {
  const here = `/staff/c/${consultation}`;
  // Nothing undoes it: a fresh factor is asked for.
  if (to === 'closed') await proveAgain(organiser);
  const page = await organiser.get(to === 'closed' ? `${here}?ask=close` : here);
  await organiser.send(page, { press: `act=${to}` });
}

/** A child types the words of its card, reads why, and says yes. */
export async function joinAsChild(origin: string, code: string): Promise<Client> {
  const client = createClient(origin);
  const look = await client.send(await client.get('/'), { action: '/join', field: 'code' }, { code });
  const seat = await client.send(look, { action: '/join', press: 'step=yes' });
  if (seat.path !== '/here/name') throw new Error(`Saying yes led to ${seat.path}.`);
  return client;
}

export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
