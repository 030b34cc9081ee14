import { Field } from '../../components/form/field.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { type RefusedForm, typedOr } from './refused.tsx';

interface TongueFieldsProps {
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  label: string;
  rows: number;
  maxLength?: number;
  /** The name of the field of a language. */
  nameOf: (tag: string) => string;
  /** What stands already in a language; nothing where nothing does. */
  stored?: (tag: string) => string;
  refused: RefusedForm | undefined;
}

/** The same text in each language of a consultation, a box each. What was typed comes back with a refusal. */
export function TongueFields(props: TongueFieldsProps) {
  const { languages, label, rows, maxLength, nameOf, stored = () => '', refused } = props;
  const t = useT();
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
            {label} · <bdi lang={tag}>{endonym}</bdi>
          </>
        }
        lang={tag}
        {...(maxLength === undefined ? {} : { maxLength })}
        value={typedOr(refused, name)(stored(tag))}
        error={refused?.refused.field === name ? t(`refusal.${refused.refused.code}`) : undefined}
      />
    );
  });
}
