import type { KeyboardEventHandler, ReactNode } from 'react';

/** The id of a field, so that an error summary can link to it. */
export const fieldId = (name: string) => `field-${name}`;

interface FieldText {
  name: string;
  /** Where two forms of a page have a field of one name: what tells this one apart. */
  apart?: string | undefined;
  label: ReactNode;
  /** What helps to fill it in. Read out with the field. */
  hint?: ReactNode;
  /** What is wrong and what to do. Read out with the field. */
  error?: ReactNode;
}

const idOf = ({ name, apart }: FieldText) => fieldId(apart === undefined ? name : `${name}-${apart}`);

/** What is read out with a field, or with a group of answers of that id. */
export const describing = (id: string, { hint, error }: Pick<FieldText, 'hint' | 'error'>) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

const describedBy = (text: FieldText) => describing(idOf(text), text);

/** What `describing` names: under the name of a group of answers. */
export function GroupTold({ id, hint, error }: { id: string } & Pick<FieldText, 'hint' | 'error'>) {
  return (
    <>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </>
  );
}

function FieldFrame({ text, children }: { text: FieldText; children: ReactNode }) {
  const id = idOf(text);
  return (
    <div className={text.error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{text.label}</label>
      {text.hint ? (
        <p className="hint" id={`${id}-hint`}>
          {text.hint}
        </p>
      ) : null}
      {text.error ? (
        <p className="error" id={`${id}-error`}>
          {text.error}
        </p>
      ) : null}
      {children}
    </div>
  );
}

interface FieldProps extends FieldText {
  /** `area` takes several lines; give `rows`. */
  kind?: 'text' | 'area' | 'date' | 'number' | 'email' | 'time' | 'password' | undefined;
  value?: string | number | undefined;
  rows?: number | undefined;
  /** The form that it stands in, where that does not enclose it. */
  form?: string | undefined;
  required?: boolean | undefined;
  maxLength?: number | undefined;
  min?: number | string | undefined;
  max?: number | string | undefined;
  /** The language and direction of what is written, when it differs from the page. */
  lang?: string | undefined;
  dir?: 'auto' | 'ltr' | 'rtl' | undefined;
  inputMode?: 'text' | 'numeric' | 'email' | undefined;
  /** Short answers and numbers need no full line. */
  short?: boolean | undefined;
  spellCheck?: boolean | undefined;
  autoCapitalize?: 'none' | undefined;
  autoCorrect?: 'off' | undefined;
  accessKey?: string | undefined;
  /** The id of what it is about, where several fields of a page have one label: read out with it. */
  about?: string | undefined;
  /** It came back and is the one place that says why: its page begins there. */
  autoFocus?: boolean | undefined;
  onKeyDown?: KeyboardEventHandler | undefined;
}

/** For a box of words, or of letters, that open something: a telephone that puts others in their place opens nothing, and counts as a guess (R1176). */
export const asTyped = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;

/** One line or several lines of text. Nothing typed is kept by the browser: `autocomplete` is off. */
export function Field({
  name,
  apart,
  label,
  hint,
  error,
  kind = 'text',
  value,
  rows,
  short,
  about,
  ...rest
}: FieldProps) {
  const text: FieldText = { name, apart, label, hint, error };
  const common = {
    id: idOf(text),
    name,
    defaultValue: value,
    autoComplete: 'off',
    dir: 'auto' as string,
    'aria-describedby': [about, describedBy(text)].filter(Boolean).join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
    ...rest,
  };
  return (
    <FieldFrame text={text}>
      {kind === 'area' ? (
        <textarea {...common} rows={rows ?? 5} />
      ) : (
        <input {...common} type={kind} className={short ? 'short' : undefined} />
      )}
    </FieldFrame>
  );
}

/** One file. Nothing of it is kept by the browser. */
export function FileField({ accept, ...text }: FieldText & { accept: string }) {
  return (
    <FieldFrame text={text}>
      <input
        id={idOf(text)}
        name={text.name}
        type="file"
        accept={accept}
        aria-describedby={describedBy(text)}
        aria-invalid={text.error ? true : undefined}
      />
    </FieldFrame>
  );
}

interface SelectOption {
  value: string;
  label: string;
  /** Of words that are not the page's: their language, or '' where nobody knows it. */
  lang?: string | undefined;
  /** Stands above it, in the words of the page. */
  group?: string | undefined;
  /** A name or a sign, the same in every language. */
  verbatim?: boolean | undefined;
}

/** One of a list. What a person wrote says its language and runs its own way. */
export function SelectChoice({ value, label, lang, verbatim }: SelectOption) {
  return (
    <option
      value={value}
      lang={lang}
      dir={lang === undefined ? undefined : 'auto'}
      translate={verbatim ? 'no' : undefined}
    >
      {label}
    </option>
  );
}

interface SelectFieldProps extends FieldText {
  options: readonly SelectOption[];
  value?: string | undefined;
}

/** One of many, where a list of choices would be too long. */
export function SelectField({ options, value, ...text }: SelectFieldProps) {
  return (
    <FieldFrame text={text}>
      <select
        id={idOf(text)}
        name={text.name}
        defaultValue={value}
        aria-describedby={describedBy(text)}
        aria-invalid={text.error ? true : undefined}
      >
        {options.map((option) =>
          option.group === undefined ? (
            <SelectChoice key={option.value} {...option} />
          ) : (
            <optgroup key={option.value} label={option.group}>
              <SelectChoice {...option} />
            </optgroup>
          ),
        )}
      </select>
    </FieldFrame>
  );
}

interface ErrorSummaryProps {
  title: ReactNode;
  errors: readonly { name: string; text: ReactNode }[];
}

/**
 * All errors once at the top, each a link to its field; of what has none its words alone. Nothing when there are none. A page that comes back with them begins there: many
 * readers say nothing of an alert that was there from the start. On a page that lives it is read out, and the focus stays.
 */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: see above; whoever sent the form is at its answer.
    <div className="notice mend" role="alert" tabIndex={-1} id="errors" autoFocus>
      <h2>{title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.name}>
            {error.name === '' ? error.text : <a href={`#${fieldId(error.name)}`}>{error.text}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
