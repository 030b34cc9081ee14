import { progressBar } from '../../support/figures/figure-run.ts';
import { type Crew, openConsultation, printCodes, signInCrew } from '../../support/pages/journeys.ts';
import type { RunningProduct } from '../../support/processes/product.ts';
import { startModerator } from './moderator.ts';
import { type Seat, takeSeats } from './seats.ts';

export type Seated = { readonly seats: readonly Seat[]; readonly leave: () => void };

/** Consultations that are open, with rooms, children who said yes and a moderator at each desk who publishes what comes. */
export async function seatChildren(
  product: RunningProduct,
  shape: { readonly consultations: number; readonly rooms: number; readonly children: number },
): Promise<Seated> {
  const crew: Crew = await signInCrew(product);
  const bar = progressBar('children join');
  const each = shape.children / shape.consultations;
  const seats: Seat[] = [];
  const sendHome: (() => void)[] = [];
  let joined = 0;
  for (let number = 1; number <= shape.consultations; number += 1) {
    const prompts = Array.from({ length: shape.rooms / shape.consultations }, (_, at) => `Room ${at + 1}`);
    const { id, rooms } = await openConsultation(crew, {
      title: `Fan-out ${number}`,
      rooms: prompts,
      questions: [],
    });
    const codes = (await printCodes(crew.organiser, id, each)).slice(0, each);
    const tick = () => bar(++joined, shape.children);
    seats.push(...(await takeSeats(product, { consultation: id, rooms, codes, tick })));
    // One that comes back by itself, as a page does: minutes pass until the children are there, and a machine may stand still.
    sendHome.push(startModerator(crew.moderator, id));
  }
  return {
    seats,
    leave() {
      for (const send of sendHome) send();
      for (const client of Object.values(crew)) client.close();
    },
  };
}

/** As many children in as many rooms of the bare server, which knows neither. */
export function bareSeats({
  rooms,
  children,
}: {
  readonly rooms: number;
  readonly children: number;
}): Seat[] {
  return Array.from({ length: children }, (_, at) => ({
    cookie: '',
    consultation: '',
    room: `small-${at % rooms}`,
  }));
}

export function portOf(origin: string): number {
  return Number(new URL(origin).port);
}
