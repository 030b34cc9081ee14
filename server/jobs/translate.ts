import type { Place } from '../../db/queries/translation/translations.ts';
import { isShown } from '../core/moderation/decide.ts';
import type { DomainEvent } from '../core/wire/events.ts';
import { lookEvery } from '../look-every.ts';
import type { Services } from '../services.ts';

/** Milliseconds between two looks at everything: what a restart or a host that was away left untranslated comes with it. */
const everyMs = 30_000;
/** So many parts in which nothing is missing end a look; the next goes on there. A consultation of ten thousand words is looked through at each. */
const mostParts = 20;
/** So many words without any answer in one look: then nobody translates at all, and asking on would only wait. */
const mostUnanswered = 12;
/** So many with a part of an answer: the others have their turn at the next look, and other consultations now. */
const mostPassedOver = 200;
/** Of words that were shown just now so many at once, so that what comes of them is told together. */
const atOnce = 4;
/** So many wait to be translated at once; what comes then is found by a look. */
const mostWanted = 2_000;

type Look = { readonly consultationId: string; parts: number; silent: number; unanswered: number };

/**
 * Has shown words translated: where something was shown just now at once and before all else, and where the jobs of the site run (`ofSite`) everywhere now and
 * then: what a process showed that ended before it was done, whichever it was. Were all of several to look everywhere, each would send the same
 * words to the translator. One consultation at a time, so that a slow translator holds up nothing but translations. Answers how to stop, after what is under way.
 */
export function startTranslating(
  services: Services,
  { ofSite, fault }: { ofSite: boolean; fault: (error: unknown) => void },
): () => Promise<void> {
  const clock = { kind: 'system', name: 'clock' } as const;
  /** Words that were shown just now, by consultation. */
  const wanted = new Map<string, string[]>();
  /** Of these some that nobody answered for, by consultation. */
  const again = new Map<string, string[]>();
  let looks: readonly Look[] = [];
  /** How far a look came that did not come to the end. Without one it begins with the newest. */
  const places = new Map<string, Place>();
  let working: Promise<void> | undefined;
  let stopped = false;

  async function work(): Promise<void> {
    while (!stopped) {
      const [now] = wanted;
      const [look] = looks;
      if (now) await translate(...now);
      else if (look) await goOn(look);
      else return;
    }
  }
  async function translate(consultationId: string, waiting: string[]): Promise<void> {
    const ids = waiting.splice(0, atOnce);
    if (waiting.length === 0) wanted.delete(consultationId);
    const done = await services.translation.shown(clock, { consultationId, ids });
    // Not all of them have an answer: they are tried again with the next look at everything, wherever that is.
    if (done.ok && done.value.unanswered > 0)
      again.set(consultationId, [...(again.get(consultationId) ?? []), ...ids].slice(-mostUnanswered));
  }
  async function goOn(look: Look): Promise<void> {
    const { consultationId } = look;
    const leave = () => {
      looks = looks.filter((each) => each !== look);
    };
    // Whatever fails, the look is over, and the others have their turn.
    const done = await services.translation
      .shown(clock, { consultationId, place: places.get(consultationId) ?? null })
      .catch((error: unknown) => {
        // The next begins anew, or it would come to nothing but this.
        places.delete(consultationId);
        leave();
        throw error;
      });
    places.delete(consultationId);
    if (!done.ok) return leave();
    const { place, found, unanswered, silent } = done.value;
    look.parts += found === 0 ? 1 : 0;
    look.silent += silent;
    look.unanswered += unanswered;
    if (look.silent >= mostUnanswered || place === null) return leave();
    places.set(consultationId, place);
    if (look.parts >= mostParts || look.unanswered >= mostPassedOver) leave();
  }
  function begin(): void {
    working ??= work()
      .catch(fault)
      .finally(() => {
        working = undefined;
        // What came in meanwhile, or was left by what failed.
        if ((wanted.size > 0 || looks.length > 0) && !stopped) begin();
      });
  }
  function want(consultationId: string, ids: readonly string[]): void {
    const waiting = wanted.get(consultationId) ?? [];
    // Shown again while they wait they are translated once.
    const more = ids.filter((id) => !waiting.includes(id));
    waiting.push(...more.slice(0, mostWanted - waiting.length));
    wanted.set(consultationId, waiting);
    begin();
  }
  async function everywhere(): Promise<void> {
    const open = await services.translation.openRooms(clock, {});
    if (!open.ok) return;
    const begun = open.value.filter((id) => !looks.some(({ consultationId }) => consultationId === id));
    looks = [
      ...looks,
      ...begun.map((consultationId) => ({ consultationId, parts: 0, silent: 0, unanswered: 0 })),
    ];
    for (const id of places.keys()) if (!open.value.includes(id)) places.delete(id);
    const unanswered = [...again].filter(([id]) => open.value.includes(id));
    again.clear();
    for (const [id, ids] of unanswered) want(id, ids);
    if (looks.length > 0) begin();
  }

  // What another process showed that one has translated, so that no words go to the translator twice.
  const stopListening = services.listen((event, from) => {
    if (from !== 'here' || !showsWords(event)) return;
    const shown = event.name === 'room-led' ? event.shown : [event.contribution];
    want(
      event.consultationId,
      shown.map(({ id }) => id),
    );
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
