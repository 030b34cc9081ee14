import type { Half } from '../../server/core/safeguarding/cases.ts';
import { type LeadKey, openBox, openText, sealBox } from './sealed-keys.ts';

type Box = { readonly number: number; readonly half: Half; readonly box: string };
type ToSeal = { readonly number: number; readonly half: Half; readonly to: string };

export type PartToOpen = {
  readonly caseId: string;
  readonly boxes: readonly Box[];
  readonly texts: readonly { readonly number: number; readonly body: string }[];
};

/** `unreadable`: a box or a text that is not what it should be; it is said, never guessed. */
export type OpenedText =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly unreadable: true };

/** Every text of which both halves are at hand, opened with this lead's key. */
export async function openTexts(key: LeadKey, part: PartToOpen): Promise<readonly OpenedText[]> {
  const opened = await Promise.all(
    part.texts.map(async ({ number, body }): Promise<OpenedText | undefined> => {
      const boxOf = (half: Half) =>
        part.boxes.find((each) => each.number === number && each.half === half)?.box;
      const [a, b] = [boxOf('a'), boxOf('b')];
      if (a === undefined || b === undefined) return undefined;
      const at = { caseId: part.caseId, number };
      try {
        const halves = [
          await openBox(key, { ...at, half: 'a', box: a }),
          await openBox(key, { ...at, half: 'b', box: b }),
        ] as const;
        return { number, text: await openText({ ...at, body, halves }) };
      } catch {
        return { number, unreadable: true };
      }
    }),
  );
  return opened.filter((each) => each !== undefined);
}

/** So many boxes go at once: a form takes 200,000 characters of them, and one has 311. */
export const boxesAtOnce = 400;

/**
 * Whether what did not go at once goes by itself: some is left, and less than `before` the last ones went (0: nobody pressed). Where none of it
 * was kept nothing would be kept the next time.
 */
export function goesOnSealing(left: number, before: number): boolean {
  return left > 0 && left < before;
}

/**
 * This lead's halves, sealed to those that want them, `boxesAtOnce` at most: who keeps them and asks again gets the next ones. What this lead
 * cannot seal takes no place. `key` is the public key that each is sealed to.
 */
export async function sealFor(
  key: LeadKey,
  of: {
    readonly caseId: string;
    readonly boxes: readonly Box[];
    readonly wanted: readonly ToSeal[];
    readonly leads: readonly { readonly staffId: string; readonly publicKey: string }[];
  },
): Promise<readonly (ToSeal & { readonly key: string; readonly box: string })[]> {
  const ready = of.wanted.flatMap((each) => {
    const own = of.boxes.find((box) => box.number === each.number && box.half === each.half);
    const lead = of.leads.find(({ staffId }) => staffId === each.to);
    return own && lead ? [{ ...each, own: own.box, key: lead.publicKey }] : [];
  });
  return Promise.all(
    ready.slice(0, boxesAtOnce).map(async ({ own, ...each }) => {
      const at = { caseId: of.caseId, number: each.number, half: each.half };
      const bytes = await openBox(key, { ...at, box: own });
      return { ...each, box: await sealBox(each.key, { ...at, bytes }) };
    }),
  );
}
