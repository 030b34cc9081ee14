import { useT } from '../../i18n/use-t.tsx';
import type { RefusedForm } from './refused.tsx';
import { isTyped } from './typed-field.ts';

/**
 * Words of a form that came back to a page where it does not stand any more: somebody else finished meanwhile what they were of. They can be
 * read, and copied from here. `words`: which fields hold them; left out: whatever a person typed.
 */
export function TypedWords({
  form,
  words = isTyped,
  parts = [],
}: {
  form: RefusedForm | undefined;
  words?: (name: string, value: string) => boolean;
  /** Parts of the page that are still there, of which it may be said what is wrong: their links lead to them. */
  parts?: readonly string[];
}) {
  const t = useT();
  const typed = form?.typed.filter(([name, value]) => words(name, value) && value.trim() !== '') ?? [];
  if (!form || typed.length === 0) return null;
  const { field } = form.refused;
  return (
    <section className="read-text" id={parts.includes(field) ? undefined : `field-${field}`} tabIndex={-1}>
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
