import { consentOf } from '../../../db/queries/consultation/consent.ts';
import {
  type PaperBatch,
  paperBatches,
  paperDestructions,
  paperSheets,
  type SheetState,
} from '../../../db/queries/paper/paper.ts';
import { knownGroups } from '../../../db/queries/staff/own-groups.ts';
import { staffOf } from '../../../db/queries/staff/staff.ts';
import { dayIn } from '../../core/consultation/days.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import type { ReadingLevel } from '../../core/consultation/reading-levels.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type Difference, differencesOf } from '../../core/paper/entry.ts';
import {
  type AgeBand,
  type BatchConsent,
  bandsAsked,
  consentsToIssue,
  rulesOf,
} from '../../core/privacy/consent.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import { offeredForGroups } from '../consultation/know-groups.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { logReads } from '../privacy/log-reads.ts';
import { atSheet } from './at-sheet.ts';
import { type AskedOnPaper, askedOnPaper } from './on-sheets.ts';

/** Where a sheet is. Of one that came back nobody reads here whether it counts: one whose child erased everything is told from none that does not. */
export type SheetStands = Exclude<SheetState, 'settled' | 'refused'> | 'back';

const standsOf = (state: SheetState): SheetStands =>
  state === 'settled' || state === 'refused' ? 'back' : state;

export type PaperDesk = {
  readonly state: ConsultationState;
  readonly languages: readonly string[];
  readonly consents: readonly BatchConsent[];
  /** Who could be with a group (`offeredForGroups`). */
  readonly people: readonly { readonly staffId: string; readonly name: string }[];
  readonly batches: readonly (Pick<PaperBatch, 'id' | 'label' | 'language' | 'level' | 'size' | 'day'> & {
    /** This person has to leave its sheets alone. */
    readonly own: boolean;
    /** Its sheets say what was told before a change, and count for nothing. */
    readonly older: boolean;
    /** How many, for whoever types them. */
    readonly destroyed: readonly {
      readonly day: string;
      readonly name: string;
      readonly sheets: number | null;
    }[];
    /** For whoever types them, by number; null for everybody else, because they are a count of children. */
    readonly sheets:
      | readonly { readonly number: string; readonly state: SheetStands; readonly destroyed: boolean }[]
      | null;
  })[];
};

/** Every pile of sheets, and for whoever types them where each sheet is. No word of a child. Refusal: `not-found`. */
export async function readPaper(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<PaperDesk>> {
  const { consultationId } = input;
  const prints = await permitted(deps, actor, { deed: 'paper:print', consultationId });
  const found = prints.ok ? prints : await permitted(deps, actor, { deed: 'paper:key', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const [batches, sheets, gone, consent, staff] = await Promise.all([
    paperBatches(db),
    paperSheets(db),
    paperDestructions(db),
    consentOf(db),
    staffOf(deps.databases.control, row.organisationId),
  ]);
  const subject = { organisationId: row.organisationId, consultationId: row.id };
  const types = can(actor, 'paper:key', subject);
  const nameOf = (id: string) => staff.find(({ staffId }) => staffId === id)?.name ?? '';
  const me = actorName(actor);
  const known = new Set(
    (await knownGroups(db))
      .filter(({ staffId, how }) => staffId === me && how !== 'typed')
      .map(({ batchId }) => batchId),
  );
  return done({
    state: row.state,
    languages: row.languages,
    consents: consentsToIssue(consent),
    people: offeredForGroups(staff, subject),
    batches: batches.map(({ id, label, language, level, size, day, printedBy, handedBy }) => {
      const own = [printedBy, handedBy].includes(me) || known.has(id);
      const counts = types && !own;
      return {
        ...{ id, label, language, level, size, day, own },
        older: sheets.some((sheet) => sheet.batchId === id && sheet.older),
        destroyed: gone
          .filter(({ batchId }) => batchId === id)
          .map((each) => ({
            day: each.day,
            name: nameOf(each.staffId),
            sheets: counts ? each.sheets : null,
          })),
        sheets: counts
          ? sheets
              .filter(({ batchId }) => batchId === id)
              .map(({ number, state, destroyedDay }) => ({
                ...{ number, state: standsOf(state), destroyed: destroyedDay !== '' },
              }))
          : null,
      };
    }),
  });
}

export type SheetDesk = {
  readonly number: string;
  readonly state: SheetStands;
  /** It says what was told before a change: nobody types it. */
  readonly older: boolean;
  readonly language: string;
  readonly level: ReadingLevel;
  readonly asked: readonly AskedOnPaper[];
  readonly bands: readonly AgeBand[];
  /** This person typed it already. */
  readonly mine: boolean;
  /** Where two readings differ; empty until there are two. */
  readonly differences: readonly Difference[];
  /** The trace of the two readings, which a form of them carries; empty until they differ. */
  readonly seen: string;
};

/**
 * One sheet in somebody's hand: what it asks, and where two readings differ. Whoever reads those reads a child's words, and that is
 * put down. Refusals: `not-found`, `sheet-unknown`, `sheet-own-group`.
 */
export async function readSheet(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; number: string },
): Promise<Outcome<SheetDesk>> {
  const at = await atSheet(deps, actor, input);
  if (!at.ok) return at;
  const { db, row, sheet, batch, read } = at;
  const [first, second] = read;
  const differences = first && second ? differencesOf(first.entry, second.entry) : [];
  const votes = differences.map(({ field }) => field.replace(/^vote:/, ''));
  const [asked, consent] = await Promise.all([askedOnPaper(db, new Set(votes)), consentOf(db)]);
  if (differences.length > 0)
    await logReads(deps, db, {
      consultationId: row.id,
      actor,
      deed: 'paper:read',
      day: dayIn(row.timeZone, deps.clock()),
      ids: [sheet.number],
    });
  return done({
    number: sheet.number,
    state: standsOf(sheet.state),
    older: sheet.older,
    language: batch.language,
    level: batch.level,
    asked,
    bands: bandsAsked(rulesOf(consent.rules)),
    mine: read.some(({ staffId }) => staffId === actorName(actor)),
    differences,
    seen: differences.length > 0 ? printOf(at.stored) : '',
  });
}
