import { setTimeout as pause } from 'node:timers/promises';
import type { Problems } from '../../support/figures/figure-run.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import { type Crew, moveActivity, moveConsultation } from '../../support/pages/journeys.ts';
import { numberWord } from '../../support/pages/number-word.ts';
import { keysOf, pollSaid, sharedKeys } from './ear.ts';
import { type Model, type ModelChild, type Place, partsOf, type Said } from './model.ts';
import { addEar, type Stage } from './world.ts';

export type Acting = {
  readonly stage: Stage;
  readonly crew: Crew;
  readonly random: Seeded;
  readonly problems: Problems;
};
export type Act = (acting: Acting) => Promise<boolean>;

/** A child may write so often before it is told to wait; kept below, so that no act is lost to the pace. */
const pace = { acts: 5, withinMs: 11_000 };
/** A decision can be taken back for ten seconds; later ones are not tried. */
const undoWithinMs = 8_000;
/** What was not heard by then is missing, and not waited for again. Two processes of a busy machine tell each other within a second. */
const heardWithinMs = 3_000;
const reasons = ['contact', 'person', 'hurt', 'place', 'repeat', 'other-part', 'unclear', 'harm'] as const;
/** In any order they tell nobody who a child is or where: words that do are not published without a question (R676). */
const words = 'trees grow because rain helps every garden الأشجار تنمو more water often'.split(' ');

export const acts: readonly { readonly name: string; readonly weight: number; readonly does: Act }[] = [
  { name: 'post', weight: 10, does: post },
  { name: 'decide', weight: 10, does: decide },
  { name: 'decide several at once', weight: 2, does: decideAtOnce },
  { name: 'decide again', weight: 3, does: decideAgain },
  { name: 'claim', weight: 2, does: claim },
  { name: 'undo', weight: 3, does: undo },
  { name: 'revise', weight: 4, does: revise },
  { name: 'withdraw', weight: 2, does: withdraw },
  { name: 'report', weight: 6, does: report },
  { name: 'decide on what was reported', weight: 2, does: decideReported },
  { name: 'another page', weight: 0.5, does: anotherPage },
  { name: 'leave', weight: 0.1, does: leave },
  { name: 'ask for earlier words', weight: 1, does: askEarlier },
  { name: 'rest a room', weight: 0.3, does: (acting) => rest(acting, 'room') },
  { name: 'rest a question', weight: 0.2, does: (acting) => rest(acting, 'question') },
  { name: 'pause all', weight: 0.1, does: pauseAll },
  { name: 'write together, or show it', weight: 1, does: writeTogether },
];

async function post({ stage, random, problems }: Acting): Promise<boolean> {
  const child = speaker(stage.model, random);
  if (!child) return waitForPace();
  const place = random.pick(stage.places);
  const one: Said = {
    id: random.id(),
    child,
    place,
    text: text(random),
    revision: 1,
    change: 1,
    seen: false,
    state: 'held',
    reason: null,
    hidden: null,
    claimedBy: null,
    decidedBy: null,
    decidedAt: 0,
    reporters: new Set(),
    cleared: false,
  };
  child.spokenAt.push(Date.now());
  const ear = random.pick(child.ears);
  stage.model.asOneAct(() => stage.model.posted(one, ear));
  const answer = await ear.live.ask('contribution:post', {
    id: one.id,
    activity: place.id,
    text: one.text,
    language: 'en',
  });
  if (!answer.ok) problems.add('refused', `post: ${answer.code}`);
  return true;
}

async function decide(acting: Acting): Promise<boolean> {
  const one = some(acting, (each) => each.state === 'held');
  if (!one) return false;
  await decideOne(
    acting,
    one,
    acting.random.pick(['publish', 'publish', 'publish', 'refuse', 'redact', 'return']),
  );
  return true;
}

async function decideAgain(acting: Acting): Promise<boolean> {
  const one = some(acting, acting.stage.model.isShown);
  if (!one) return false;
  const decisions =
    one.state === 'published'
      ? (['refuse', 'redact', 'return'] as const)
      : (['refuse', 'publish', 'return'] as const);
  const wasHidden = one.hidden !== null;
  await decideOne(acting, one, acting.random.pick(decisions));
  // What a person hid is kept where a decision on it is taken back (R968), and what stayed on screens is seen as before (R985); taking that back
  // is tried by no act.
  if (wasHidden || acting.stage.model.isShown(one)) one.decidedAt = 0;
  return true;
}

