import type { FindingChange } from '../../../../server/usecases/analysis/changes-behind.ts';
import type { PublicRelease } from '../../../../server/usecases/analysis/read-releases.ts';
import type { ExplainedChange } from '../../../../server/usecases/analysis/read-versions.ts';
import type { ChangeMade, ChangeShown } from '../../../components/release/release-shown.ts';
import { pick } from '../../../i18n/texts.ts';

type To = {
  readonly reader: { readonly language: string; readonly level: string };
  readonly languages: readonly string[];
};

function sayWords(words: FindingChange['words'], { reader, languages }: To) {
  const found = pick(words, reader, languages);
  return found ? { words: found.body, lang: found.language } : null;
}

/** Where a change stands on the page of its version. */
function placeOf({
  consultationId,
  number,
  anchor,
}: Pick<FindingChange, 'consultationId' | 'number' | 'anchor'>) {
  return `/changed/${consultationId}/${number}#change-${anchor}`;
}

/** Changes of a version in the words of a reader, with the findings behind them in their own. */
export function showChanges(
  changes: readonly ExplainedChange[],
  releases: readonly PublicRelease[],
  to: To,
): readonly ChangeShown[] {
  return changes.map(({ words, findings, moved: _moved, ...change }) => ({
    ...change,
    plain: sayWords(words, to),
    findings: findings.flatMap(({ releaseId, findingId }) => {
      const finding = releases
        .find(({ id }) => id === releaseId)
        ?.release.findings.find(({ id }) => id === findingId);
      return finding
        ? [
            {
              href: `/said/${releaseId}#finding-${findingId}`,
              text: { words: finding.text, lang: finding.language },
            },
          ]
        : [];
    }),
  }));
}

/** What changed because of a finding, each with its address. */
export function showChangesMade(changes: readonly FindingChange[], to: To): readonly ChangeMade[] {
  return changes.map((change) => ({
    href: placeOf(change),
    said: sayWords(change.words, to) ?? { words: '', lang: to.reader.language },
  }));
}
