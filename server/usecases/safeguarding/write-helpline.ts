import { auditStatement } from '../../../db/audit.ts';
import {
  addHelpline,
  confirmHelpline as confirm,
  dropHelpline as drop,
  helplineById,
  helplinesOf,
} from '../../../db/queries/helplines.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import {
  countries,
  type Helpline,
  type HelplineKind,
  isNumber,
  isSource,
} from '../../core/safeguarding/helplines.ts';
import { type Actor, can, type Deed } from '../../core/staff/roles.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';

export type HelplineEdit = {
  readonly country: string;
  readonly kind: HelplineKind;
  readonly languages: readonly string[];
  readonly name: string;
  readonly number: string;
  readonly source: string;
};

function mayDo(actor: Actor, deed: Deed) {
  if (actor.kind !== 'staff' || !can(actor, deed, { organisationId: actor.organisationId })) return undefined;
  return actor;
}

/** All lines of the organisation, confirmed or not. Refusal: `not-allowed`. */
export async function readHelplines(
  deps: Deps,
  actor: Actor,
  _input: object,
): Promise<Outcome<readonly (Helpline & { readonly own: boolean })[]>> {
  const staff = mayDo(actor, 'helplines:confirm');
  if (!staff) return refuse('not-allowed');
  const lines = await helplinesOf(deps.databases.control, staff.organisationId);
  return done(lines.map((line) => ({ ...line, own: line.enteredBy === staff.staffId })));
}

/**
 * Enters a line, read today from its source. No child is shown it before another person has confirmed it.
 * Refusals: `not-allowed`, `field-missing` (a country that is none, no name, no number, no https source).
 */
export async function writeHelpline(
  deps: Deps,
  actor: Actor,
  input: HelplineEdit,
): Promise<Outcome<{ id: string }>> {
  const staff = mayDo(actor, 'helplines:write');
  if (!staff) return refuse('not-allowed');
  const line = {
    ...input,
    name: input.name.trim(),
    number: input.number.trim(),
    source: input.source.trim(),
  };
  if (!countries.includes(line.country) || line.name === '' || line.name.length > 200)
    return refuse('field-missing');
  if (!isNumber(line.number) || !isSource(line.source)) return refuse('field-missing');
  const { control } = deps.databases;
  const id = newId(deps.random);
  const day = dayIn('UTC', deps.clock());
  const result = await control.write([
    addHelpline(control, {
      ...line,
      id,
      organisationId: staff.organisationId,
      readDay: day,
      enteredBy: staff.staffId,
    }),
    auditStatement({
      day,
      actor: actorName(actor),
      deed: 'helpline:enter',
      subject: id,
      detail: `${line.country} ${line.kind}`,
    }),
  ]);
  return result.ok ? done({ id }) : refusedBy(result);
}

/** Confirmed by another person, who read the source itself. Refusals: `not-allowed`, `not-found`, `one-person-alone`. */
export async function confirmHelpline(
  deps: Deps,
  actor: Actor,
  input: { id: string },
): Promise<Outcome<null>> {
  return settle(deps, mayDo(actor, 'helplines:confirm'), {
    id: input.id,
    deed: 'helpline:confirm',
    statements: (staffId) => confirm({ id: input.id, staffId }),
  });
}

/** Taken out: a number that is wrong must be gone at once. Refusals: `not-allowed`, `not-found`. */
export async function dropHelpline(deps: Deps, actor: Actor, input: { id: string }): Promise<Outcome<null>> {
  return settle(deps, mayDo(actor, 'helplines:write'), {
    id: input.id,
    deed: 'helpline:drop',
    statements: () => drop(input.id),
  });
}

async function settle(
  deps: Deps,
  staff: ReturnType<typeof mayDo>,
  act: { id: string; deed: string; statements: (staffId: string) => ReturnType<typeof drop> },
): Promise<Outcome<null>> {
  if (!staff) return refuse('not-allowed');
  const { control } = deps.databases;
  const line = await helplineById(control, act.id);
  if (line?.organisationId !== staff.organisationId) return refuse('not-found');
  const result = await control.write([
    ...act.statements(staff.staffId),
    auditStatement({
      day: dayIn('UTC', deps.clock()),
      actor: staff.staffId,
      deed: act.deed,
      subject: act.id,
      detail: `${line.country} ${line.kind}`,
    }),
  ]);
  return result.ok ? done(null) : refusedBy(result);
}
