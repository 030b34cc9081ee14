import type { ProposedByChildren as Proposed } from '../../../server/core/consultation/proposals.ts';
import { useT } from '../../i18n/use-t.tsx';
import { Notice } from '../words/notice.tsx';
import { partsInWords } from '../words/parts-in-words.ts';
import { Words } from '../words/words.tsx';

/** On the front of what children thought of: that they did, and their words as they wrote them, as long as they leave them there. */
export function ProposedByChildren({ proposed }: { proposed: Proposed }) {
  const t = useT();
  return (
    <Notice title={t('proposed.title')}>
      {proposed.words ? (
        <>
          <p>{t('proposed.words')}</p>
          <Words lang={proposed.words.language} words={partsInWords(proposed.words.parts, t)} />
        </>
      ) : null}
    </Notice>
  );
}