async function decideOne(
  { stage, random, problems }: Acting,
  one: Said,
  decision: 'publish' | 'refuse' | 'redact' | 'return',
): Promise<void> {
  const desk = stage.desks.find((each) => each.name === one.claimedBy) ?? random.pick(stage.desks);
  const reason = random.pick(reasons);
  const hidden = decision === 'redact' ? spanOf(one.text, { reason, random }) : null;
  const state = (
    { publish: 'published', refuse: 'refused', redact: 'redacted', return: 'returned' } as const
  )[decision];
  const { revision, change } = one;
  stage.model.asOneAct(() =>
    stage.model.decided(one, {
      state,
      reason: decision === 'publish' ? null : reason,
      hidden,
      by: desk.name,
      at: Date.now(),
    }),
  );
  const answer = await desk.live.ask('contribution:decide', {
    consultation: stage.consultation.id,
    id: one.id,
    revision,
    change,
    decision,
    ...(decision === 'publish' ? {} : { reason }),
    ...(hidden ? { hidden: [hidden] } : {}),
    // What is harmful is marked; its author reads its words whole all the same.
    ...(decision === 'refuse' ? { hidden: [spanOf(one.text, { reason, random })] } : {}),
  } as Parameters<typeof desk.live.ask<'contribution:decide'>>[1]);
  if (!answer.ok) problems.add('refused', `${decision}: ${answer.code}`);
}

/** Both moderators publish at once: which comes first is the product's to say, and everybody hears it in that order. */
async function decideAtOnce(acting: Acting): Promise<boolean> {
  const { stage } = acting;
  const place = acting.random.pick(stage.places);
  const held = [...stage.model.said.values()]
    .filter((one) => one.state === 'held' && one.place === place)
    .slice(0, 4);
  if (held.length < 2) return false;
  const at = Date.now();
  const chosen = held.map((one) => ({
    one,
    desk: stage.desks.find((each) => each.name === one.claimedBy) ?? acting.random.pick(stage.desks),
  }));
  stage.model.asOneAct(() => {
    for (const { one, desk } of chosen) {
      stage.model.decided(one, { state: 'published', reason: null, hidden: null, by: desk.name, at });
    }
  });
  const answers = await Promise.all(
    chosen.map(({ one, desk }) =>
      desk.live.ask('contribution:decide', {
        consultation: stage.consultation.id,
        id: one.id,
        revision: one.revision,
        decision: 'publish',
      } as Parameters<typeof desk.live.ask<'contribution:decide'>>[1]),
    ),
  );
  for (const answer of answers)
    if (!answer.ok) acting.problems.add('refused', `publish at once: ${answer.code}`);
  return true;
}

async function claim(acting: Acting): Promise<boolean> {
  const { stage, random, problems } = acting;
  const one = some(acting, (each) => each.state === 'held');
  if (!one) return false;
  const desk = random.pick(stage.desks);
  const free = one.claimedBy === null || one.claimedBy === desk.name;
  if (free) stage.model.asOneAct(() => stage.model.claimed(one, desk.name));
  const answer = await desk.live.ask('contribution:claim', {
    consultation: stage.consultation.id,
    id: one.id,
  });
  if (answer.ok !== free) problems.add('refused', `claim: ${answer.ok ? 'taken from another' : answer.code}`);
  return true;
}

async function undo(acting: Acting): Promise<boolean> {
  const { stage, problems } = acting;
  const one = some(
    acting,
    (each) =>
      each.decidedBy !== null &&
      each.state !== 'held' &&
      each.state !== 'withdrawn' &&
      Date.now() - each.decidedAt < undoWithinMs,
  );
  const desk = stage.desks.find((each) => each.name === one?.decidedBy);
  if (!one || !desk) return false;
  stage.model.asOneAct(() => stage.model.undone(one));
  const answer = await desk.live.ask('contribution:undo', {
    consultation: stage.consultation.id,
    id: one.id,
  });
  if (!answer.ok) problems.add('refused', `undo: ${answer.code}`);
  return true;
}

