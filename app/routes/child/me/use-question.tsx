import type { FurtherUse } from '../../../../server/core/privacy/uses.ts';
import type { Translator } from '../../../../server/core/translation/translator.ts';
import { YesNo } from '../../../components/form/choice.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Kicker } from '../../../components/words/notice.tsx';
import { inSentences } from '../../../i18n/sentences.ts';
import { useT } from '../../../i18n/use-t.tsx';

/** A use of its words that is new to this child: asked once, yes and no as twins, and no changes nothing. */
export function UseQuestion({ use, translator }: { use: FurtherUse; translator: Translator['where'] }) {
  const t = useT();
  return (
    <div className="notice">
      <Kicker>{t('use.new')}</Kicker>
      <h2>{t(`use.${use}`)}</h2>
      <p>{t(`use.${use}.text`)}</p>
      {use === 'translation' ? <ComputerTranslates by={translator} /> : null}
      <PageForm action="/here">
        <input type="hidden" name="use" value={use} />
        {use === 'translation' ? <input type="hidden" name="by" value={translator} /> : null}
        <YesNo
          name="answer"
          yes={{ value: 'yes', label: t('use.yes') }}
          no={{ value: 'no', label: t('use.no') }}
        />
        <p className="soft">{t('use.no.fine')}</p>
      </PageForm>
    </div>
  );
}

/** Before a yes to translating: that a computer does it, and whether words leave this machine for it. Nothing where nobody translates. */
export function ComputerTranslates({ by }: { by: Translator['where'] }) {
  const t = useT();
  if (by === 'none') return null;
  return (
    <p>
      {inSentences({ t }, [
        t('use.translation.computer'),
        ...(by === 'elsewhere' ? [t('use.translation.elsewhere')] : []),
      ])}
    </p>
  );
}
