import {
  createSpeaker,
  createTexts,
  joinAreas,
  type Reading,
  type Speaker,
} from '../../../app/i18n/translator.ts';
import { catalogue, directionOf } from '../../../locales/index.ts';
import type { Reason } from '../../../server/core/moderation/reasons.ts';
import type { Client } from '../pages/client.ts';
import {
  bringOnDuty,
  type Crew,
  joinAsChild,
  openConsultation,
  printCodes,
  signIn,
} from '../pages/journeys.ts';
import type { RunningProduct } from '../processes/product.ts';
import type { VotedPlace } from './deeds/deeds.ts';

const texts = createTexts(joinAreas(catalogue));

/** The words of the pages, to find a button by what it says in the language of a journey. */
export function speakerOf(language: string, level: Reading = 'older'): Speaker {
  return createSpeaker(texts, { language, level, direction: directionOf(language) });
}

/** What a started demo printed: the words of five cards and a one-time link for each person. */
export function welcomeOf(product: RunningProduct): {
  readonly codes: readonly string[];
  readonly linkOf: (role: string) => string;
} {
  const said = product.said();
  const codes = [...said.matchAll(/(?:words: {2}|^ {4})((?:[a-z]+ ){4}[a-z]+)$/gm)].map(
    (match) => match[1] ?? '',
  );
  return {
    codes,
    linkOf(role) {
      const link = new RegExp(`^ {4}.*\\b${role}\\b.* (http\\S+)$`, 'm').exec(said)?.[1];
      if (!link) throw new Error(`The demo printed no link for ${role}:\n${said}`);
      return link;
    },
  };
}

export type DemoPeople = Crew & {
  readonly administrator: Client;
  readonly overseer: Client;
  /** A second safeguarding lead beside the moderator. */
  readonly lead: Client;
};

/** The people of a demo, each signed in by the link that it printed, and its consultation. */
export type DemoCrew = DemoPeople & {
  readonly consultation: string;
  /** Words of cards that nobody used. */
  readonly unused: readonly string[];
  /** The next of them, which is used then. */
  readonly nextCode: () => string;
};

export async function signInDemo(product: RunningProduct): Promise<DemoCrew> {
  const { linkOf, codes } = welcomeOf(product);
  const { origin } = product;
  const by = (role: string) => signIn(origin, linkOf(role));
  const [administrator, organiser, approver, moderator, analyst, overseer] = await Promise.all(
    ['administrator', 'organiser', 'approver', 'moderator', 'analyst', 'overseer'].map(by),
  );
  if (!administrator || !organiser || !approver || !moderator || !analyst || !overseer)
    throw new Error('Nobody.');
  const lead = await by('Sara');
  const secondModerator = await by('Ravi');
  const home = await organiser.get('/staff');
  const consultation = /href="\/staff\/c\/([^"/]+)"/.exec(home.html)?.[1] ?? '';
  await bringOnDuty(moderator, consultation);
  const unused = [...codes, ...(await printCodes(organiser, consultation, 60))];
  const people = {
    administrator,
    organiser,
    approver,
    moderator,
    secondModerator,
    analyst,
    overseer,
    lead,
  };
  return crewOf(people, { consultation, unused });
}

/** A crew with cards that nobody used. */
export function crewOf(
  people: DemoPeople,
  { consultation, unused }: { readonly consultation: string; readonly unused: readonly string[] },
): DemoCrew {
  const left = [...unused];
  return {
    ...people,
    consultation,
    unused: left,
    nextCode() {
      const code = left.shift();
      if (!code) throw new Error('Every card of the demo is used.');
      return code;
    },
  };
}

/** The words of a receipt as its page shows them: six, and five where others may join. */
export function receiptOn(html: string): {
  readonly six: readonly string[];
  readonly five: readonly string[];
} {
  const words = [...html.matchAll(/class="six-word">([^<]+)</g)].map((match) => match[1] ?? '');
  return { six: words.slice(0, 6), five: words.slice(6) };
}

