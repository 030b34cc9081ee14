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
  const told = new Map<string, Map<string, string>>();
  const newer = new Set<string>();
  const statesOf = (consultationId: string) => {
    const states = told.get(consultationId) ?? new Map<string, string>();
    told.set(consultationId, states);
    return states;
  };
  const stop = listen((event) => {
    if (event.name === 'activity-changed') {
      statesOf(event.consultationId).set(event.activityId, event.state);
      newer.add(keyOf(event.consultationId, event.activityId));
    }
    if (event.name === 'consultation-changed') {
      // It covers its activities otherwise than before, and its pages ask now how each of them is.
      if (statesOf(event.consultationId).get('') !== event.state) told.delete(event.consultationId);
      statesOf(event.consultationId).set('', event.state);
      newer.add(keyOf(event.consultationId, ''));
    }
  });
  return {
    of: (consultationId, activityId) => told.get(consultationId)?.get(activityId),
    found: (consultationId, activityId, state) => void statesOf(consultationId).set(activityId, state),
    isNewer: (consultationId, activityId) =>
      newer.has(keyOf(consultationId, '')) || newer.has(keyOf(consultationId, activityId)),
    begin: () => newer.clear(),
    keep(consultationIds) {
      for (const consultationId of told.keys())
        if (!consultationIds.has(consultationId)) told.delete(consultationId);
    },
    stop,
  };
}

const keyOf = (consultationId: string, activityId: string) => `${consultationId}/${activityId}`;
