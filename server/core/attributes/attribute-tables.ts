import type { Evidence } from '../analysis/findings.ts';
import type { AttributeName } from './attributes.ts';

/** A table by an attribute, as it was declared before closing: one attribute, one poll or statement, so two dimensions. */
export type DeclaredCross = {
  readonly attribute: AttributeName;
  readonly kind: Exclude<Evidence['kind'], 'point'>;
  /** The poll's activity or the statement. */
  readonly subject: string;
};

/** Each further table makes all of them coarser, and takes the intruder's programme longer. */
export const mostTables = 12;
/** Attributes by which one poll or statement is told. */
export const mostBySubject = 2;

/**
 * May these tables be declared? Each once, by an attribute that is asked and of something that is asked, within both limits.
 * `subjects` are polls and the organiser's own statements: of a child's sentence nobody can say before what its votes are worth.
 */
export function tablesFit(
  tables: readonly DeclaredCross[],
  of: {
    readonly attributes: readonly AttributeName[];
    readonly subjects: readonly Pick<DeclaredCross, 'kind' | 'subject'>[];
  },
): boolean {
  const names = tables.map(({ attribute, kind, subject }) => `${attribute} ${kind} ${subject}`);
  const subjects = tables.map(({ kind, subject }) => `${kind} ${subject}`);
  return (
    tables.length <= mostTables &&
    new Set(names).size === names.length &&
    subjects.every((name) => subjects.filter((other) => other === name).length <= mostBySubject) &&
    tables.every(
      (table) =>
        of.attributes.includes(table.attribute) &&
        of.subjects.some(({ kind, subject }) => kind === table.kind && subject === table.subject),
    )
  );
}
