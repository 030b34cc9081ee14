import type { Statement } from '../../../db/engine.ts';
import {
  addHelpline,
  confirmHelpline as confirm,
  dropHelpline as drop,
  helplineById,
  helplinesOf,
} from '../../../db/queries/safeguarding/helplines.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { AuditDeed } from '../../core/privacy/audit-deeds.ts';
import {
  countries,
  type Helpline,
  type HelplineKind,
  isNumber,
  isSource,
  languagesIn,
} from '../../core/safeguarding/helplines.ts';
import { longestName } from '../../core/staff/field-limits.ts';
import { type Actor, type Staff, staffMay } from '../../core/staff/roles.ts';
import { secondPress } from '../../core/staff/second-press.ts';
import type { Deps } from '../deps.ts';
import { idOfForm } from '../id-of-form.ts';
import { settleEntry } from '../staff/settle-entry.ts';

export type HelplineEdit = {
  readonly country: string;
  readonly kind: HelplineKind;
  /** As they were typed. */
  readonly languages: string;
  readonly name: string;
  readonly number: string;
  readonly source: string;
};

/** All lines of the organisation, confirmed or not. Refusal: `not-allowed`. */
export async function readHelplines(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly (Helpline & { readonly own: boolean })[]>> {
  if (!staffMay(actor, 'helplines:confirm')) return refuse('not-allowed');
  const lines = await helplinesOf(deps.databases.control, actor.organisationId);
  return done(lines.map((line) => ({ ...line, own: line.enteredBy === actor.staffId })));
}

/**
 * Enters a line, read today from its source. No child is shown it before another person has confirmed it. `form`: by which it was sent; the same
 * line of the same form is entered once.
 * Refusals: `not-allowed`, `field-missing` (a country that is none, no name, no number, a language that is no tag, no https source).
 */
export async function writeHelpline(
  deps: Deps,
  actor: Actor,
  { form, ...input }: HelplineEdit & { form?: string | undefined },
): Promise<Outcome<{ id: string }>> {
  if (!staffMay(actor, 'helplines:write')) return refuse('not-allowed');
  const languages = languagesIn(input.languages);
  if (!languages) return refuse('field-missing');
  const line = {
    ...input,
    languages,
    name: input.name.trim(),
    number: input.number.trim(),
    source: input.source.trim(),
  };
  if (!countries.includes(line.country) || line.name === '' || line.name.length > longestName)
    return refuse('field-missing');
  if (!isNumber(line.number) || !isSource(line.source)) return refuse('field-missing');
  const { control } = deps.databases;
  const id = idOfForm(deps, { actor, makes: `helpline ${JSON.stringify(line)}`, form });
  const entry = {
    ...line,
    id,
    organisationId: actor.organisationId,
    readDay: dayIn('UTC', deps.clock()),
    enteredBy: actor.staffId,
  };
  const entered = await settleEntry(deps, actor, {
    id,
    deed: 'helpline:enter',
    detail: `${line.country} ${line.kind}`,
    statements: [addHelpline(control, entry)],
  });
  return entered.ok || entered.code === 'id-taken' ? done({ id }) : entered;
}

/**
 * Confirmed by another person, who read the source itself; twice by the same one it is confirmed once.
 * Refusals: `not-allowed`, `not-found`, `one-person-alone` (it entered it), `already-decided` (another one confirmed it).
 */
export async function confirmHelpline(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<null>> {
  if (!staffMay(actor, 'helplines:confirm')) return refuse('not-allowed');
  const { id } = input;
  const statements = confirm({ id, staffId: actor.staffId });
  const confirmed = await settle(deps, actor, { id, deed: 'helpline:confirm', statements });
  if (confirmed.ok || confirmed.code !== 'one-person-alone') return confirmed;
  const stands = await helplineById(deps.databases.control, id);
  return stands ? secondPress({ doneBy: stands.confirmedBy, staffId: actor.staffId }) : refuse('not-found');
}

/** Taken out: a number that is wrong must be gone at once. Refusals: `not-allowed`, `not-found`. */
export async function dropHelpline(deps: Deps, actor: Actor, input: { id: string }): Promise<Outcome<null>> {
  if (!staffMay(actor, 'helplines:write')) return refuse('not-allowed');
  const { id } = input;
  return settle(deps, actor, { id, deed: 'helpline:drop', statements: drop(id) });
}

/** One line of the own organisation. */
async function settle(
  deps: Deps,
  staff: Staff,
  act: { id: string; deed: AuditDeed; statements: readonly Statement[] },
): Promise<Outcome<null>> {
  const line = await helplineById(deps.databases.control, act.id);
  if (line?.organisationId !== staff.organisationId) return refuse('not-found');
  return settleEntry(deps, staff, { ...act, detail: `${line.country} ${line.kind}` });
}
