import type { Database } from '../../../db/databases.ts';
import {
  answerCounts,
  attributesOf,
  declaredTables,
  looks,
  putLook,
} from '../../../db/queries/consultation/attributes.ts';
import { activities, type ConsultationRow } from '../../../db/queries/consultation/consultations.ts';
import { seeds } from '../../../db/queries/consultation/statements.ts';
import type { DeclaredCross } from '../../core/attributes/attribute-tables.ts';
import type { Attribute, AttributeName } from '../../core/attributes/attributes.ts';
import { lookNow, type Presence } from '../../core/attributes/who-is-missing.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { isRunning } from '../../core/consultation/lifecycle.ts';
import { done, type Outcome } from '../../core/outcome.ts';
import { type Actor, can } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { permitted } from './permitted.ts';

/** What can be told by an attribute, with its words in each language. */
export type Crossable = Pick<DeclaredCross, 'kind' | 'subject'> & {
  readonly words: readonly { readonly language: string; readonly text: string }[];
};

export type AttributesDesk = {
  readonly attributes: readonly Attribute[];
  readonly subjects: readonly Crossable[];
  readonly tables: readonly DeclaredCross[];
  /** By what a form says which tables it shows. */
  readonly seen: string;
  /** A word for each answer, by position, of what has stated shares; null where this person is told none, or it does not run. */
  readonly missing:
    | readonly {
        readonly attribute: AttributeName;
        /** Of the day on which it was told last; null when there were too few answers. */
        readonly day: string | null;
        readonly words: readonly Presence[];
      }[]
    | null;
};

/**
 * What children are asked about themselves, which tables are declared, and while it runs who is missing, in words. A newer look is
 * kept, so that everybody is told the same until the next one. Refusal: `not-found`.
 */
export async function readAttributes(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<AttributesDesk>> {
  const { consultationId } = input;
  const found = await permitted(deps, actor, { deed: 'consultation:read', consultationId });
  if (!found.ok) return found;
  const { db, row } = found;
  const [attributes, subjects, tables] = await Promise.all([
    attributesOf(db),
    crossableOf(db, row),
    declaredTables(db),
  ]);
  const subject = { organisationId: row.organisationId, consultationId };
  const told =
    isRunning(row.state) && (can(actor, 'tables:declare', subject) || can(actor, 'tables:read', subject));
  const missing = told ? await missingNow(db, attributes, dayIn(row.timeZone, deps.clock())) : null;
  return done({ attributes, subjects, tables, seen: seenTables(tables), missing });
}

async function missingNow(db: Database, attributes: readonly Attribute[], day: string) {
  const [before, counts] = await Promise.all([looks(db), answerCounts(db)]);
  // Against no share nobody can be missing.
  const stated = attributes.filter(({ answers }) => answers.some(({ share }) => share !== null));
  const now = stated.map(({ name, answers }) => {
    const old = before.get(name);
    const look = lookNow(old, {
      day,
      counts: answers.map(({ position }) => counts.get(name)?.get(position) ?? 0),
      shares: answers.map(({ share }) => share),
    });
    return { name, answers, look, fresh: look !== undefined && look !== old };
  });
  const fresh = now.flatMap(({ name, look, fresh: newer }) => (newer && look ? [putLook(name, look)] : []));
  if (fresh.length > 0) await db.write(fresh);
  return now.map(({ name, answers, look }) => ({
    attribute: name,
    day: look?.day ?? null,
    words: answers.map(({ position }): Presence => look?.words[position - 1] ?? 'unsaid'),
  }));
}

/** A trace of declared tables, whatever their order. */
export function seenTables(tables: readonly DeclaredCross[]): string {
  return printOf(tables.map(({ attribute, kind, subject }) => [attribute, kind, subject].join(' ')).sort());
}

/**
 * Polls, and the organiser's own statements that were not taken out: what may be told by an attribute. Nothing where a company asks: no
 * groups of children are made for it (docs/rights.md, ¶ 40, 42, 110).
 */
export async function crossableOf(
  db: Database,
  { sponsorKind }: Pick<ConsultationRow, 'sponsorKind'>,
): Promise<readonly Crossable[]> {
  if (sponsorKind === 'company') return [];
  const [asked, own] = await Promise.all([activities(db), seeds(db)]);
  return [
    ...asked
      .filter(({ kind }) => kind === 'poll' || kind === 'design')
      .map(({ id, prompts }) => ({
        kind: 'poll' as const,
        subject: id,
        words: prompts
          .filter(({ level }) => level === 'older')
          .map(({ language, prompt }) => ({ language, text: prompt })),
      })),
    ...own
      .filter(({ state }) => state === 'open')
      .map(({ id, texts }) => ({
        kind: 'statement' as const,
        subject: id,
        words: texts.map(({ language, body }) => ({ language, text: body })),
      })),
  ];
}
