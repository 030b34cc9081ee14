import { type Lead, leadKeyOf, leadsOf } from '../../../db/queries/safeguarding/leads.ts';
import {
  answersOf,
  casesByWait,
  type HalfRow,
  halvesOf,
  remediesOf,
  type SealedTextRow,
  textsOf,
} from '../../../db/queries/safeguarding/sealed-cases.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import {
  type CasePart,
  type CaseState,
  type Half,
  halves,
  type Opening,
  type Remedy,
  readersOf,
} from '../../core/safeguarding/cases.ts';
import { isFor } from '../../core/safeguarding/sealed-format.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { asLead, atCase } from './as-lead.ts';
import { openingsNow } from './leads-away.ts';
import { casesFor } from './steps-back.ts';

export type CaseInList = {
  readonly id: string;
  readonly kind: 'child' | 'letter' | 'drill';
  readonly state: CaseState;
  readonly language: string;
  readonly day: string;
  readonly sinceMinute: number | null;
};

/** A box that a lead's browser opens, for one half of one text. */
export type GivenBox = { readonly number: number; readonly half: Half; readonly box: string };
/** What a lead's browser seals for another lead: a half it was given. */
export type ToPass = { readonly number: number; readonly half: Half; readonly to: string };

export type CaseAtHand = CaseInList & {
  /** By part: what this lead was given, who has which half, and whether two read together. */
  readonly parts: readonly {
    readonly part: CasePart;
    readonly mine: Opening['half'] | null;
    readonly why: Opening['why'] | null;
    readonly openings: readonly (Pick<Opening, 'half' | 'why' | 'day'> & {
      readonly name: string;
      readonly reason: string;
    })[];
    readonly together: boolean;
    /** Encrypted texts, once this lead may read. */
    readonly texts: readonly { readonly number: number; readonly day: string; readonly body: string }[];
    readonly count: number;
    readonly boxes: readonly GivenBox[];
    readonly toPass: readonly ToPass[];
    /** Boxes that a lead lacks because it is new or has a new key: what this lead could seal, given a half. */
    readonly toReseal: readonly ToPass[];
  }[];
  readonly leads: readonly { readonly staffId: string; readonly name: string; readonly publicKey: string }[];
  /** Who asked that it be closed; another lead closes it. */
  readonly closing: { readonly name: string; readonly mine: boolean } | null;
  readonly answers: readonly {
    readonly number: number;
    readonly text: string;
    readonly day: string;
    readonly mine: boolean;
    readonly writtenBy: string;
    /** Of these words (`printOf`): whoever sends or drops them says by it which ones it read. */
    readonly seen: string;
    readonly seenBy: string | null;
  }[];
  readonly remedies: readonly {
    readonly remedy: Remedy;
    readonly day: string;
    readonly doneDay: string | null;
  }[];
};

/** Cases of a consultation, the longest wait first, and how many leads could open them. Refusals: `not-found`, `not-allowed`, `training-needed` (never had). */
export async function readCases(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<
  Outcome<{
    cases: readonly CaseInList[];
    leads: readonly string[];
    hasKey: boolean;
    wrapped: string | null;
    fresh: boolean;
    trained: boolean;
  }>
> {
  const found = await asLead(deps, actor, { ...input, lapsed: true });
  if (!found.ok) return found;
  const { db, row, staff, trained } = found;
  const [cases, leads, key] = await Promise.all([
    casesByWait(db),
    leadsOf(deps.databases.control, { organisationId: row.organisationId, consultationId: row.id }),
    leadKeyOf(deps.databases.control, staff.staffId),
  ]);
  const standing = cases.filter(({ state }) => state !== 'withdrawn');
  const shown = await casesFor(deps, found, standing);
  return done({
    cases: shown.map(({ id, kind, state, language, day, sinceMinute }) => ({
      id,
      kind,
      state,
      language,
      day,
      sinceMinute,
    })),
    leads: leads.map(({ name }) => name),
    hasKey: key !== undefined,
    wrapped: key?.wrapped.toString('base64url') ?? null,
    fresh: staff.freshFactor,
    trained,
  });
}

/**
 * One case as this lead may have it: without a half given to it, that there is one; with one, its own boxes and never those of
 * the other half, but where one handed it on to read together. What was handed on stays when that lead is away, and another takes its place.
 * Once its training is over, only what it opened alone.
 * Refusals: `not-found`, `not-allowed`, `training-needed` (never had).
 */
export async function readSealedCase(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; caseId: string },
): Promise<Outcome<CaseAtHand>> {
  const found = await atCase(deps, actor, { ...input, lapsed: true });
  if (!found.ok) return found;
  const { db, row, staff, trained } = found;
  const [texts, boxes, { stored, held }, answers, promised, leads] = await Promise.all([
    textsOf(db, found.case.id),
    halvesOf(db, found.case.id),
    openingsNow(deps, found),
    answersOf(db, found.case.id),
    remediesOf(db, found.case.id),
    leadsOf(deps.databases.control, { organisationId: row.organisationId, consultationId: row.id }),
  ]);
  const nameOf = (staffId: string) => leads.find((lead) => lead.staffId === staffId)?.name ?? '';
  const { id, kind, state, language, day, closingBy } = found.case;
  return done({
    id,
    kind,
    state,
    language,
    day,
    sinceMinute: null,
    parts: (['told', 'reach'] as const).map((part) => {
      const ofPart = held.filter((each) => each.part === part);
      const given = partOf({
        staffId: staff.staffId,
        trained,
        texts: texts.filter((each) => each.part === part),
        boxes: boxes.filter((box) => leads.some((lead) => opens(lead, box))),
        openings: ofPart,
        stored: stored.filter((each) => each.part === part),
        leads,
      });
      return {
        part,
        ...given,
        openings: ofPart.map(({ staffId, half, why, day: on, reason }) => ({
          half,
          why,
          day: on,
          reason,
          name: nameOf(staffId),
        })),
      };
    }),
    closing: closingBy === null ? null : { name: nameOf(closingBy), mine: closingBy === staff.staffId },
    leads: leads.map(({ staffId, name, publicKey }) => ({
      staffId,
      name,
      publicKey: publicKey.toString('base64url'),
    })),
    answers: answers.map(({ number, body, day: on, writtenBy, seenBy }) => ({
      number,
      text: body,
      day: on,
      mine: writtenBy === staff.staffId,
      seen: printOf(body),
      writtenBy: nameOf(writtenBy),
      seenBy: seenBy === null ? null : nameOf(seenBy),
    })),
    remedies: promised.map(({ remedy, day: on, doneDay }) => ({ remedy, day: on, doneDay })),
  });
}

/** What is for an old key of a lead is as a box that it lacks: others seal it anew. */
const opens = (lead: Lead, box: HalfRow) =>
  lead.staffId === box.staffId && isFor(lead.publicKey, box.sealedTo);

function partOf(of: {
  readonly staffId: string;
  readonly trained: boolean;
  readonly texts: readonly SealedTextRow[];
  readonly boxes: readonly HalfRow[];
  /** As they hold now. */
  readonly openings: readonly Opening[];
  readonly stored: readonly Opening[];
  readonly leads: readonly Lead[];
}): Omit<CaseAtHand['parts'][number], 'part' | 'openings'> {
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
