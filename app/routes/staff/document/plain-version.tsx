import type { SectionRow } from '../../../../db/queries/consultation/consultations.ts';
import { easyHints, easyLines } from '../../../../server/core/consultation/easy-read.ts';
import { symbolNames } from '../../../../server/core/consultation/symbols.ts';
import { EasySymbol, EasyText } from '../../../components/document/easy-text.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import type { Reading } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { ReadText } from '../read-only.tsx';
import { allTyped, type OwnForm, typedOr } from '../refused.tsx';

type Plain = SectionRow['plain'][number];

interface PlainVersionProps {
  language: { readonly tag: string; readonly endonym: string };
  level: Reading;
  plain: Plain | undefined;
  refused: OwnForm | undefined;
  editable: boolean;
}

/** The fields of one plain version, or its words for whoever does not write it. */
export function PlainVersion({ language, level, plain, refused, editable }: PlainVersionProps) {
  const t = useT();
  const { tag, endonym } = language;
  const label = (
    <>
      <bdi lang={tag}>{endonym}</bdi> {t('list.apart')} {t(`level.${level}`)}
      {plain?.by === 'makers' ? ` ${t('list.apart')} ${t('document.comment.by')}` : null}
    </>
  );
  if (!editable && level === 'easy')
    return plain ? (
      <div className="read-text desk-easy">
        <h3>{label}</h3>
        {plain.heading === '' ? null : (
          <p lang={tag} dir="auto">
            {plain.heading}
          </p>
        )}
        <EasyText lines={easyLines(plain.body)} lang={tag} />
      </div>
    ) : null;
  if (!editable)
    return (
      <ReadText label={label} lang={tag} text={[plain?.heading, plain?.body].filter(Boolean).join('\n\n')} />
    );
  const heading = `heading.${tag}.${level}`;
  const body = `body.${tag}.${level}`;
  const machine = `machine.${tag}.${level}`;
  const wrong = refused?.refused.field === body ? t(`refusal.${refused.refused.code}`) : undefined;
  const words = typedOr(refused, body)(plain?.body ?? '');
  return (
    <fieldset className="plain-version">
      <legend>{label}</legend>
      <Field
        name={heading}
        label={t('document.plain.heading')}
        lang={tag}
        value={typedOr(refused, heading)(plain?.heading ?? '')}
      />
      <Field
        kind="area"
        rows={level === 'easy' ? 6 : 4}
        name={body}
        label={t('document.plain.body')}
        hint={t(`document.plain.${level}`)}
        lang={tag}
        value={words}
        error={wrong}
      />
      {level === 'easy' ? <EasyHints body={words} language={tag} /> : null}
      <label className="choice">
        <input
          type="checkbox"
          name={machine}
          value="yes"
          defaultChecked={(allTyped(refused, machine) ?? (plain?.by === 'machine' ? ['yes'] : [])).includes(
            'yes',
          )}
        />
        <span className="choice-words">{t('plain.machine')}</span>
        <span className="chosen" aria-hidden="true">
          {t('choice.chosen')}
        </span>
      </label>
    </fieldset>
  );
}

/** What whoever writes easy-read may want to mend, line by line. It stops nobody. */
export function EasyHints({ body, language }: { body: string; language: string }) {
  const t = useT();
  const hints = easyHints(body, language);
  if (hints.length === 0) return null;
  return (
    <ul className="soft">
      {hints.map(({ hint, line, name }) => (
        <li key={`${line} ${hint}`}>
          {t(`easy.hint.${hint}`, { line })}
          {name === '' ? null : (
            <>
              {' '}
              <code>{name}</code>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Every picture with the name that is typed for it, and what it shows. */
export function SymbolList() {
  const t = useT();
  return (
    <Fold summary={t('document.easy.symbols')}>
      <p className="hint">{t('document.easy.symbols.hint')}</p>
      <ul className="symbol-list">
        {symbolNames.map((name) => (
          <li key={name}>
            <EasySymbol name={name} named />
            <span>
              <code dir="ltr">:{name}:</code>
              {t(`symbol.${name}`)}
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
