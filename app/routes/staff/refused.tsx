import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { ErrorSummary } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { ProveElsewhere } from './prove-elsewhere.tsx';

/** A form that was not taken, with every word that was typed. `field` is the name of the field that has to change. */
export type RefusedForm = {
  readonly refused: { readonly code: RefusalCode; readonly field: string };
  readonly typed: readonly (readonly [string, string])[];
};

/** What stands in a field: the typed words of a refused form, else what is stored. */
export function typedOr(form: RefusedForm | undefined, name: string): (stored: string) => string {
  return (stored) => form?.typed.find(([each]) => each === name)?.[1] ?? stored;
}

/** All values of one name, for checkboxes: none is also an answer. */
export function allTyped(form: RefusedForm | undefined, name: string): readonly string[] | undefined {
  return form?.typed.filter(([each]) => each === name).map(([, value]) => value);
}

/** The refusal at the top of the page. A stale one offers the newer page beside this one, so that nothing typed is lost. */
export function Refusal({ form, here }: { form: RefusedForm | undefined; here: string }) {
  const t = useT();
  if (!form) return null;
  const { code, field } = form.refused;
  if (code === 'stale-revision') {
    return (
      <Notice kind="staff" title={t('stale.title')} live>
        <p>{t('stale.text')}</p>
        <p>
          <a href={here} target="_blank" rel="noreferrer">
            {t('stale.reload')}
          </a>
        </p>
      </Notice>
    );
  }
  if (code === 'factor-needed') return <ProveElsewhere />;
  return <ErrorSummary title={t('staff.refused')} errors={[{ name: field, text: t(`refusal.${code}`) }]} />;
}

/** "Saved", after a redirect. */
export function Saved({ shown }: { shown: boolean }) {
  const t = useT();
  return shown ? (
    <Notice live>
      <p>{t('staff.saved')}</p>
    </Notice>
  ) : null;
}