async function revise(acting: Acting): Promise<boolean> {
  const { stage, random, problems } = acting;
  const child = speaker(stage.model, random);
  const one = some(
    acting,
    (each) => each.child === child && !['refused', 'hidden', 'withdrawn'].includes(each.state),
  );
  if (!child || !one) return false;
  child.spokenAt.push(Date.now());
  const { revision } = one;
  const newText = text(random);
  stage.model.asOneAct(() => stage.model.revised(one, newText));
  const answer = await random
    .pick(child.ears)
    .live.ask('contribution:revise', { id: one.id, revision, text: newText, language: 'en' });
  if (!answer.ok) problems.add('refused', `revise: ${answer.code}`);
  return true;
}

async function withdraw(acting: Acting): Promise<boolean> {
  const { stage, random, problems } = acting;
  const one = some(acting, (each) => each.child.ears.length > 0 && each.state !== 'withdrawn');
  if (!one) return false;
  stage.model.asOneAct(() => stage.model.withdrawn(one));
  const answer = await random.pick(one.child.ears).live.ask('contribution:withdraw', { id: one.id });
  if (!answer.ok) problems.add('refused', `withdraw: ${answer.code}`);
  return true;
}

/** Mostly what somebody reported already, so that the second child comes by. Who has left is no author and still readable. */
async function report({ stage, random, problems }: Acting): Promise<boolean> {
  const child = present(stage.model, random);
  const shown = [...stage.model.said.values()].filter(
    (each) => each.place.kind === 'room' && each.child !== child && each.seen,
  );
  const begun = shown.filter((each) => each.reporters.size > 0);
  const from = begun.length > 0 && random.chance(0.7) ? begun : shown;
  if (!child || from.length === 0) return false;
  const one = random.pick(from);
  stage.model.asOneAct(() => stage.model.reported(one, child));
  const answer = await random.pick(child.ears).live.ask('contribution:report', { id: one.id });
  if (!answer.ok || Object.keys(answer).join() !== 'ok')
    problems.add('refused', `report: ${answer.ok ? Object.keys(answer) : answer.code}`);
  return true;
}

/** As it stood, or refused; taking that back is tried by no act. */
async function decideReported(acting: Acting): Promise<boolean> {
  const { stage, random, problems } = acting;
  const one = some(acting, (each) => each.state === 'hidden');
  if (!one) return false;
  const desk = stage.desks.find((each) => each.name === one.claimedBy) ?? random.pick(stage.desks);
  const publish = random.chance(0.7);
  const reason = random.pick(reasons);
  const asItStood = one.hidden ? ('redacted' as const) : ('published' as const);
  stage.model.asOneAct(() =>
    stage.model.decided(one, {
      state: publish ? asItStood : 'refused',
      reason: publish ? (one.hidden?.label ?? null) : reason,
      hidden: one.hidden,
      by: desk.name,
      at: 0,
    }),
  );
  const answer = await desk.live.ask('contribution:decide', {
    consultation: stage.consultation.id,
    id: one.id,
    revision: one.revision,
    decision: publish ? 'publish' : 'refuse',
    ...(publish ? {} : { reason, hidden: [spanOf(one.text, { reason, random })] }),
  } as Parameters<typeof desk.live.ask<'contribution:decide'>>[1]);
  if (!answer.ok) problems.add('refused', `decide on what was reported: ${answer.code}`);
  return true;
}

async function anotherPage({ stage, random }: Acting): Promise<boolean> {
  const child = present(stage.model, random);
  if (!child || child.ears.length > 3) return false;
  await addEar(
    stage,
    child,
    stage.places.filter(() => random.chance(0.5)),
  );
  return true;
}

