import type { ReactNode } from 'react';
import { describing, fieldId, GroupTold } from '../form/field.tsx';
import type { StoneState } from '../sign/state-stone.tsx';
import { StateStone } from '../sign/state-stone.tsx';

interface DeedProps {
  /** Name of the value the form sends, and the value. */
  name: string;
  value: string;
  stone: StoneState;
  /** The key that does the same; left out when keys are off. */
  hotkey?: string | undefined;
  chosen?: boolean | undefined;
  children: ReactNode;
}

/** One thing a moderator can do, as a radio of the decision form: choose, see what the child reads, then send. */
export function Deed({ name, value, stone, hotkey, chosen, children }: DeedProps) {
  return (
    <label className="deed">
      <input type="radio" name={name} value={value} defaultChecked={chosen} data-key={hotkey} />
      <StateStone state={stone} size={24} />
      <span>{children}</span>
      {hotkey ? <Key>{hotkey}</Key> : null}
    </label>
  );
}

interface ReasonRadiosProps {
  legend: ReactNode;
  name: string;
  reasons: readonly { value: string; label: ReactNode; reads?: ReactNode }[];
  chosen?: string | undefined;
  /** "The child reads": stands above the sentence of the chosen reason. */
  readsLabel?: ReactNode;
  /** What is wrong and what to do, beside what it is about: the top of the form may be out of sight. */
  error?: ReactNode;
}

/** The reasons of a return or a refusal. What the child will read shows under the chosen one, without a script. */
export function ReasonRadios({ legend, name, reasons, chosen, readsLabel, error }: ReasonRadiosProps) {
  const id = fieldId(name);
  return (
    <fieldset className="reasons" aria-describedby={describing(id, { error })}>
      <legend>{legend}</legend>
      <GroupTold id={id} error={error} />
      {reasons.map((reason) => (
        <div className="reason-option" key={reason.value}>
          <label>
            <input type="radio" name={name} value={reason.value} defaultChecked={reason.value === chosen} />
            <span>{reason.label}</span>
          </label>
          {reason.reads ? <ChildReads label={readsLabel}>{reason.reads}</ChildReads> : null}
        </div>
      ))}
    </fieldset>
  );
}

/** What the child will read, as it will read it. */
export function ChildReads({ label, children }: { label?: ReactNode; children: ReactNode }) {
  return (
    <div className="child-reads">
      {label ? <small>{label}</small> : null}
      <div>{children}</div>
    </div>
  );
}

/** A key, as it stands on the keyboard. */
export function Key({ children }: { children: ReactNode }) {
  return <kbd>{children}</kbd>;
}

/** Keys and what they do, in a line below the item. */
export function KeyHints({ hints }: { hints: readonly { hotkey: string; does: ReactNode }[] }) {
  return (
    <ul className="key-hints">
      {hints.map((hint) => (
        <li key={hint.hotkey}>
          <Key>{hint.hotkey}</Key> {hint.does}
        </li>
      ))}
    </ul>
  );
}
