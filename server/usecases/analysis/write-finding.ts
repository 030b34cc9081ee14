import { auditStatement } from '../../../db/audit.ts';
import type { Database } from '../../../db/databases.ts';
import { findings, putFinding, removeFinding, storedFinding } from '../../../db/queries/analysis/findings.ts';
import { stillStored, storedNow } from '../../../db/statement.ts';
import { type Evidence, numberOf, type PlainText } from '../../core/analysis/findings.ts';
import { unfoundedIn } from '../../core/analysis/sentences/numbers-in-words.ts';
import { type SentenceTemplate, typedSentence } from '../../core/analysis/sentences/typed-sentence.ts';
import { findingForChildren } from '../../core/attributes/for-children.ts';
import { dayIn } from '../../core/consultation/days.ts';
import { newId } from '../../core/ids.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import { longestFinding, longestPlain } from '../../core/staff/field-limits.ts';
import type { Actor } from '../../core/staff/roles.ts';
import { permitted } from '../consultation/permitted.ts';
import { actorName, type Deps, refusedBy } from '../deps.ts';
import { seenFinding } from './seen-before.ts';
import { tablesOf } from './tables-of.ts';
import { toldBefore } from './told-before.ts';

export type FindingEdit = {
  readonly consultationId: string;
  /** Absent: a new finding. */
  readonly findingId?: string;
  /**
   * What the form showed (`seenFinding`), '' for a new finding under this id; where something else stands by now nothing is overwritten.
   * Absent: not compared.
   */
  readonly seen?: string;
  readonly language: string;
  /** What the program says by itself of exactly this evidence; absent: nothing. */
  readonly template?: SentenceTemplate;
  /** The analyst's own words: all of the finding, or what follows its sentence and may then be empty. */
  readonly text: string;
  /** In words for children, at either level in any language of the consultation; an empty one counts as none. */
  readonly plain?: readonly PlainText[];
  readonly evidence: readonly Evidence[];
};

/**
 * Writes a finding with what it rests on, and in words for children where there are some: all of it in place of what stood. It may
 * rest on numbers that are shown, and on no others, and says no other number: neither in digits nor, in the languages that are known
 * here, in words.
 * Refusals: `not-found`, `state-forbids` (not closed, drafted already, or no such finding), `field-missing`,
 * `speaks-for-all` (it or its words for children begin "children think", and too few or not all kinds of children took part),
 * `field-too-long`, `language-unknown` (also of the words for children: not one of the consultation), `evidence-missing`, `evidence-hidden`,
 * `template-unfit` (this sentence cannot be said of this evidence), `number-unfounded` (a number in the words that it rests on nowhere),
 * `stale-revision` (somebody else wrote it or took it back since it was read; the same words sent again are written already).
 */
export async function writeFinding(
  deps: Deps,
  actor: Actor,
  input: FindingEdit,
): Promise<Outcome<{ findingId: string }>> {
  const found = await permitted(deps, actor, {
    deed: 'findings:write',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const { db, row } = found;
  if (row.state !== 'closed') return refuse('state-forbids');
  const text = input.text.trim();
  const { template } = input;
  if (text === '' && template === undefined) return refuse('field-missing');
  if (text.length > longestFinding) return refuse('field-too-long');
  if (!row.languages.includes(input.language)) return refuse('language-unknown');
  const plain = writtenPlain(input.plain ?? []);
  if (plain.some(({ body }) => body.length > longestPlain)) return refuse('field-too-long');
  if (plain.some(({ language }) => !row.languages.includes(language))) return refuse('language-unknown');
  if (input.evidence.length === 0) return refuse('evidence-missing');
  // Closed: the counts behind the tables move no more, except by what a moderator still decides.
  const told = await tablesOf(deps, db, await toldBefore(deps, row.id));
  const tables = [...told.statements, ...told.polls].map((each) => each.table);
  if (findingForChildren({ text, plain }) && !told.attributes?.speaks) return refuse('speaks-for-all');
  const evidence = input.evidence.map((each) => ({
    ...each,
    children: numberOf(each, { tables, points: told.points }),
  }));
  const numbers = evidence.flatMap(({ children }) => (children === null ? [] : [children]));
  if (numbers.length < evidence.length) return refuse('evidence-hidden');
  if (template !== undefined && typedSentence(template, evidence) === null) return refuse('template-unfit');
  const unfounded = [text, ...plain.map(({ body }) => body)].some(
    (words) => unfoundedIn(words, { numbers, lexicons: deps.numberWords }).length > 0,
  );
  if (unfounded) return refuse('number-unfounded');

  const findingId = input.findingId ?? newId(deps.random);
  const words = {
    language: input.language,
    text,
    form: template ?? 'free',
    plain,
    evidence: input.evidence,
  } as const;
  const stored = await storedNow(db, storedFinding(findingId));
  const meanwhile = (now: string) =>
    now === seenFinding(words) ? done({ findingId }) : refuse('stale-revision');
  if (input.seen !== undefined) {
    const now = await seenNow(db, findingId);
    if (now !== input.seen) return meanwhile(now);
  }
  const result = await db.write([
    ...(input.seen === undefined ? [] : [stillStored(storedFinding(findingId), stored)]),
    ...putFinding(db, { ...words, id: findingId, fresh: input.findingId === undefined || input.seen === '' }),
    auditStatement({
      day: dayIn(row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'finding:write',
      subject: findingId,
      detail: '',
    }),
  ]);
  if (result.ok) return done({ findingId });
  // Sent twice at the same moment, or written by somebody else in between.
  return result.refusal === 'stale-revision' || result.refusal === 'id-taken'
    ? meanwhile(await seenNow(db, findingId))
    : refusedBy(result);
}

async function seenNow(db: Database, findingId: string): Promise<string> {
  return seenFinding((await findings(db)).find(({ id }) => id === findingId));
}

/** What was really written, once a language and level; a level that there is not is none. */
function writtenPlain(texts: readonly PlainText[]): readonly PlainText[] {
  const written = texts
    .map(({ language, level, body }) => ({ language, level, body: body.trim() }))
    .filter(({ level, body }) => body !== '' && (level === 'younger' || level === 'older'));
  return [...new Map(written.map((each) => [`${each.language} ${each.level}`, each])).values()];
}

/**
 * Takes a finding back while nothing is drafted. `seen`: as for `writeFinding`; what is gone already is taken back. Refusals: `not-found`,
 * `state-forbids`, `stale-revision`.
 */
export async function dropFinding(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string; findingId: string; seen?: string },
): Promise<Outcome<null>> {
  const found = await permitted(deps, actor, {
    deed: 'findings:write',
    consultationId: input.consultationId,
  });
  if (!found.ok) return found;
  const stored = await storedNow(found.db, storedFinding(input.findingId));
  const meanwhile = (now: string) => (now === '' ? done(null) : refuse('stale-revision'));
  if (input.seen !== undefined) {
    const now = await seenNow(found.db, input.findingId);
    if (now !== input.seen || now === '') return meanwhile(now);
  }
  const result = await found.db.write([
    ...(input.seen === undefined ? [] : [stillStored(storedFinding(input.findingId), stored)]),
    ...removeFinding(input.findingId),
    auditStatement({
      day: dayIn(found.row.timeZone, deps.clock()),
      actor: actorName(actor),
      deed: 'finding:drop',
      subject: input.findingId,
      detail: '',
    }),
  ]);
  if (result.ok) return done(null);
  return result.refusal === 'stale-revision'
    ? meanwhile(await seenNow(found.db, input.findingId))
    : refusedBy(result);
}
