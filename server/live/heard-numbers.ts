import type { DomainEvent } from '../core/wire/events.ts';
import type { Services } from '../services.ts';

export type HeardNumbers = {
  /** Whether every number of an activity between these two was heard here, and with it whatever a page had to be told. */
  readonly all: (of: { consultationId: string; activityId: string; after: number; to: number }) => boolean;
  /** A look is over. What was heard during it may be of the next one, and is known for one more. */
  readonly looked: () => void;
  readonly stop: () => void;
};

/** Which numbers of activities this process heard of since the last look but one: of its own deeds, and what others told it. */
export function hearNumbers({ listen }: Pick<Services, 'listen'>): HeardNumbers {
  let numbersHeard = new Set<string>();
  let numbersBefore = new Set<string>();
  const stop = listen((event) => {
    const seq = seqOf(event);
    if (seq !== null && 'contribution' in event)
      numbersHeard.add(keyOf(event.consultationId, event.contribution.activityId, seq));
  });
  return {
    all({ consultationId, activityId, after, to }) {
      for (let seq = after + 1; seq <= to; seq += 1) {
        const key = keyOf(consultationId, activityId, seq);
        if (!numbersHeard.has(key) && !numbersBefore.has(key)) return false;
      }
      return true;
    },
    looked() {
      numbersBefore = numbersHeard;
      numbersHeard = new Set();
    },
    stop,
  };
}

function seqOf(event: DomainEvent): number | null {
  if (event.name === 'contribution-decided') return event.shownSeq;
  if (event.name === 'contribution-translated') return event.seq;
  if (event.name === 'contribution-held' || event.name === 'contribution-withdrawn') return event.removedSeq;
  return null;
}

const keyOf = (consultationId: string, activityId: string, seq: number) =>
  `${consultationId}/${activityId}/${seq}`;
