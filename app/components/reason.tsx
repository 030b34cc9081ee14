import type { ReactNode } from 'react';
import type { SignName } from './sign.tsx';
import { Sign } from './sign.tsx';

interface ReasonProps {
  sign?: SignName | undefined;
  /** What is the matter, naming nobody. */
  sentence: ReactNode;
  /** What the child can do. */
  todo?: ReactNode;
}

/** Why words were not shown, as the child reads it and as the moderator sees it beforehand. */
export function Reason({ sign, sentence, todo }: ReasonProps) {
  return (
    <div className={sign ? 'reason signed' : 'reason'}>
      {sign ? <Sign name={sign} /> : null}
      <p>
        {sentence}
        {todo ? <> {todo}</> : null}
      </p>
    </div>
  );
}
