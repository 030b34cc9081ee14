import { bringOnDuty } from '../pages/journeys.ts';
import type { Places } from '../pages/pages.ts';
import type { RunningProduct } from '../processes/product.ts';
import { bringPeople, type KeptPeople, keepPeople } from './kept-people.ts';
import type { Stage } from './set-stage.ts';
import { crewOf, type DemoCrew, type DemoPeople } from './stage.ts';

/** A crew as JSON. */
export type KeptDemo = {
  readonly people: KeptPeople<keyof DemoPeople>;
  readonly consultation: string;
  readonly unused: readonly string[];
};

export function keepDemo({ consultation, unused, nextCode: _, ...people }: DemoCrew): KeptDemo {
  return { people: keepPeople<keyof DemoPeople>(people), consultation, unused };
}

/** The same crew in a copy of its demo, with its moderator at the desk. */
export async function bringDemo(origin: string, kept: KeptDemo): Promise<DemoCrew> {
  const people = bringPeople(origin, kept.people);
  await bringOnDuty(people.moderator, kept.consultation);
  return crewOf(people, kept);
}

type StagePeople = Omit<Stage['people'], keyof DemoPeople>;

/** A stage as JSON. */
export type KeptStage = {
  readonly crew: KeptDemo;
  readonly others: KeptPeople<keyof StagePeople>;
  readonly places: Places;
  readonly card: string;
};

export function keepStage({ crew, people, places, card }: Stage): KeptStage {
  const { decisionMaker, speaker, neighbour, newcomer, leaver, proposer, kiosk } = people;
  const others = { decisionMaker, speaker, neighbour, newcomer, leaver, proposer, kiosk };
  return { crew: keepDemo(crew), others: keepPeople<keyof StagePeople>(others), places, card };
}

/** The same stage in a copy of its product, with somebody at the desk of what is open. */
export async function bringStage(product: RunningProduct, kept: KeptStage): Promise<Stage> {
  const crew = await bringDemo(product.origin, kept.crew);
  await bringOnDuty(crew.moderator, kept.places.voted);
  const { places, card } = kept;
  return { product, crew, places, card, people: { ...crew, ...bringPeople(product.origin, kept.others) } };
}
