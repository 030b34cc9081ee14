import { Field } from '../../components/form/field.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { type RefusedForm, typedOr, useWrong } from './refused.tsx';

interface TongueFieldsProps {
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  label: string;
  rows: number;
  /** The name of the field of a language. */
  nameOf: (tag: string) => string;
  /** What stands already in a language; nothing where nothing does. */
  stored?: (tag: string) => string;
  refused: RefusedForm | undefined;
}

/** The same text in each language of a consultation, a box each. What was typed comes back with a refusal. */
export function TongueFields(props: TongueFieldsProps) {
  const { languages, label, rows, nameOf, stored = () => '', refused } = props;
  const t = useT();
  const wrong = useWrong(refused);
  return languages.map(({ tag, endonym }) => {
    const name = nameOf(tag);
    return (
      <Field
        key={tag}
        kind="area"
        rows={rows}
        name={name}
        label={
          <>
            {label} {t('list.apart')} <bdi lang={tag}>{endonym}</bdi>
          </>
        }
        lang={tag}
        value={typedOr(refused, name)(stored(tag))}
        error={wrong(name)}
      />
    );
  });
}
