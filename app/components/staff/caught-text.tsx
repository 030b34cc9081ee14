import { type ReactNode, useId } from 'react';
import { InOrder } from '../words/in-order.tsx';
import { HiddenPart } from '../words/words.tsx';

export type CaughtPart = { text: string } | { caught: string; rule: string } | { hidden: string };

interface CaughtTextProps {
  parts: readonly CaughtPart[];
  lang: string | undefined;
  /** "A person decides. The rule only points." */
  reminder: ReactNode;
  /** Words that open a hard text. Given, it starts folded, with whatever else of the page shows its words, and opens without a script. */
  severe?: ReactNode;
}

/** A contribution with what the rules point at. Each rule is named below the text. */
export function CaughtText({ parts, lang, reminder, severe }: CaughtTextProps) {
  const opener = useId();
  const rules = [...new Set(parts.flatMap((part) => ('caught' in part ? [part.rule] : [])))];
  const text = (
    <p className="item-words" lang={lang} dir="auto" translate="no">
      {parts.map((part, index) => {
        if ('hidden' in part) return <HiddenPart key={index} what={part.hidden} />;
        const Part = 'caught' in part ? 'mark' : 'span';
        return (
          <Part key={index}>
            <InOrder text={'caught' in part ? part.caught : part.text} />
          </Part>
        );
      })}
    </p>
  );
  return (
    <>
      {severe ? (
        <div className="severe-text">
          <input type="checkbox" id={opener} />
          <label htmlFor={opener}>{severe}</label>
          {text}
        </div>
      ) : (
        text
      )}
      {rules.length > 0 ? (
        <div className="caught-rules">
          {rules.map((rule) => (
            <b key={rule}>{rule}</b>
          ))}
          <p>{reminder}</p>
        </div>
      ) : null}
    </>
  );
}
