import { isShown } from '../core/moderation/decide.ts';
import type { DomainEvent } from '../core/wire/events.ts';
import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';

/** Milliseconds between two looks at everything: what a restart or a host that was away left untranslated comes with it. */
const everyMs = 30_000;
/** So many words without any answer in one look: then nobody translates at all, and asking on would only wait. */
const mostUnanswered = 12;
/** So many with a part of an answer: the others have their turn at the next look, and other consultations now. */
const mostPassedOver = 200;

/**
 * Has shown words translated: where something was shown just now at once, and where the jobs of the site run (`ofSite`) everywhere now and
 * then: what a process showed that ended before it was done, whichever it was. Were all of several to look everywhere, each would send the same
 * words to the translator. One consultation at a time, so that a slow translator holds up nothing but translations. Answers how to stop, after what is under way.
 */
export function startTranslating(
  services: Services,
  { ofSite, fault }: { ofSite: boolean; fault: (error: unknown) => void },
): () => Promise<void> {
  const clock = { kind: 'system', name: 'clock' } as const;
  let wanted: readonly string[] = [];
  let working: Promise<void> | undefined;
  let stopped = false;

  async function work(): Promise<void> {
    for (let id = wanted[0]; id !== undefined && !stopped; id = wanted[0]) {
      wanted = wanted.slice(1);
      const passOver: string[] = [];
      let [more, silent] = [true, 0];
      while (more && !stopped && silent < mostUnanswered && passOver.length < mostPassedOver) {
        const done = await services.translation.shown(clock, { consultationId: id, passOver });
        more = done.ok && done.value.more;
        if (!done.ok) continue;
        passOver.push(...done.value.unanswered);
        silent += done.value.silent;
      }
    }
  }
  function want(ids: readonly string[]): void {
    wanted = [...wanted, ...ids.filter((id) => !wanted.includes(id))];
    working ??= work()
      .catch(fault)
      .finally(() => {
        working = undefined;
        // What came in meanwhile, or was left by what failed.
        if (wanted.length > 0 && !stopped) want([]);
      });
  }
  async function everywhere(): Promise<void> {
    const open = await services.translation.openRooms(clock, {});
    if (open.ok && open.value.length > 0) want(open.value);
  }

  // What another process showed that one has translated, so that no words go to the translator twice.
  const stopListening = services.listen((event, from) => {
    if (from === 'here' && showsWords(event)) want([event.consultationId]);
  });
  const stopLooking = ofSite ? lookEvery(everyMs, { look: everywhere, fault, firstMs: 0 }) : undefined;
  return async () => {
    stopped = true;
    void stopLooking?.();
    stopListening();
    await working;
  };
}

/** Words that children of a room see from now on. */
function showsWords(
  event: DomainEvent,
): event is Extract<DomainEvent, { name: 'contribution-decided' | 'room-led' }> {
  if (event.name === 'room-led') return event.shown.length > 0;
  return (
    event.name === 'contribution-decided' && event.shownSeq !== null && isShown(event.contribution.state)
  );
}
