import type { VoteWord } from '../../../../server/core/room/voting.ts';
import { StateStone } from '../../../components/sign/state-stone.tsx';
import { inSentences } from '../../../i18n/sentences.ts';
import { useT } from '../../../i18n/use-t.tsx';

/**
 * What a child is told after its answer: that it counts, and one word about that sentence. Never a number. `apart`: others come without a
 * code, and the word leaves them out.
 */
export function CountedWord({ word, apart }: { word: VoteWord; apart: boolean }) {
  const t = useT();
  return (
    <p className="counted-head">
      <StateStone state="shown" size={28} />
      <span>
        <b>{t('vote.counted')}</b>
        {inSentences({ t }, ['', t(`vote.word.${word}`), ...(apart ? [t('vote.word.apart')] : [])])}
      </span>
    </p>
  );
}
