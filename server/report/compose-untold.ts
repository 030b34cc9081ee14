import { saysNoFinding } from '../../app/components/release/no-finding.ts';
import type { ReleaseShown } from '../../app/components/release/release-shown.ts';
import { inSentences } from '../../app/i18n/sentences.ts';
import type { Block } from './blocks.ts';
import { heading, own, soft, type Telling } from './count-tables.ts';

/** That nothing is owed an answer and why, where that is so. */
export function noFindingBlocks(telling: Telling, shown: ReleaseShown): readonly Block[] {
  const says = saysNoFinding(shown).map((key) => telling.speaker.t(key));
  return says.length === 0 ? [] : [{ kind: 'text', words: own(telling, inSentences(telling.speaker, says)) }];
}

/** What was asked and of which nothing is told. */
export function untoldBlocks(telling: Telling, { untold }: ReleaseShown): readonly Block[] {
  const { t } = telling.speaker;
  if (untold.length === 0) return [];
  return [
    heading(2, own(telling, t('release.untold'))),
    { kind: 'list', items: untold.map(({ prompt }) => prompt) },
    soft(telling, t('release.untold.note')),
  ];
}
