import type { PollForm } from '../../../../server/core/consultation/polls.ts';
import { ownOrder } from '../../../../server/core/room/voting.ts';

/** The name of the field with the place of one option. */
export const placeField = (position: number) => `place-${position}`;

/** What a form of a poll says, as the positions of the chosen options: of a ranking all of them, the first place first. */
export function choiceIn(
  form: PollForm,
  positions: readonly number[],
  fields: URLSearchParams,
): readonly number[] | 'empty' {
  const chosen = form === 'ranking' ? orderIn(positions, fields) : fields.getAll('choice').map(Number);
  return chosen.length > 0 ? chosen : 'empty';
}

/** The order in a form of a ranking; none when it is not one place for each. */
export function orderIn(positions: readonly number[], fields: URLSearchParams): readonly number[] {
  const places = positions.map((position) => ({ position, place: Number(fields.get(placeField(position))) }));
  const inOrder = places.sort((a, b) => a.place - b.place);
  return inOrder.every(({ place }, index) => place === index + 1)
    ? inOrder.map(({ position }) => position)
    : [];
}

/** Where a ranking begins: in an order of each child's own, so that being listed first helps no option (ADR 29). */
export function startOrder(
  of: { readonly participantId: string; readonly activityId: string },
  positions: readonly number[],
): readonly number[] {
  const at = new Map(positions.map((position) => [`${of.activityId} ${position}`, position]));
  return ownOrder(of.participantId, [...at.keys()]).flatMap((id) => at.get(id) ?? []);
}

export const ways = ['up', 'down'] as const;
export type Move = { readonly position: number; readonly way: (typeof ways)[number] };

/** `3-up`, as a button of the form sends it; undefined when it is no move. */
export function readMove(value: string | null): Move | undefined {
  const found = /^(\d{1,2})-(\w+)$/.exec(value ?? '');
  const way = ways.find((each) => each === found?.[2]);
  return way && { position: Number(found?.[1]), way };
}

/** One option changes its place with its neighbour; at the end of the list nothing changes. */
export function movedIn(order: readonly number[], { position, way }: Move): readonly number[] {
  const at = order.indexOf(position);
  const neighbour = order[way === 'up' ? at - 1 : at + 1];
  if (at < 0 || neighbour === undefined) return order;
  return order.map((each) => (each === position ? neighbour : each === neighbour ? position : each));
}

/** What stands chosen in a form that was not taken, to be shown again. */
export function typedIn(fields: URLSearchParams): readonly number[] {
  return fields.getAll('choice').map(Number);
}
