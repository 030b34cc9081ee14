import type { Services } from '../services.ts';

export type HeardStates = {
  /** What pages were told last of an activity, or, under '', of its consultation; undefined where nobody was told. */
  readonly of: (consultationId: string, activityId: string) => string | undefined;
  /** What was found at a look is what pages have: they asked, or are told of it now. */
  readonly found: (consultationId: string, activityId: string, state: string) => void;
  /** Whether something was told of it since `begin`: what was read meanwhile may be older. */
  readonly isNewer: (consultationId: string, activityId: string) => boolean;
  /** A look at this consultation begins. */
  readonly begin: () => void;
  /** Consultations without pages are forgotten. */
  readonly keep: (consultationIds: ReadonlySet<string>) => void;
  readonly stop: () => void;
};

/** Which states pages of this process were told: of its own deeds, and what others told it. */
export function hearStates({ listen }: Pick<Services, 'listen'>): HeardStates {
  const statesTold = new Map<string, Map<string, string>>();
  const statesHeard = new Set<string>();
  const statesOf = (consultationId: string) => {
    const states = statesTold.get(consultationId) ?? new Map<string, string>();
    statesTold.set(consultationId, states);
    return states;
  };
  const stop = listen((event) => {
    if (event.name === 'activity-changed') {
      statesOf(event.consultationId).set(event.activityId, event.state);
      statesHeard.add(keyOf(event.consultationId, event.activityId));
    }
    if (event.name === 'consultation-changed') {
      // It covers its activities otherwise than before, and its pages ask now how each of them is.
      if (statesOf(event.consultationId).get('') !== event.state) statesTold.delete(event.consultationId);
      statesOf(event.consultationId).set('', event.state);
      statesHeard.add(keyOf(event.consultationId, ''));
    }
  });
  return {
    of: (consultationId, activityId) => statesTold.get(consultationId)?.get(activityId),
    found: (consultationId, activityId, state) => void statesOf(consultationId).set(activityId, state),
    isNewer: (consultationId, activityId) =>
      statesHeard.has(keyOf(consultationId, '')) || statesHeard.has(keyOf(consultationId, activityId)),
    begin: () => statesHeard.clear(),
    keep(consultationIds) {
      for (const consultationId of statesTold.keys())
        if (!consultationIds.has(consultationId)) statesTold.delete(consultationId);
    },
    stop,
  };
}

const keyOf = (consultationId: string, activityId: string) => `${consultationId}/${activityId}`;
