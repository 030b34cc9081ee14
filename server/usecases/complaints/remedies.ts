import {
  addRemedy,
  confirmRemedy as confirm,
  dropRemedy as drop,
  type RemedyRow,
  remedies,
} from '../../../db/queries/complaints/oversight.ts';
import { newestDay } from '../../core/consultation/days.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { isWholeRemedy, type Remedy, remedyTyped } from '../../core/privacy/escalation/remedies.ts';
import { sourcedRemedies } from '../../core/privacy/escalation/sourced.ts';
import { type Actor, staffMay } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { idOfForm } from '../id-of-form.ts';
import { settleEntry } from '../staff/settle-entry.ts';

/** Where else one can complain, for everybody: what this program brings along, and what two people entered here. Nothing is refused. */
export async function listRemedies(
  deps: Deps,
  _actor: Actor,
  _input: object,
): Promise<Outcome<readonly (Remedy & { readonly entered: boolean })[]>> {
  const entered = (await remedies(deps.databases.control)).filter(({ confirmedBy }) => confirmedBy !== null);
  return done([
    ...entered.map(({ country, kind, name, contact, source, checkedDay }) => ({
      ...{ country, kind, name, contact, source, checkedDay },
      entered: true,
    })),
    ...sourcedRemedies.map((remedy) => ({ ...remedy, entered: false })),
  ]);
}

/** The entries of this site, those that wait among them. Refusal: `not-allowed`. */
export async function readRemedies(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly (RemedyRow & { readonly own: boolean })[]>> {
  if (!staffMay(actor, 'remedy:confirm')) return refuse('not-allowed');
  const rows = await remedies(deps.databases.control);
  return done(rows.map((row) => ({ ...row, own: row.proposedBy === actor.staffId })));
}

/**
 * An administrator enters one; it is shown once a second person confirmed it. `form`: by which it was sent; the same words of the same form
 * are entered once. Refusals: `not-allowed`, `field-missing`.
 */
export async function proposeRemedy(
  deps: Deps,
  actor: Actor,
  { form, ...input }: Remedy & { form?: string | undefined },
): Promise<Outcome<null>> {
  if (!staffMay(actor, 'remedy:propose')) return refuse('not-allowed');
  const { control } = deps.databases;
  const remedy = remedyTyped(input);
  if (!isWholeRemedy(remedy, newestDay(deps.clock()))) return refuse('field-missing');
  const id = idOfForm(deps, { actor, makes: `remedy ${JSON.stringify(remedy)}`, form });
  const entry = addRemedy({
    id,
    country: remedy.country,
    kind: remedy.kind,
    name: control.text.encode(remedy.name),
    contact: control.text.encode(remedy.contact),
    source: control.text.encode(remedy.source),
    checkedDay: remedy.checkedDay,
    proposedBy: actor.staffId,
  });
  const detail = remedy.country;
  const entered = await settleEntry(deps, actor, { id, deed: 'remedy:propose', detail, statements: [entry] });
  return !entered.ok && entered.code === 'id-taken' ? done(null) : entered;
}

/**
 * Another person than the one who entered it confirms that it is right. Refusals: `not-allowed`, `not-found`,
 * `one-person-alone`, `already-decided`.
 */
export async function confirmRemedy(deps: Deps, actor: Actor, input: { id: string }): Promise<Outcome<null>> {
  if (!staffMay(actor, 'remedy:confirm')) return refuse('not-allowed');
  const { control } = deps.databases;
  const row = (await remedies(control)).find(({ id }) => id === input.id);
  if (!row) return refuse('not-found');
  if (row.proposedBy === actor.staffId) return refuse('one-person-alone');
  const { id } = row;
  const statements = confirm({ id, staffId: actor.staffId });
  return settleEntry(deps, actor, { id, deed: 'remedy:confirm', detail: '', statements });
}

/** An administrator takes one out that is not right any more. Refusals: `not-allowed`, `not-found`. */
export async function dropRemedy(deps: Deps, actor: Actor, input: { id: string }): Promise<Outcome<null>> {
  if (!staffMay(actor, 'remedy:propose')) return refuse('not-allowed');
  const { id } = input;
  return settleEntry(deps, actor, { id, deed: 'remedy:drop', detail: '', statements: drop(id) });
}
