import { useT } from '../../i18n/use-t.tsx';
import type { RefusedForm } from './refused.tsx';

/**
 * Words of a form that came back to a page where it does not stand any more: somebody else finished meanwhile what they were of. They can be
 * read, and copied from here. `words`: the names of the fields that hold them.
 */
export function TypedWords({
  form,
  words,
}: {
  form: RefusedForm | undefined;
  words: (name: string) => boolean;
}) {
  const t = useT();
  const typed = form?.typed.filter(([name, value]) => words(name) && value.trim() !== '') ?? [];
  if (!form || typed.length === 0) return null;
  return (
    <section className="read-text" id={`field-${form.refused.field}`} tabIndex={-1}>
      <h2>{t('draft.typed')}</h2>
      {typed.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was typed does not change here, and one name may come more than once.
        <p lang="" dir="auto" key={`${name} ${at}`}>
          {value}
        </p>
      ))}
    </section>
  );
}
