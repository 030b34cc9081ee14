import { connectLive, type LiveClient } from '../../support/house/live-client.ts';
import type { Seeded } from '../../support/house/seeded.ts';
import type { Client } from '../../support/pages/client.ts';
import {
  type Consultation,
  type Crew,
  joinAsChild,
  openConsultation,
  printCodes,
  signIn,
} from '../../support/pages/journeys.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import { type Ear, entriesOf } from './ear.ts';
import { createModel, type Model, type ModelChild, type Place } from './model.ts';

/** A moderator's desk as one consultation's acts use it. */
export type Desk = { readonly name: string; readonly live: LiveClient };

/** A moderator who comes while others act, and is revoked. */
export type Guest = {
  readonly name: string;
  readonly client: Client;
  readonly ear: Ear;
  revoked: boolean;
};

export type Stage = {
  /** From 1: names of guests are told apart by it. */
  readonly number: number;
  readonly consultation: Consultation;
  readonly places: readonly Place[];
  readonly model: Model;
  readonly clients: Map<ModelChild, Client>;
  readonly desks: readonly Desk[];
  readonly guests: Guest[];
};

/** The names that the crew was invited with; the desk shows them beside a claim. */
const moderators = { moderator: 'Maya', secondModerator: 'Ravi' } as const;

/** Several consultations, each with rooms, a question, children and desks; and ears of staff that belong to none. */
export async function buildWorld(options: {
  product: RunningProduct;
  crew: Crew;
  consultations: number;
  rooms: number;
  childrenEach: number;
  random: Seeded;
  tick: () => void;
}): Promise<{ stages: readonly Stage[]; strangers: readonly Ear[]; deskEars: readonly Ear[] }> {
  const { crew, random } = options;
  const stages: Stage[] = [];
  for (let number = 0; number < options.consultations; number += 1) {
    stages.push(await buildStage(options, number));
    options.tick();
  }
  // One desk a moderator and consultation, and one that listens to all of them at once.
  const deskEars: Ear[] = [];
  for (const stage of stages) {
    for (const [part, name] of Object.entries(moderators)) {
      const ear = await openEar(crew[part as keyof typeof moderators], `desk of ${name}`, 'staff');
      await enterDesk(ear, stage);
      deskEars.push(ear);
      (stage.desks as Desk[]).push({ name, live: ear.live });
    }
  }
  const wide = await openEar(crew.secondModerator, 'a desk for all', 'staff');
  for (const stage of stages) await enterDesk(wide, stage);
  deskEars.push(wide);

  const strangers = await Promise.all([
    openEar(crew.organiser, 'the organiser', 'staff'),
    openEar(crew.analyst, 'the analyst', 'staff'),
    openEar(crew.approver, 'the approver', 'staff'),
    openEar(crew.moderator, 'a moderator at no desk', 'staff'),
  ]);
  strangers.push(await openListener(options.product, stages));
  for (const stage of stages) await fillRooms(stage, random);
  return { stages, strangers, deskEars };
}

/** A decision-maker who listens everywhere, where nothing is put up: of all that happens in the rooms it hears nothing. */
async function openListener({ origin, invite }: RunningProduct, stages: readonly Stage[]): Promise<Ear> {
  const client = await signIn(origin, await invite('Dara', 'decision-maker'));
  const ear = await openEar(client, 'a decision-maker who listens', 'staff');
  for (const { consultation } of stages) {
    const answer = await ear.live.ask('listening:enter', { consultation: consultation.id });
    if (!answer.ok) throw new Error(`${ear.label}: ${answer.code}`);
  }
  return ear;
}

async function buildStage(
  options: { product: RunningProduct; crew: Crew; rooms: number; childrenEach: number },
  number: number,
): Promise<Stage> {
  const { product, crew, childrenEach } = options;
  const consultation = await openConsultation(crew, {
    title: `Consultation ${number + 1}`,
    rooms: Array.from({ length: options.rooms }, (_, at) => `Room ${at + 1}`),
    questions: ['The question'],
  });
  const codes = await printCodes(crew.organiser, consultation.id, childrenEach);
  const model = createModel(consultation.id);
  const clients = new Map<ModelChild, Client>();
  for (const code of codes.slice(0, childrenEach)) {
    const child: ModelChild = {
      name: `child ${number + 1}.${clients.size + 1}`,
      ears: [],
      gone: false,
      spokenAt: [],
    };
    clients.set(child, await joinAsChild(product.origin, code));
    model.children.push(child);
  }
  const places: Place[] = [
    ...consultation.rooms.map((id) => ({ id, kind: 'room' }) as const),
    ...consultation.questions.map((id) => ({ id, kind: 'question' }) as const),
  ];
  return { number: number + 1, consultation, places, model, clients, desks: [], guests: [] };
}

/** One or two pages for each child: in a room, in two, at the question, or in none. Each room has somebody alone, and somebody who is in the next. */
async function fillRooms(stage: Stage, random: Seeded): Promise<void> {
  const rooms = stage.places.filter(({ kind }) => kind === 'room');
  const questions = stage.places.filter(({ kind }) => kind === 'question');
  const alone = rooms.map((room) => [room]);
  const inTwo = rooms.slice(1).map((room, at) => [rooms[at], room].flatMap((each) => each ?? []));
  const seats = [...alone, ...inTwo, questions, [...rooms.slice(0, 1), ...questions], []];
  for (const [index, child] of stage.model.children.entries()) {
    await addEar(stage, child, seats[index % seats.length] ?? []);
    if (random.chance(0.4)) await addEar(stage, child, random.pick(seats));
  }
}

/** Another page of a child, in the places given. */
export async function addEar(stage: Stage, child: ModelChild, places: readonly Place[]): Promise<Ear> {
  const client = stage.clients.get(child);
  if (!client) throw new Error(`${child.name} has no browser.`);
  const ear = await openEar(client, `page ${child.ears.length + 1} of ${child.name}`, 'child');
  for (const place of places) {
    const answer = await ear.live.ask('room:enter', { activity: place.id, after: 0 });
    if (!answer.ok) throw new Error(`${ear.label}: ${answer.code}`);
    ear.entered.add(place.id);
  }
  child.ears.push(ear);
  stage.model.pages.add(ear);
  return ear;
}

/** Listens from the first moment on. */
export async function openEar(client: Client, label: string, as: 'child' | 'staff'): Promise<Ear> {
  const heard: Ear['heard'] = [];
  const live = await connectLive(client, { as, hear: (event) => heard.push(...entriesOf(event)) });
  return { label, live, heard, expected: [], entered: new Set(), posted: new Set() };
}

async function enterDesk(ear: Ear, stage: Stage): Promise<void> {
  const answer = await ear.live.ask('desk:enter', { consultation: stage.consultation.id, after: 0 });
  if (!answer.ok) throw new Error(`${ear.label}: ${answer.code}`);
  ear.entered.add(stage.consultation.id);
  stage.model.desks.push(ear);
}
