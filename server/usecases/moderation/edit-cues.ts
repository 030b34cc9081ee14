import {
  addCue,
  type CueRow,
  confirmCue as confirm,
  cuesAt,
  dropCue as drop,
  isUsed,
  siteCues,
  usedCues,
} from '../../../db/queries/moderation/screening-cues.ts';
import { staffNames } from '../../../db/queries/staff/staff-names.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { isFitCue, mostCues, type SiteCue } from '../../core/moderation/screens/site-cues.ts';
import { done, type Outcome, type Refused, refuse } from '../../core/outcome.ts';
import type { AuditDeed } from '../../core/privacy/audit-deeds.ts';
import { type Actor, type Staff, staffMay } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { settleEntry } from '../staff/settle-entry.ts';

export type CueShown = Omit<CueRow, 'enteredBy' | 'confirmedBy' | 'droppedBy'> & {
  readonly state: 'waiting' | 'used' | 'dropped';
  readonly enteredBy: string;
  readonly confirmedBy: string;
  readonly droppedBy: string;
  readonly own: boolean;
};

/** Everything that was entered, dropped ones too, with the names of who did it. Refusal: `not-allowed`. */
export async function readCues(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly CueShown[]>> {
  if (!staffMay(actor, 'screens:read')) return refuse('not-allowed');
  const { control } = deps.databases;
  const cues = await siteCues(control);
  const names = await staffNames(
    control,
    cues.flatMap(({ enteredBy, confirmedBy, droppedBy }) => [enteredBy, confirmedBy, droppedBy]),
  );
  const nameOf = (id: string | null) => names.get(id ?? '') ?? '';
  return done(
    cues.map((row) => ({
      ...row,
      state:
        row.droppedBy !== null
          ? ('dropped' as const)
          : isUsed(row)
            ? ('used' as const)
            : ('waiting' as const),
      own: row.enteredBy === actor.staffId,
      enteredBy: nameOf(row.enteredBy),
      confirmedBy: nameOf(row.confirmedBy),
      droppedBy: nameOf(row.droppedBy),
    })),
  );
}

/**
 * An administrator enters a cue. It is tried beside those that are used and looked for once a second person confirmed it. Sent twice at once it
 * is entered once.
 * Refusals: `not-allowed`, `cue-unfit` (no such part, too long, not readable, nothing to spare), `many-already`, `already-decided` (it stands
 * here), `cue-lets-through`, `cue-holds-harmless`.
 */
export async function writeCue(deps: Deps, actor: Actor, input: SiteCue): Promise<Outcome<{ id: string }>> {
  if (!staffMay(actor, 'screens:edit')) return refuse('not-allowed');
  const { control } = deps.databases;
  const { language, part, way } = input;
  const cue = input.cue.normalize('NFC').trim();
  const known = deps.packOf(language);
  if (!known || !isFitCue({ ...input, cue }, known)) return refuse('cue-unfit');
  const stood = await storedNow(control, cuesAt(input));
  const standing = (await siteCues(control)).filter(({ droppedBy }) => droppedBy === null);
  if (standing.length >= mostCues) return refuse('many-already');
  if (standing.some((row) => row.language === language && row.part === part && row.cue === cue))
    return refuse('already-decided');
  const tried = await tryAll(deps, [...(await usedCues(control)), { language, part, way, cue }]);
  if (tried) return tried;
  const id = newId(deps.random);
  const day = dayIn('UTC', deps.clock());
  const entered = await settleEntry(deps, actor, {
    id,
    deed: 'cue:enter',
    detail: `${language} ${part} ${way}`,
    // While it was tried the same may have been entered: words are compared here, as a server that holds them cannot read them.
    statements: [
      stillStored(cuesAt(input), stood),
      addCue(control, { id, language, part, way, cue, day, enteredBy: actor.staffId }),
    ],
  });
  if (entered.ok) return done({ id });
  return entered.code === 'stale-revision' ? writeCue(deps, actor, input) : entered;
}

/**
 * A second person confirms a cue; tried once more, it is looked for from the next text on. Refusals: `not-allowed`, `not-found`,
 * `one-person-alone`, `already-decided`, `cue-unfit`, `cue-lets-through`, `cue-holds-harmless`.
 */
export async function confirmCue(deps: Deps, actor: Actor, input: { id: string }): Promise<Outcome<null>> {
  if (!staffMay(actor, 'screens:confirm')) return refuse('not-allowed');
  const { control } = deps.databases;
  const row = (await siteCues(control)).find(({ id }) => id === input.id);
  if (!row) return refuse('not-found');
  if (row.enteredBy === actor.staffId) return refuse('one-person-alone');
  const tried = await tryAll(deps, [...(await usedCues(control)), row]);
  if (tried) return tried;
  return settle(deps, actor, {
    row,
    deed: 'cue:confirm',
    statements: confirm({ id: row.id, staffId: actor.staffId }),
  });
}

/**
 * An administrator takes one out, tried like any other change where it was used; the row stays for the overseer.
 * Refusals: `not-allowed`, `not-found`, `already-decided`, `cue-lets-through`, `cue-holds-harmless`.
 */
export async function dropCue(deps: Deps, actor: Actor, input: { id: string }): Promise<Outcome<null>> {
  if (!staffMay(actor, 'screens:edit')) return refuse('not-allowed');
  const { control } = deps.databases;
  const rows = await siteCues(control);
  const row = rows.find(({ id }) => id === input.id);
  if (!row) return refuse('not-found');
  if (isUsed(row)) {
    const tried = await tryAll(
      deps,
      rows.filter((each) => isUsed(each) && each.id !== row.id),
    );
    if (tried) return tried;
  }
  return settle(deps, actor, {
    row,
    deed: 'cue:drop',
    statements: drop({ id: row.id, staffId: actor.staffId }),
  });
}

async function tryAll(deps: Deps, cues: readonly SiteCue[]): Promise<Refused | undefined> {
  const trial = await deps.tryCues(
    cues.map(({ language, part, way, cue }) => ({ language, part, way, cue })),
  );
  return trial === 'fit' ? undefined : refuse(`cue-${trial}`);
}

/** Writes it and lets the screens know. What is used is read anew: another change may have come between. */
async function settle(
  deps: Deps,
  staff: Staff,
  act: { row: CueRow; deed: AuditDeed; statements: Parameters<typeof settleEntry>[2]['statements'] },
): Promise<Outcome<null>> {
  const { row, deed, statements } = act;
  const detail = `${row.language} ${row.part} ${row.way}`;
  const settled = await settleEntry(deps, staff, { id: row.id, deed, detail, statements });
  if (settled.ok) deps.useCues(await usedCues(deps.databases.control));
  return settled;
}
