import { owesAnswer } from '../../../server/core/analysis/small-voices.ts';
import type { Key } from '../../i18n/translator.ts';
import type { ReleaseShown } from './release-shown.ts';

/**
 * What a release says where nothing of it is owed an answer, sentence by sentence: that every number of it is hidden, and that there is no finding.
 * Empty where something is owed one.
 */
export function saysNoFinding(
  release: Pick<ReleaseShown, 'findings' | 'topics' | 'statements' | 'polls'>,
): readonly Extract<Key, 'release.no-number' | 'release.no-finding'>[] {
  if (owesAnswer(release)) return [];
  const tables = [...release.statements.flatMap(({ statements }) => statements), ...release.polls];
  const hidden = tables.length > 0 && tables.every(({ table }) => table.children === null);
  return hidden ? ['release.no-number', 'release.no-finding'] : ['release.no-finding'];
}
