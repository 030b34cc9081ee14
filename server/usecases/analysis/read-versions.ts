import {
  type FindingName,
  type VersionRow,
  versionChanges,
  versionReasons,
  versionSections,
  versions,
  versionWordsOf,
} from '../../../db/queries/analysis/versions.ts';
import type { ConsultationState } from '../../core/consultation/lifecycle.ts';
import type { VersionChange } from '../../core/consultation/versions.ts';
import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { printOf } from '../print-of.ts';
import { afterAnswers } from './after-answers.ts';
import { type PublicRelease, releasesOf } from './read-releases.ts';

/** A change with the findings that were named behind it and the words for children. */
export type ExplainedChange = VersionChange & {
  readonly findings: readonly FindingName[];
  readonly words: readonly { readonly language: string; readonly level: string; readonly body: string }[];
};

export type Redline = {
  readonly version: Omit<VersionRow, 'writtenBy'>;
  /** How many sections it has; those without a change are not shown. */
  readonly sections: number;
  readonly changes: readonly ExplainedChange[];
};

/** One version beside the one before it, with every release of its consultation: the findings' words are theirs. */
export type PublicRedline = Redline & {
  readonly releases: readonly PublicRelease[];
  /** Numbers of all versions that are signed; 1 is the one children were asked about. */
  readonly numbers: readonly number[];
};

/** What changed from one published version to the next, for anybody. Refusal: `not-found` (also of a draft, and of number 1). */
export async function readRedline(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string; number: number },
): Promise<Outcome<PublicRedline>> {
  const { consultationId } = input;
  const rows = (await versions(deps.databases.control, consultationId)).filter((row) => row.signedDay !== '');
  const row = rows.find(({ number }) => number === input.number && number > 1);
  if (!row) return refuse('not-found');
  const [redline, releases] = await Promise.all([redlineOf(deps, row), releasesOf(deps, consultationId)]);
  return done({ ...redline, releases, numbers: rows.map(({ number }) => number) });
}

export type VersionsDesk = {
  readonly state: ConsultationState;
  readonly releases: readonly PublicRelease[];
  readonly versions: readonly VersionRow[];
  /** The draft with its changes, `seen`: by what a form says which one it shows, by anchor; null while there is none. */
  readonly draft: (Redline & { readonly seen: Readonly<Record<string, string>> }) | null;
};

/** The versions of a document with the draft of the next one. Refusals: `not-found`, `state-forbids` (nothing is published). */
export async function readVersions(
  deps: Deps,
  actor: Actor,
  input: { consultationId: string },
): Promise<Outcome<VersionsDesk>> {
  const found = await afterAnswers(deps, actor, { deed: 'consultation:read', ...input });
  if (!found.ok) return found;
  const rows = await versions(deps.databases.control, input.consultationId);
  const row = rows.find(({ signedDay }) => signedDay === '');
  const draft = row && (await redlineOf(deps, row));
  return done({
    state: found.state,
    releases: found.releases,
    versions: rows,
    draft: draft
      ? {
          ...draft,
          seen: Object.fromEntries(draft.changes.map((change) => [change.anchor, seenChange(change)])),
        }
      : null,
  });
}

/** By what a form says which change of a draft it shows, with the findings and the words that stand behind it. */
export function seenChange({ findings, words, ...change }: ExplainedChange): string {
  const named = findings.map(({ releaseId, findingId }) => [releaseId, findingId].join(' '));
  const said = words.map(({ language, level, body }) => [language, level, body].join(' '));
  return printOf([change, named.sort(), said.sort()]);
}

/** What changed in a version, each change with the findings and words that were given as its reason; also of a draft, so only for whoever may read one. Who wrote it is left out. */
export async function redlineOf(deps: Deps, row: VersionRow): Promise<Redline> {
  const control = deps.databases.control;
  const { writtenBy: _writtenBy, ...version } = row;
  const [changes, reasons, words, all] = await Promise.all([
    versionChanges(control, row),
    versionReasons(control, row.consultationId),
    versionWordsOf(control, row.consultationId),
    versionSections(control, row),
  ]);
  const of = (change: VersionChange) => (each: { number: number; anchor: string }) =>
    each.number === row.number && each.anchor === change.anchor;
  return {
    version,
    sections: all.length,
    changes: changes.map((change) => ({
      ...change,
      findings: reasons.filter(of(change)).map(({ releaseId, findingId }) => ({ releaseId, findingId })),
      words: words.filter(of(change)).map(({ language, level, body }) => ({ language, level, body })),
    })),
  };
}
