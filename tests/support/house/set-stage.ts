import { answerFinding, draftAll, sortAll, writeFinding } from '../pages/analyst-steps.ts';
import { type Client, createClient } from '../pages/client.ts';
import { addActivity, joinAsChild, moveConsultation, printCodes, signIn } from '../pages/journeys.ts';
import type { Person, Places } from '../pages/pages.ts';
import { approveAssessments, writeAssessment } from '../pages/term-steps.ts';
import { addVersion, nameReasons, publishVersion } from '../pages/version-steps.ts';
import type { RunningProduct } from '../processes/product.ts';
import {
  askForHelp,
  type DecisionOn,
  type DemoCrew,
  decide,
  letChildrenSpeak,
  receiptOn,
  type Spoken,
  signInDemo,
  write,
} from './stage.ts';
import { voteOn, votingPlaces } from './stage-votes.ts';
import { letChildrenVote } from './voted.ts';

export type Stage = {
  readonly product: RunningProduct;
  readonly crew: DemoCrew;
  readonly places: Places;
  readonly people: Readonly<Record<Exclude<Person, 'visitor'>, Client>>;
  /** Words that open the page before the yes, as often as one likes. */
  readonly card: string;
};

/** Whose scenes these are: the people of a demo, and where it is served. */
type On = { readonly origin: string; readonly crew: DemoCrew };

/**
 * A demo in which every page has something to show: a conversation with a child's own words in every state, a queue, a
 * draft with gaps, one consultation that waits for sorting, one for its signature, one that is published.
 */
export async function setStage(product: RunningProduct): Promise<Stage> {
  const crew = await signInDemo(product);
  const { origin } = product;
  const { consultation } = crew;
  const on = { origin, crew };

  const { speaker, room, word } = await speakInRoom(on);
  const { neighbour, newcomer, leaver, helpCase } = await fillQueue(on);
  const voting = await answerAndVote({ speaker, neighbour, newcomer });
  const draft = await prepareDraft(on);
  const { voted, closed, analysed, published, proposer } = await runFour(on, product);
  const findings = await findIn(on, [closed, analysed, published]);
  for (const { id } of [analysed, published]) await draftAll(crew.analyst, id);

  const toSign = `/staff/c/${published.id}/release`;
  const release = await crew.approver.send(await crew.approver.get(toSign), { action: toSign });
  const decisionMaker = await signIn(origin, await product.invite('Dana', 'decision-maker'));
  await answerAndChange(on, { id: published.id, finding: findings[4] ?? '', decisionMaker });
  const { complaint, receipt, joinWords } = await complain(on);
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
    people: { ...crew, decisionMaker, speaker, neighbour, newcomer, leaver, proposer, kiosk },
    places: {
      demo: consultation,
      ...draft,
      ...voting,
      voted: voted.id,
      closed: closed.id,
      analysed: analysed.id,
      published: published.id,
      release: release.path.replace('/said/', ''),
      finding: findings[0] ?? '',
      room,
      word,
      helpCase,
      complaint,
      joinWords,
      receipt,
      token: 'BBBBBBBBBBBBBBBBBBBBBB',
    },
  };
}

/** A child whose own words are in every state. `word`: the last of them, which waits. */
async function speakInRoom({ origin, crew }: On): Promise<{ speaker: Client; room: string; word: string }> {
  const speaker = await joinAsChild(origin, crew.nextCode());
  const room = /href="\/here\/room\/([^"]+)"/.exec((await speaker.get('/here')).html)?.[1] ?? '';
  const inRoom = `/here/room/${room}`;
  const decided = (id: string, decision: Omit<DecisionOn, 'consultation' | 'id'>) =>
    decide(crew.moderator, { consultation: crew.consultation, id, ...decision });

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
  return { speaker, room, word: await write(speaker, inRoom, 'Could we see the list of who has it?') };
}

/** Words that wait at the desk, a child that asked for help, one that is new and one whose erasure waits. */
async function fillQueue({ origin, crew }: On) {
  const neighbour = await joinAsChild(origin, crew.nextCode());
  await write(neighbour, '/here/part/1', 'It should say who else gets to see it, and for how long.');
  const room = /href="(\/here\/room\/[^"]+)"/.exec((await neighbour.get('/here')).html)?.[1] ?? '';
  const waiting = [
    'You can reach me on 0170 5550142 after school.',
    'Nobody should keep it for ever. People change.',
    'The school keeps our marks for years. Why so long?',
  ];
  for (const text of waiting) await write(neighbour, room, text);
  const newcomer = await joinAsChild(origin, crew.nextCode());
  const helpCase = await askForHelp(neighbour, 'Something happened and I want to talk about it.');
  const leaver = await joinAsChild(origin, crew.nextCode());
  await leaver.send(await leaver.get('/here/erase'), { press: 'intent=erase' });
  return { neighbour, newcomer, leaver, helpCase };
}

/** Votes, an answer to a poll and a place on a picture. */
async function answerAndVote({
  speaker,
  neighbour,
  newcomer,
}: Readonly<Record<'speaker' | 'neighbour' | 'newcomer', Client>>): Promise<
  Pick<Places, 'statements' | 'polls' | 'design'>
> {
  const { statements, polls } = await votingPlaces(newcomer);
  const design = /href="\/here\/design\/([^"/]+)"/.exec((await newcomer.get('/here')).html)?.[1] ?? '';
  const picture = await speaker.get(`/here/design/${design}`);
  await speaker.send(picture, { field: 'place', press: 'intent=pin' }, { place: '3' });
  await voteOn(neighbour, statements, 20);
  await voteOn(speaker, statements, 2);
  const single = await speaker.get(`/here/poll/${polls.single}`);
  await speaker.send(single, { field: 'choice', press: 'intent=answer' }, { choice: '3' });
  return { statements, polls, design };
}

