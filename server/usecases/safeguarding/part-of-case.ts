import type { Lead } from '../../../db/queries/safeguarding/leads.ts';
import type { HalfRow, SealedTextRow } from '../../../db/queries/safeguarding/sealed-cases.ts';
import { type Half, halves, type Opening, readersOf } from '../../core/safeguarding/cases.ts';
import { isFor } from '../../core/safeguarding/sealed-format.ts';

/** A box that a lead's browser opens, for one half of one text. */
export type GivenBox = { readonly number: number; readonly half: Half; readonly box: string };
/** What a lead's browser seals for another lead: a half it was given. */
export type ToPass = { readonly number: number; readonly half: Half; readonly to: string };

/** What one lead has of a part, and which half of it. */
export type PartForLead = {
  readonly mine: Opening['half'] | null;
  readonly why: Opening['why'] | null;
  readonly together: boolean;
  /** Encrypted texts, once this lead may read. */
  readonly texts: readonly { readonly number: number; readonly day: string; readonly body: string }[];
  readonly count: number;
  readonly boxes: readonly GivenBox[];
  readonly toPass: readonly ToPass[];
  /** Boxes that a lead lacks because it is new or has a new key: what this lead could seal, given a half. */
  readonly toReseal: readonly ToPass[];
};

/** What is for an old key of a lead is as a box that it lacks: others seal it anew. */
export const opens = (lead: Lead, box: HalfRow) =>
  lead.staffId === box.staffId && isFor(lead.publicKey, box.sealedTo);

/** What of one part of a case this lead may have: its texts once it reads them, its own boxes, and what it can hand on or seal anew. */
export function partOf(of: {
  readonly staffId: string;
  readonly trained: boolean;
  readonly texts: readonly SealedTextRow[];
  readonly boxes: readonly HalfRow[];
  /** As they hold now. */
  readonly openings: readonly Opening[];
  readonly stored: readonly Opening[];
  readonly leads: readonly Lead[];
}): PartForLead {
  const { staffId, trained, texts, openings, leads } = of;
  const numbers = texts.map(({ number }) => number);
  const boxes = of.boxes.filter(({ number }) => numbers.includes(number));
  const mine = openings.find((each) => each.staffId === staffId);
  const readers = readersOf(openings);
  const reads = mine?.why === 'alone' || (trained && mine?.why === 'open');
  const given = trained || mine?.why === 'alone';
  const own = boxes.filter(
    (box) =>
      box.staffId === staffId &&
      box.passedBy === '' &&
      mine !== undefined &&
      (mine.half === 'both' || mine.half === box.half),
  );
  const partner = readers?.includes(staffId) ? readers.find((each) => each !== staffId) : undefined;
  const readsWithOne = readersOf(of.stored)?.includes(staffId) === true;
  const handed = boxes.filter(
    (box) => readsWithOne && box.staffId === staffId && box.passedBy !== '' && box.half !== mine?.half,
  );
  const others = leads.map((lead) => lead.staffId).filter((each) => each !== staffId);
  const missing = (to: string, half: Half, passedBy: string) =>
    numbers.filter(
      (number) =>
        !boxes.some(
          (box) =>
            box.number === number && box.half === half && box.staffId === to && box.passedBy === passedBy,
        ),
    );
  const half = mine !== undefined && mine.half !== 'both' ? mine.half : undefined;
  const passTo = partner !== undefined ? [partner] : readers ? [] : others;
  // Whoever had no half of this case yet may be given either.
  const mayReseal = half !== undefined ? [half] : mine === undefined ? halves : [];
  return {
    mine: mine?.half ?? null,
    why: mine?.why ?? null,
    together: readers !== undefined,
    count: texts.length,
    texts: reads
      ? texts.map(({ number, day, body }) => ({ number, day, body: body.toString('base64url') }))
      : [],
    boxes: (given ? [...own, ...handed] : []).map((box) => ({
      number: box.number,
      half: box.half,
      box: box.box.toString('base64url'),
    })),
    toPass:
      half !== undefined && mine?.why === 'open'
        ? passTo.flatMap((to) => missing(to, half, staffId).map((number) => ({ number, half, to })))
        : [],
    toReseal: mayReseal.flatMap((each) =>
      others.flatMap((to) => missing(to, each, '').map((number) => ({ number, half: each, to }))),
    ),
  };
}
