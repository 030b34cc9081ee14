import { createSpeaker, createTexts, type Reading, type Speaker } from '../../app/i18n/translator.ts';
import { catalogue, directionOf } from '../../locales/index.ts';
import type { Reason } from '../../server/core/moderation/reasons.ts';
import { answerFinding, draftAll, sortAll, writeFinding } from './analyst-steps.ts';
import { type Client, createClient } from './client.ts';
import type { VotedPlace } from './deeds/deeds.ts';
import {
  addActivity,
  bringOnDuty,
  type Crew,
  joinAsChild,
  moveConsultation,
  openConsultation,
  printCodes,
  signIn,
} from './journeys.ts';
import type { Person, Places } from './pages.ts';
import type { RunningProduct } from './product.ts';
import { voteOn, votingPlaces } from './stage-votes.ts';
import { approveAssessments, writeAssessment } from './term-steps.ts';
import { addVersion, nameReasons, publishVersion } from './version-steps.ts';
import { letChildrenVote } from './voted.ts';

/** The words of the pages, to find a button by what it says in the language of a journey. */
export function speakerOf(language: string, level: Reading = 'older'): Speaker {
  const strings = Object.entries(catalogue).map(([tag, areas]) => [
    tag,
    Object.assign({}, ...Object.values(areas)),
  ]);
  return createSpeaker(createTexts(Object.fromEntries(strings)), {
    language,
    level,
    direction: directionOf(language),
  });
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

/** A child proposes two questions; a host says no to one, and has not decided about the other. */
async function letChildPropose(
  crew: DemoCrew,
  of: { origin: string; consultation: string; question: string },
): Promise<void> {
  const { origin, consultation, question } = of;
  // By somebody else than the host, who would know the group and read none of it.
  const [code = ''] = await printCodes(crew.analyst, consultation, 1);
  const child = await joinAsChild(origin, code);
  const asked = [...(await child.get('/here/part/all')).html.matchAll(/name="activity" value="([^"]+)"/g)];
  const into = asked.map((match) => match[1]).find((each) => each !== question);
  const ids: string[] = [];
  for (const text of ['Why does the last bus leave so early?', 'Why though?'])
    ids.push(await write(child, '/here/part/all', text, into));
  for (const id of ids) await decide(crew.moderator, { consultation, id, decision: 'publish' });
  child.close();
  const page = await crew.organiser.get(`/staff/c/${consultation}/proposals`);
  const field = `reason.${ids[1]}`;
  await crew.organiser.send(page, { field, press: 'act=decline' }, { [field]: 'unclear' });
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

export type Stage = {
  readonly product: RunningProduct;
  readonly crew: DemoCrew;
  readonly places: Places;
  readonly people: Readonly<Record<Exclude<Person, 'visitor'>, Client>>;
  /** Words that open the page before the yes, as often as one likes. */
  readonly card: string;
};

/**
 * A demo in which every page has something to show: a conversation with a child's own words in every state, a queue, a
 * draft with gaps, one consultation that waits for sorting, one for its signature, one that is published.
 */
export async function setStage(product: RunningProduct): Promise<Stage> {
  const crew = await signInDemo(product);
  const { origin } = product;
  const { consultation } = crew;
  const speaker = await joinAsChild(origin, crew.nextCode());
  const room = /href="\/here\/room\/([^"]+)"/.exec((await speaker.get('/here')).html)?.[1] ?? '';
  const inRoom = `/here/room/${room}`;
  const decided = (id: string, on: Omit<DecisionOn, 'consultation' | 'id'>) =>
    decide(crew.moderator, { consultation, id, ...on });

  const shown = await write(speaker, inRoom, 'I think a year is long enough. Then it should be gone.');
  await decided(shown, { decision: 'publish' });
  const part = await write(speaker, inRoom, 'My sister Lena says the same: ask us first, then keep it.');
  await decided(part, { decision: 'redact', reason: 'person', words: 'Lena' });
  const back = await write(speaker, inRoom, 'Write to me at kite@example.org and I tell you more.');
  await decided(back, { decision: 'return', reason: 'contact' });
  const not = await write(speaker, inRoom, 'Those who disagree here are all stupid.');
  await decided(not, { decision: 'refuse', reason: 'hurt', words: 'are all stupid' });
  const gone = await write(speaker, '/here/part/2', 'When I do not know the people.');
  await speaker.send(await speaker.get(`/here/words/${gone}?back=yes`), { press: 'intent=withdraw' });

  // The sixth within ten seconds: one more would be too fast.
  const word = await write(speaker, inRoom, 'Could we see the list of who has it?');

  const neighbour = await joinAsChild(origin, crew.nextCode());
  await write(neighbour, '/here/part/1', 'It should say who else gets to see it, and for how long.');
  const waiting = [
    'You can reach me on 0170 5550142 after school.',
    'Nobody should keep it for ever. People change.',
    'The school keeps our marks for years. Why so long?',
  ];
  for (const text of waiting) await write(neighbour, inRoom, text);
  const newcomer = await joinAsChild(origin, crew.nextCode());
  const helpCase = await askForHelp(neighbour, 'Something happened and I want to talk about it.');
  const leaver = await joinAsChild(origin, crew.nextCode());
  await leaver.send(await leaver.get('/here/erase'), { press: 'intent=erase' });
  const { statements, polls } = await votingPlaces(newcomer);
  const design = /href="\/here\/design\/([^"/]+)"/.exec((await newcomer.get('/here')).html)?.[1] ?? '';
  const picture = await speaker.get(`/here/design/${design}`);
  await speaker.send(picture, { field: 'place', press: 'intent=pin' }, { place: '3' });
  await voteOn(neighbour, statements, 20);
  await voteOn(speaker, statements, 2);
  const single = await speaker.get(`/here/poll/${polls.single}`);
  await speaker.send(single, { field: 'choice', press: 'intent=answer' }, { choice: '3' });

  const draft = await crew.organiser.send(
    await crew.organiser.get('/staff/new'),
    { field: 'title' },
    { title: 'A park for everybody', language: 'en', zone: 'Europe/Vienna' },
  );
  const draftId = /^\/staff\/c\/([^/]+)/.exec(draft.path)?.[1] ?? '';
  const draftDesign = await addActivity(
    crew.organiser,
    { consultation: `/staff/c/${draftId}`, language: 'en' },
    { kind: 'design', prompt: 'What do you think of this playground?' },
  );
  const draftRoom = await addActivity(
    crew.organiser,
    { consultation: `/staff/c/${draftId}`, language: 'en' },
    { kind: 'room', prompt: 'What should a park have?' },
  );
  await crew.organiser.send(
    await crew.organiser.get(`/staff/c/${draftId}/session/${draftRoom}`),
    { field: 'count' },
    { count: '3' },
  );
  const spoken = (title: string, children: number) => letChildrenSpeak(crew, { origin, title, children });
  const voted = await letChildrenSpeak(crew, { origin, title: 'The bus stop', children: 0, proposes: true });
  await letChildPropose(crew, { origin, consultation: voted.id, question: voted.question });
  const closed = await spoken('The way to school', 11);
  const analysed = await spoken('The library after school', 12);
  const published = await spoken('Room for bicycles', 12);
  await letChildrenVote(product, [voted, closed, analysed, published]);
  const findings: string[] = [];
  for (const { id, question, said } of [closed, analysed, published]) {
    await moveConsultation(crew.organiser, id, 'closed');
    const points = {
      'The way on foot should have more room.': said.slice(0, 11),
      'Mornings are the hardest.': said.slice(11),
    };
    await sortAll(crew.analyst, { consultation: id, activity: question, points });
    for (const text of [
      'Most children who answered want cars to drive slower near schools. Some do not.',
      'Many of the children who answered come on foot.',
    ])
      findings.push(await writeFinding(crew.analyst, id, text));
  }
  for (const { id } of [analysed, published]) await draftAll(crew.analyst, id);
  const toSign = `/staff/c/${published.id}/release`;
  const release = await crew.approver.send(await crew.approver.get(toSign), { action: toSign });
  const decisionMaker = await signIn(origin, await product.invite('Dana', 'decision-maker'));
  await answerFinding(decisionMaker, published.id, {
    finding: findings[4] ?? '',
    decision: 'partly',
    text: 'From May cars drive 30 near every school.\nThe main road stays as it is: the buses need it.',
  });

  // The second version names a finding and is public; the third is a draft.
  const { id } = published;
  await addVersion(
    crew.organiser,
    id,
    '# A rule for bicycles\n\nCars drive 30 near every school.\n\n# A new part\n\nBicycles have room.',
  );
  await nameReasons(crew.organiser, id, {
    finding: findings[4] ?? '',
    words: 'Cars have to drive slowly near schools.',
  });
  await publishVersion(crew.approver, id);
  await addVersion(crew.organiser, id, '# A new part\n\nBicycles have room everywhere.');

  // Looked at again after the end: one of the two is approved, the other waits.
  const again = { language: 'en', finding: 'Children told us of a risk that we had not seen.' };
  await writeAssessment(crew.organiser, id, { kind: 'impact', ...again });
  await approveAssessments(crew.approver, id);
  await writeAssessment(crew.organiser, id, { kind: 'data-protection', ...again });

  // A complaint that others can join, answered by the overseer.
  const anybody = createClient(origin);
  const sent = await anybody.send(
    await anybody.get('/wrong'),
    { field: 'kind' },
    { kind: 'answer', way: 'together', text: 'Nobody answered what we said about lunch.' },
  );
  const { six, five: joined } = receiptOn(sent.html);
  const complaints = await crew.overseer.get('/staff/complaints');
  const complaint = /\/staff\/complaints\/([\w-]{22})"/.exec(complaints.html)?.[1] ?? '';
  await crew.overseer.send(
    await crew.overseer.get(`/staff/complaints/${complaint}`),
    { field: 'outcome' },
    {
      outcome: 'agreed',
      older: 'You are owed an answer. I asked for it, and it comes by May.',
      younger: 'You are right. The answer comes in May.',
    },
  );

  // A device in a school, at which the next child begins.
  const kiosk = await signIn(origin, await product.invite('Kim', 'facilitator'));
  await kiosk.send(
    await kiosk.get(`/staff/c/${consultation}/kiosk`),
    { field: 'size' },
    { label: 'Class 4b', size: '20', hours: '8' },
  );

  // An authority asked and nobody decided yet: 75, the request stands.
  const asked = await product.command('who', word, '--basis', 'Order 4711 of a court', '--wait', '0');
  if (asked.code !== 75) throw new Error(`who: ${asked.code} ${asked.stdout}${asked.stderr}`);
  return {
    product,
    crew,
    card: crew.nextCode(),
    people: { ...crew, decisionMaker, speaker, neighbour, newcomer, leaver, kiosk },
    places: {
      demo: consultation,
      draft: draftId,
      draftRoom,
      draftDesign,
      design,
      voted: voted.id,
      closed: closed.id,
      analysed: analysed.id,
      published: published.id,
      release: release.path.replace('/said/', ''),
      finding: findings[0] ?? '',
      room,
      statements,
      polls,
      word,
      helpCase,
      complaint,
      joinWords: joined.join(' '),
      receipt: six.join(' '),
      token: 'BBBBBBBBBBBBBBBBBBBBBB',
    },
  };
}