/** A child leaves: every page of it is told, and hears nothing more. */
async function leave({ stage, random, problems }: Acting): Promise<boolean> {
  if (stage.model.children.filter((child) => !child.gone).length < 4) return false;
  const child = present(stage.model, random);
  const client = child && stage.clients.get(child);
  if (!child || !client) return false;
  const lost = child.ears.map((ear) => ear.live.lost);
  stage.model.asOneAct(() => stage.model.left(child));
  const page = await client.send(await client.get('/leave'), { action: '' });
  await Promise.all(lost);
  if (page.path !== '/left' || client.cookies.has('__Host-seat'))
    problems.add('leave', `${child.name} is at ${page.path}`);
  const ticket = await client.post('/ticket?as=child');
  if (ticket.status === 200) problems.add('leave', `${child.name} still gets a ticket`);
  return true;
}

/** The answer is all that is shown there, or the nearest hundred of it, and nothing else; a question answers nobody. */
async function askEarlier({ stage, random, problems }: Acting): Promise<boolean> {
  const child = present(stage.model, random);
  if (!child) return false;
  const place = random.pick(stage.places);
  const before = 1_000_000;
  const answer = await random.pick(child.ears).live.ask('room:earlier', { activity: place.id, before });
  if (place.kind === 'question') {
    if (answer.ok) problems.add('let in', 'earlier words of a question');
    return true;
  }
  if (!answer.ok) {
    problems.add('refused', `earlier: ${answer.code}`);
    return true;
  }
  const shown = new Map(stage.model.shownIn(place).map((one) => [one.id, JSON.stringify(partsOf(one))]));
  for (const item of answer.items) {
    if (keysOf(item) !== sharedKeys || shown.get(item.id) !== JSON.stringify(item.parts))
      problems.add('extra', `${child.name} read ${item.id} among earlier words`);
  }
  if (new Set(answer.items.map(({ id }) => id)).size !== Math.min(100, shown.size))
    problems.add('missing', `${child.name} read ${answer.items.length} of ${shown.size} earlier words`);
  if (answer.items.some((item, index) => item.seq <= (answer.items[index - 1]?.seq ?? 0)))
    problems.add('order', `${child.name} read earlier words in another order`);
  return true;
}

/** While a place rests a post is refused and reaches nobody; a moderator still decides. */
async function rest(acting: Acting, kind: Place['kind']): Promise<boolean> {
  const { stage, crew, random } = acting;
  const place = random.pick(stage.places.filter((each) => each.kind === kind));
  const consultation = stage.consultation.id;
  stage.model.asOneAct(() => stage.model.placeMoved(place, 'paused'));
  await moveActivity(crew.organiser, consultation, { id: place.id, to: 'paused' });
  await heardByAll(stage.model);
  await refusedPost(acting, place.id);
  await decide(acting);
  await heardByAll(stage.model);
  stage.model.asOneAct(() => stage.model.placeMoved(place, 'open'));
  await moveActivity(crew.organiser, consultation, { id: place.id, to: 'open' });
  return true;
}

/** Whoever leads lets all write, so that nothing is shown to others; or shows all of it, and ends the session. */
async function writeTogether(acting: Acting): Promise<boolean> {
  const { stage, crew, random } = acting;
  const { model } = stage;
  const place = random.pick(stage.places.filter((each) => each.kind === 'room'));
  const leader = crew.moderator;
  const page = () => leader.get(`/staff/c/${stage.consultation.id}/session/${place.id}`);
  const press = async (lead: string) => {
    await leader.send(await page(), { press: `beside=lead ${lead}` });
    await heardByAll(model);
  };
  if (model.gathering.has(place)) {
    await quickQuestion(acting, place);
    model.asOneAct(() => model.led(place, 'running', false));
    await press('show');
    model.asOneAct(() => model.led(place, 'over', false));
    await press('stop');
    return true;
  }
  const words = Object.fromEntries(['younger', 'older'].map((level) => [`words.1.en.${level}`, 'Write.']));
  model.asOneAct(() => model.led(place, 'ready', false));
  const step = { 'step.1.kind': 'write', 'step.1.minutes': '60', ...words };
  await leader.send(await page(), { press: 'act=agenda' }, step);
  await heardByAll(model);
  // What was told in the last meeting stays until the next one begins.
  model.polls.delete(place);
  model.asOneAct(() => model.led(place, 'running', true));
  await press('start');
  return true;
}

