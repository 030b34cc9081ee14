import type { Translator } from '../../../../server/core/translation/translator.ts';
import { inSentences } from '../../../i18n/sentences.ts';
import { useT } from '../../../i18n/use-t.tsx';

/** Said where children read each other in translation: who makes it, that it may be wrong, and where a child says no. */
export function RoomTranslated({ by }: { by: Translator['where'] }) {
  const t = useT();
  if (by === 'none') return null;
  return (
    <div className="soft">
      <p>
        {inSentences({ t }, [
          t('translated.lead'),
          ...(by === 'elsewhere' ? [t('use.translation.elsewhere')] : []),
        ])}
      </p>
      <p className="way">
        <a href="/here/uses#use-translation">{t('translated.uses')}</a>
      </p>
    </div>
  );
}
