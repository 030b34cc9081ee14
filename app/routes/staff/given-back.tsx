import { Button } from '../../components/form/button.tsx';
import { Field } from '../../components/form/field.tsx';
import { Notice } from '../../components/words/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { isTyped } from './typed-field.ts';

/** A form that came after its session was over, or while nobody had touched it for long. `prove`: the session can be woken. */
export type StaffGivenBack = {
  readonly staffGivenBack: readonly (readonly [string, string])[];
  readonly prove: boolean;
};

export function isStaffGivenBack(data: unknown): data is StaffGivenBack {
  return typeof data === 'object' && data !== null && 'staffGivenBack' in data;
}

/** A form whose page was taken out by somebody else meanwhile. */
export type TypedForNothing = { readonly typedForNothing: readonly (readonly [string, string])[] };

export function isTypedForNothing(data: unknown): data is TypedForNothing {
  return typeof data === 'object' && data !== null && 'typedForNothing' in data;
}

/** Gives back every field of a form, to be sent again from here. The fields stand in this page and nowhere else. */
export function GivenBackToStaff({ form }: { form: StaffGivenBack }) {
  const t = useT();
  return (
    <>
      <h1>{t('draft.title')}</h1>
      <p>{t('draft.text')}</p>
      <Notice kind="owed" live>
        <p>
          <a href={form.prove ? '/staff/prove' : '/staff/sign-in'} target="_blank" rel="noreferrer">
            {t('draft.again')}
          </a>
        </p>
      </Notice>
      <form method="post" autoComplete="off">
        {form.staffGivenBack.map(([name, value]) =>
          isTyped(name, value) ? (
            <Field key={`${name}=${value}`} kind="area" name={name} label={t('draft.typed')} value={value} />
          ) : (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ),
        )}
        <Button kind="main">{t('draft.send')}</Button>
      </form>
    </>
  );
}
