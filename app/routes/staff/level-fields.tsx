import { Fragment, type ReactNode } from 'react';
import { Field } from '../../components/form/field.tsx';
import { type Level, levels } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { ReadText } from './read-only.tsx';
import { type RefusedForm, typedOr, useWrong } from './refused.tsx';

/** Of texts in every language at both levels, what stands; nothing where nothing does. */
export function bodyIn(
  texts: readonly { readonly language: string; readonly level: string; readonly body: string }[] | undefined,
): (tag: string, level: Level) => string {
  return (tag, level) => texts?.find((text) => text.language === tag && text.level === level)?.body ?? '';
}

interface LevelTextsProps {
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  /** Said before language and level, where nothing above says what the text is. */
  label?: string;
  stored: (tag: string, level: Level) => string;
}

interface LevelFieldsProps extends LevelTextsProps {
  kind?: 'text' | 'area';
  rows?: number;
  /** The name of the field of a language and level. */
  nameOf: (tag: string, level: Level) => string;
  hintOf?: (tag: string, level: Level) => ReactNode;
  refused: RefusedForm | undefined;
}

/** The same text in each language of a consultation at both levels, a box each, the levels side by side. What was typed comes back with a refusal. */
export function LevelFields({ languages, label, stored, nameOf, hintOf, refused, ...box }: LevelFieldsProps) {
  const wrong = useWrong(refused);
  return (
    <Pairs languages={languages} label={label}>
      {(tag, level, said) => {
        const name = nameOf(tag, level);
        return (
          <Field
            kind="area"
            {...box}
            name={name}
            label={said}
            lang={tag}
            hint={hintOf?.(tag, level)}
            value={typedOr(refused, name)(stored(tag, level))}
            error={wrong(name)}
          />
        );
      }}
    </Pairs>
  );
}

/** The same for whoever reads it and does not write it. */
export function LevelTexts({ languages, label, stored }: LevelTextsProps) {
  return (
    <Pairs languages={languages} label={label}>
      {(tag, level, said) => <ReadText label={said} lang={tag} text={stored(tag, level)} />}
    </Pairs>
  );
}

function Pairs({
  languages,
  label,
  children,
}: {
  languages: LevelTextsProps['languages'];
  label: string | undefined;
  children: (tag: string, level: Level, label: ReactNode) => ReactNode;
}) {
  const t = useT();
  return languages.map(({ tag, endonym }) => (
    <div className="pair" key={tag}>
      {levels.map((level) => (
        <Fragment key={level}>
          {children(
            tag,
            level,
            <>
              {label === undefined ? null : `${label} ${t('list.apart')} `}
              <bdi lang={tag}>{endonym}</bdi> {t('list.apart')} {t(`level.${level}`)}
            </>,
          )}
        </Fragment>
      ))}
    </div>
  ));
}
