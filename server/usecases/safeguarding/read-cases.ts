import { leadKeyOf, leadsOf } from '../../../db/queries/safeguarding/leads.ts';
import {
  answersOf,
  casesByWait,
  halvesOf,
  remediesOf,
  saidIn,
  textsOf,
} from '../../../db/queries/safeguarding/sealed-cases.ts';
import { storedNow } from '../../../db/statement.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import {
  type CasePart,
  type CaseState,
  type Opening,
  type Remedy,
  readsBy,
} from '../../core/safeguarding/cases.ts';
import { nonceBytes } from '../../core/safeguarding/sealed-format.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { asLead, atCase } from './as-lead.ts';
import { openingsNow } from './leads-away.ts';
import { opens, type PartForLead, partOf } from './part-of-case.ts';
import { casesFor } from './steps-back.ts';

export type CaseInList = {
  readonly id: string;
  readonly kind: 'child' | 'letter' | 'drill';
  readonly state: CaseState;
  readonly language: string;
  readonly day: string;
  readonly sinceMinute: number | null;
};

export type CaseAtHand = CaseInList & {
  /** By part: what this lead was given, who has which half, and whether two read together. */
  readonly parts: readonly (PartForLead & {
    readonly part: CasePart;
    readonly openings: readonly (Pick<Opening, 'half' | 'why' | 'day'> & {
      readonly name: string;
      readonly reason: string;
    })[];
  })[];
  readonly leads: readonly { readonly staffId: string; readonly name: string; readonly publicKey: string }[];
  /** This lead reads what the child told: who does not closes nothing. */
  readonly reads: boolean;
  /** Of all that was said in it, by the child and to it: whoever closes it says by this what it read. */
  readonly seen: string;
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
  // Before the words: what comes between the two has not been read.
  const said = await storedNow(db, saidIn(found.case.id, nonceBytes));
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
    reads: readsBy(
      staff.staffId,
      held.filter(({ part, why }) => part === 'told' && (trained || why === 'alone')),
    ),
    seen: printOf(said),
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