/** Whoever leads asks a quick question: that it is asked and over is heard in the room, and of no answer anybody hears anything. */
async function quickQuestion({ stage, crew, problems }: Acting, place: Place): Promise<void> {
  const { model } = stage;
  const leader = crew.moderator;
  const page = () => leader.get(`/staff/c/${stage.consultation.id}/session/${place.id}`);
  const told = (state: string) => {
    model.polls.set(place, pollSaid(state));
    model.asOneAct(() => model.led(place, 'running', true));
  };
  told('open');
  const asked = { 'ask.0.en': 'Shall we go on?', 'ask.1.en': 'Yes', 'ask.2.en': 'Later' };
  await leader.send(await page(), { press: 'act=ask' }, asked);
  await heardByAll(model);
  const ears = model.children.flatMap((child) => (child.gone ? [] : child.ears));
  for (const [at, ear] of ears.filter((each) => each.entered.has(place.id)).entries()) {
    const entered = await ear.live.ask('room:enter', { activity: place.id, after: 0 });
    const poll = entered.ok ? (entered.led?.poll?.id ?? '') : '';
    const answered = await ear.live.ask('room:answer', { activity: place.id, poll, choice: at % 3 });
    if (!answered.ok && answered.code !== 'too-fast') problems.add('refused', `answer: ${answered.code}`);
  }
  // Fewer than ten are in this room: nothing is told of what they said.
  told('told');
  await leader.send(await page(), { press: 'beside=tell' });
  await heardByAll(model);
}

async function pauseAll(acting: Acting): Promise<boolean> {
  const { stage, crew, random } = acting;
  const consultation = stage.consultation.id;
  stage.model.asOneAct(() => stage.model.consultationMoved('paused'));
  await moveConsultation(crew.organiser, consultation, 'paused');
  await heardByAll(stage.model);
  await refusedPost(acting, random.pick(stage.places).id);
  stage.model.asOneAct(() => stage.model.consultationMoved('open'));
  await moveConsultation(crew.organiser, consultation, 'open');
  return true;
}

async function refusedPost({ stage, random, problems }: Acting, activity: string): Promise<void> {
  const child = speaker(stage.model, random);
  if (!child) return;
  child.spokenAt.push(Date.now());
  const post = { id: random.id(), activity, text: text(random), language: 'en' };
  const answer = await random.pick(child.ears).live.ask('contribution:post', post);
  if (answer.ok) problems.add('refused', 'a post was taken while it rests');
}

function some({ stage, random }: Acting, fits: (one: Said) => boolean): Said | undefined {
  const found = [...stage.model.said.values()].filter(fits);
  return found.length === 0 ? undefined : random.pick(found);
}

export function present(model: Model, random: Seeded): ModelChild | undefined {
  const here = model.children.filter((child) => child.ears.length > 0);
  return here.length === 0 ? undefined : random.pick(here);
}

/** A child that may write now. */
export function speaker(model: Model, random: Seeded): ModelChild | undefined {
  const since = Date.now() - pace.withinMs;
  const free = model.children.filter(
    (child) => child.ears.length > 0 && child.spokenAt.filter((at) => at > since).length < pace.acts,
  );
  return free.length === 0 ? undefined : random.pick(free);
}

/** Changes gather for a packet, in which one act is heard beside another: the next act begins when it is out. */
export async function heardByAll(model: Model): Promise<void> {
  const giveUp = performance.now() + heardWithinMs;
  while (!model.heardAll()) {
    if (performance.now() > giveUp) return model.waitNoMore();
    await pause(2);
  }
}

/** Everybody has just spoken: the pace is the product's rule, not a fault. */
async function waitForPace(): Promise<boolean> {
  await pause(100);
  return false;
}

export function text(random: Seeded): string {
  return `${Array.from({ length: 3 + random.below(6) }, () => random.pick(words)).join(' ')} ${numberWord(random.below(1_000_000))}`;
}

/** One word of the text, hidden. */
function spanOf(
  of: string,
  { reason, random }: { reason: string; random: Seeded },
): NonNullable<Said['hidden']> {
  const all = of.split(' ');
  const index = random.below(all.length);
  const start = all.slice(0, index).join(' ').length + (index > 0 ? 1 : 0);
  return { start, end: start + (all[index]?.length ?? 0), label: reason };
}