/** A draft with gaps, with a design without a picture and a room in three groups. */
async function prepareDraft({
  crew: { organiser },
}: On): Promise<Pick<Places, 'draft' | 'draftDesign' | 'draftRoom'>> {
  const made = await organiser.send(
    await organiser.get('/staff/new'),
    { field: 'title' },
    { title: 'A park for everybody', language: 'en', zone: 'Europe/Vienna' },
  );
  const draft = /^\/staff\/c\/([^/]+)/.exec(made.path)?.[1] ?? '';
  const at = { consultation: `/staff/c/${draft}`, language: 'en' };
  const draftDesign = await addActivity(organiser, at, {
    kind: 'design',
    prompt: 'What do you think of this playground?',
  });
  const draftRoom = await addActivity(organiser, at, { kind: 'room', prompt: 'What should a park have?' });
  const session = await organiser.get(`/staff/c/${draft}/session/${draftRoom}`);
  await organiser.send(session, { press: 'beside=divide' }, { count: '3' });
  return { draft, draftDesign, draftRoom };
}

/** Four consultations in which children spoke and voted; in one of them one proposed questions. */
async function runFour({ origin, crew }: On, product: RunningProduct) {
  const spoken = (title: string, children: number) => letChildrenSpeak(crew, { origin, title, children });
  const voted = await letChildrenSpeak(crew, { origin, title: 'The bus stop', children: 0, proposes: true });
  const proposer = await letChildPropose(crew, { origin, consultation: voted.id, question: voted.question });
  const closed = await spoken('The way to school', 11);
  const analysed = await spoken('The library after school', 12);
  const published = await spoken('Room for bicycles', 12);
  await letChildrenVote(product, [voted, closed, analysed, published]);
  return { voted, closed, analysed, published, proposer };
}

/** Closes them, sorts all that was said and writes two findings on each. Answers the ids of these. */
async function findIn({ crew }: On, consultations: readonly Spoken[]): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const { id, question, said } of consultations) {
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
  return findings;
}

/**
 * A finding is answered; a version that names it is public, and another is a draft. Looked at again after the end, one assessment is approved and
 * the other waits.
 */
async function answerAndChange(
  { crew }: On,
  { id, finding, decisionMaker }: { id: string; finding: string; decisionMaker: Client },
): Promise<void> {
  await answerFinding(decisionMaker, id, {
    finding,
    decision: 'partly',
    text: 'From May cars drive 30 near every school.\nThe main road stays as it is: the buses need it.',
  });
  await addVersion(
    crew.organiser,
    id,
    '# A rule for bicycles\n\nCars drive 30 near every school.\n\n# A new part\n\nBicycles have room.',
  );
  await nameReasons(crew.organiser, id, { finding, words: 'Cars have to drive slowly near schools.' });
  await publishVersion(crew.approver, id);
  await addVersion(crew.organiser, id, '# A new part\n\nBicycles have room everywhere.');
  const again = { language: 'en', finding: 'Children told us of a risk that we had not seen.' };
  await writeAssessment(crew.organiser, id, { kind: 'impact', ...again });
  await approveAssessments(crew.approver, id);
  await writeAssessment(crew.organiser, id, { kind: 'data-protection', ...again });
}

/** A complaint that others can join, answered by the overseer. */
async function complain({
  origin,
  crew: { overseer },
}: On): Promise<Pick<Places, 'complaint' | 'receipt' | 'joinWords'>> {
  const anybody = createClient(origin);
  const sent = await anybody.send(
    await anybody.get('/wrong'),
    { field: 'kind' },
    { kind: 'answer', way: 'together', text: 'Nobody answered what we said about lunch.' },
  );
  const { six, five } = receiptOn(sent.html);
  const complaints = await overseer.get('/staff/complaints');
  const complaint = /\/staff\/complaints\/([\w-]{22})"/.exec(complaints.html)?.[1] ?? '';
  await overseer.send(
    await overseer.get(`/staff/complaints/${complaint}`),
    { field: 'outcome' },
    {
      outcome: 'agreed',
      older: 'You are owed an answer. I asked for it, and it comes by May.',
      younger: 'You are right. The answer comes in May.',
    },
  );
  return { complaint, receipt: six.join(' '), joinWords: five.join(' ') };
}

/** A child proposes two questions; a host says no to one, and has not decided about the other. Answers the child, that is asked another thing beside it. */
async function letChildPropose(
  crew: DemoCrew,
  of: { origin: string; consultation: string; question: string },
): Promise<Client> {
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
  const page = await crew.organiser.get(`/staff/c/${consultation}/proposals`);
  const field = `reason.${ids[1]}`;
  await crew.organiser.send(page, { field, press: 'act=decline' }, { [field]: 'unclear' });
  await correctWords(crew, { consultation, question: into ?? '' });
  return child;
}

/** New words of a question, which somebody else signed, and others that wait. */
async function correctWords(
  { organiser, approver }: DemoCrew,
  { consultation, question }: { consultation: string; question: string },
): Promise<void> {
  const path = `/staff/c/${consultation}/corrections`;
  const propose = async (words: string) => {
    const page = await organiser.get(`${path}?activity=${question}`);
    const typed = { 'prompt.en.older': words, reason: 'A word was missing.' };
    await organiser.send(page, { field: 'reason', press: 'act=propose' }, typed);
  };
  await propose('What should we ask other children in town?');
  await approver.send(await approver.get(path), { press: 'act=sign' });
  await propose('What should we ask other children in this town?');
}
