import { type Along, alongField, asFields, fromField } from '../../forms/words-along.ts';
import { useT } from '../../i18n/use-t.tsx';
import { WithWords } from './with-words.tsx';

/** The form with what came along, for the end of the page. */
export const alongForm = 'words-along';

interface WordsAlongProps extends Along {
  /** Where it goes back to when nobody knows where it is from. */
  home: string;
}

/** What came along to a page that takes none of it, with the way back into its boxes. */
export function WordsAlong({ carried, from, home }: WordsAlongProps) {
  const t = useT();
  const back = from ?? home;
  return (
    <form id={alongForm} method="post" action={back}>
      {carried.map(([name = '', value = '']) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {from ? <input type="hidden" name="from" value={from} /> : null}
      <WithWords kind="second" wide to={back}>
        {t('help.back')}
      </WithWords>
    </form>
  );
}

interface AlongFieldsProps extends WordsAlongProps {
  /** The form of the page; none for the form that it stands in. */
  form?: string | undefined;
}

/** The same in the form of a page that has a box of its own, so that it goes along with that form. */
export function AlongFields({ carried, from, home, form }: AlongFieldsProps) {
  return (
    <>
      <input type="hidden" form={form} name={alongField} value={asFields(carried).toString()} />
      <input type="hidden" form={form} name={fromField} value={from ?? home} />
    </>
  );
}
