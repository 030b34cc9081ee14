import type { ToldPlain } from '../../../server/core/consultation/plain-authors.ts';
import { useT } from '../../i18n/use-t.tsx';

/** Whose plain words these are and whether somebody else has checked them: by what they do, never by a name. */
export function PlainBy({ by, checked }: ToldPlain) {
  const t = useT();
  return (
    <p className="soft">
      {t('list.sentences', {
        first: t(`plain.by.${by}`),
        second: t(checked ? 'plain.checked' : 'plain.unchecked'),
      })}
    </p>
  );
}
