import type { ReactNode } from 'react';
import { Sign } from '../sign/sign.tsx';
import type { SignName } from '../sign/sign-shapes.ts';

interface ReasonProps {
  sign?: SignName | undefined;
  /** What is the matter, naming nobody. */
  sentence: ReactNode;
  /** What the child can do. */
  todo?: ReactNode;
  /** What the limit is for: its legal aim, in words for a child. */
  aim?: ReactNode;
  /** The very words it is about. */
  children?: ReactNode;
}

/** Why words were not shown, as the child reads it and as the moderator sees it beforehand. */
export function Reason({ sign, sentence, todo, aim, children }: ReasonProps) {
  return (
    <div className={sign ? 'reason signed' : 'reason'}>
      {sign ? <Sign name={sign} /> : null}
      <div>
        <p>
          {sentence}
          {todo ? <> {todo}</> : null}
        </p>
        {aim ? <p className="soft">{aim}</p> : null}
        {children}
      </div>
    </div>
  );
}
