import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { describing, fieldId, GroupTold } from './field.tsx';

export interface Choice {
  value: string;
  label: ReactNode;
  note?: ReactNode;
  /** A drawing at the start: a sign, a stone, an avatar. */
  mark?: ReactNode;
  /** Its own language, for a list of languages. */
  lang?: string | undefined;
}

interface ChoiceGroupProps {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  name: string;
  choices: readonly Choice[];
  /** `many` lets several be chosen. */
  many?: boolean | undefined;
  chosen?: string | readonly string[] | undefined;
  required?: boolean | undefined;
}

/** Equal answers: same size, same line. The chosen one also says so in words, without a script. */
export function ChoiceGroup({
  legend,
  hint,
  error,
  name,
  choices,
  many,
  chosen = [],
  required,
}: ChoiceGroupProps) {
  const t = useT();
  const picked = typeof chosen === 'string' ? [chosen] : chosen;
  const id = fieldId(name);
  return (
    <fieldset
      className={error ? 'choices wrong' : 'choices'}
      aria-describedby={describing(id, { hint, error })}
    >
      <legend>{legend}</legend>
      <GroupTold id={id} hint={hint} error={error} />
      {choices.map((choice, index) => (
        <label className="choice" key={choice.value}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            value={choice.value}
            defaultChecked={picked.includes(choice.value)}
            id={index === 0 ? id : undefined}
            required={required && !many ? true : undefined}
          />
          {choice.mark}
          <span
            className="choice-words"
            lang={choice.lang}
            dir={choice.lang === undefined ? undefined : 'auto'}
          >
            {choice.label}
            {choice.note ? <small>{choice.note}</small> : null}
          </span>
          {/* For eyes: who listens hears it as the state of the field, which its name does not say again. */}
          <span className="chosen" aria-hidden="true">
            {t('choice.chosen')}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface YesNoProps {
  /** Name of the value the form sends. */
  name: string;
  yes: { value: string; label: ReactNode };
  no: { value: string; label: ReactNode };
}

/** Yes and no as twins: two buttons that send the form, equal in every way. Put it inside a form. */
export function YesNo({ name, yes, no }: YesNoProps) {
  return (
    <div className="twins">
      <button type="submit" className="button twin" name={name} value={yes.value}>
        {yes.label}
      </button>
      <button type="submit" className="button twin" name={name} value={no.value}>
        {no.label}
      </button>
    </div>
  );
}
