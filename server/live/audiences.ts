/**
 * Names of the socket rooms, one for each audience. The server alone puts a socket into one; no name ever comes from a
 * message.
 */
export const audiences = {
  /** Children in one activity. */
  children: (consultationId: string, activityId: string) => `children/${consultationId}/${activityId}`,
  /** Projectors of one room. */
  projectors: (consultationId: string, activityId: string) => `projectors/${consultationId}/${activityId}`,
  /** Pages of staff that lead or watch one room. */
  leading: (activityId: string) => `leading/${activityId}`,
  /** All of these of one consultation, for what becomes of all of it. */
  leadingIn: (consultationId: string) => `leading-in/${consultationId}`,
  /** Children's pages that vote on the sentences of one activity. */
  voters: (consultationId: string, activityId: string) => `voters/${consultationId}/${activityId}`,
  /** Those of them that already have every sentence that their child has not answered, and so ask for no more by themselves. */
  votedThrough: (consultationId: string, activityId: string) => `through/${consultationId}/${activityId}`,
  /** Decision-makers who listen to one consultation. */
  listeners: (consultationId: string) => `listeners/${consultationId}`,
  /** One child's own pages. */
  author: (consultationId: string, participantId: string) => `author/${consultationId}/${participantId}`,
  /** Pages of one child, or of one person of the staff, whose connection is being checked. They hear nothing yet, and count as connections. */
  arriving: (holder: string) => `arriving/${holder}`,
  /** Desks of one consultation. */
  desk: (consultationId: string) => `desk/${consultationId}`,
  /** Everybody of one consultation, for its end. */
  consultation: (consultationId: string) => `all/${consultationId}`,
  /** All sockets of one member of staff. */
  staff: (staffId: string) => `staff/${staffId}`,
} as const;

/** The activities of a consultation of which a projector is here. */
export function projectedIn(
  { adapter }: { readonly adapter: { readonly rooms: ReadonlyMap<string, unknown> } },
  consultationId: string,
): readonly string[] {
  const start = audiences.projectors(consultationId, '');
  return [...adapter.rooms.keys()].flatMap((room) =>
    room.startsWith(start) ? room.slice(start.length) : [],
  );
}
