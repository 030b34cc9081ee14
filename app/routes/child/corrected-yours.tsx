import { CorrectedWords } from '../../components/child/corrected.tsx';
import { Button } from '../../components/form/button.tsx';
import { PageForm } from '../../components/form/page-form.tsx';
import { Notice } from '../../components/words/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import type { CorrectedYours as Yours } from './corrected.ts';

/** Questions that this child answered before their words changed: told until it says that it read so, and no answer changes by it. */
export function CorrectedYours({ yours }: { yours: readonly Yours[] }) {
  const t = useT();
  return yours.map(({ id, asks, told, until, wrote }) => (
    <Notice key={id} title={t('corrected.yours')}>
      <p lang={asks.lang} dir="auto">
        <strong>{asks.words}</strong>
      </p>
      <CorrectedWords changes={told.changes} />
      <p>{t(wrote ? 'corrected.yours.next.wrote' : 'corrected.yours.next')}</p>
      <p className="way">
        <a href={told.here}>{t('corrected.yours.look')}</a>
      </p>
      <PageForm action="/here">
        <input type="hidden" name="until" value={until} />
        <Button wide name="corrected" value={id}>
          {t('corrected.yours.read')}
        </Button>
      </PageForm>
    </Notice>
  ));
}