/** Writes into the first composer of a page, or into the one of an activity, and answers the id of what was written. */
export async function write(child: Client, path: string, text: string, into?: string): Promise<string> {
  const page = await child.get(path);
  const activity = into ?? /name="activity" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const before = ownIds(page.html);
  // Several boxes of a page have one form, with a button each.
  const press = page.html.includes(`name="id-${activity}"`) ? { press: `activity=${activity}` } : {};
  const box = `text-${activity}`;
  const sent = await child.send(page, { field: box, ...press }, { [box]: text });
  // As somebody who is asked about numbers and names, and means them.
  const after = sent.html.includes('id="asked"') ? await child.send(sent, { press: 'asked=yes' }, {}) : sent;
  const [id, ...more] = ownIds(after.html).filter((each) => !before.includes(each));
  if (id === undefined || more.length > 0) throw new Error(`Writing at ${path} gave ${more.length} more.`);
  return id;
}

/** A child tells the team in confidence, and answers the id of its case. */
export async function askForHelp(child: Client, text: string): Promise<string> {
  const page = await child.send(await child.get('/here/help-me'), { field: 'text' }, { text });
  return /id="case-([^"]+)"/.exec(page.html)?.[1] ?? '';
}

function ownIds(html: string): string[] {
  return [...html.matchAll(/id="own-([^"]+)"/g)].map((match) => match[1] ?? '');
}

export type DecisionOn = {
  readonly consultation: string;
  readonly id: string;
  readonly decision: 'publish' | 'redact' | 'return' | 'refuse';
  readonly reason?: Reason;
  readonly words?: string;
};

/** A moderator decides with the form of the desk. */
export async function decide(moderator: Client, on: DecisionOn): Promise<void> {
  const page = await moderator.get(`/staff/c/${on.consultation}/desk?item=${on.id}`);
  await moderator.send(
    page,
    { field: 'decision' },
    {
      decision: on.decision,
      ...(on.reason === undefined ? {} : { reason: on.reason }),
      ...(on.words === undefined ? {} : { words: on.words }),
    },
  );
}

/** A consultation that runs: children have spoken under its question, and some cards are left for those who vote. */
export type Spoken = VotedPlace & {
  readonly id: string;
  readonly question: string;
  readonly said: readonly string[];
};

/** How many vote where anybody votes; more than an answer needs to be shown. */
const voters = 40;

/** Children speak under a question, each with a card of its own, and a moderator publishes all of it. */
export async function letChildrenSpeak(
  crew: Crew,
  what: { origin: string; title: string; children: number; proposes?: boolean },
): Promise<Spoken> {
  const question = 'What would make the way to school safer?';
  const opened = await openConsultation(crew, {
    title: what.title,
    rooms: [],
    questions: [question],
    statements: [
      {
        prompt: 'What do you think of these?',
        seeds: [
          'Cars should drive slower near schools.',
          'Every school needs a place for bicycles.',
          'The regulation of stopping bans should be tightened.',
        ],
      },
    ],
    polls: [
      {
        prompt: 'How do you come to school?',
        form: 'single',
        options: ['On foot', 'By bicycle', 'By bus', 'Another way'],
      },
    ],
    ...(what.proposes ? { proposes: true } : {}),
  });
  const codes = await printCodes(crew.organiser, opened.id, voters + what.children);
  const said: string[] = [];
  for (const [index, code] of codes.slice(0, what.children).entries()) {
    const child = await joinAsChild(what.origin, code);
    said.push(await write(child, '/here/part/all', voices[index % voices.length] ?? ''));
    child.close();
  }
  for (const id of said) await decide(crew.moderator, { consultation: opened.id, id, decision: 'publish' });
  return {
    id: opened.id,
    question: opened.questions[0] ?? '',
    said,
    consultation: opened.id,
    statements: opened.statements,
    polls: opened.polls,
    codes: codes.slice(what.children),
  };
}

const voices = [
  'Wider pavements, so that we can walk beside each other.',
  'Slower cars near the school gate.',
  'A light at the crossing by the bakery.',
  'More time to cross when it is green.',
  'A lane where bicycles are alone.',
  'Somebody who watches the crossing in the morning.',
  'No cars parked where we have to look around them.',
];
