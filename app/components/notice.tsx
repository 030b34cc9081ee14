import type { ReactNode } from 'react';
import { Sign } from './sign.tsx';
import type { SignName } from './sign-shapes.ts';

interface NoticeProps {
  /** `help` is a hand held out; `owed` waits for someone; `mend` asks for a change; `staff` stops a member of staff, never a child. */
  kind?: 'plain' | 'help' | 'owed' | 'mend' | 'staff' | undefined;
  title?: ReactNode;
  sign?: SignName | undefined;
  /** Read out when it appears after an act. */
  live?: boolean | undefined;
  /** Where it can be led to. */
  id?: string | undefined;
  children?: ReactNode;
}

/** A block that says what happened or what comes next. */
export function Notice({ kind = 'plain', title, sign, live, id, children }: NoticeProps) {
  return (
    <div
      className={`notice ${kind}`}
      role={live ? 'status' : undefined}
      id={id}
      tabIndex={id ? -1 : undefined}
    >
      {title ? (
        <h2>
          {sign ? <Sign name={sign} /> : null}
          {/* One piece: words and names in it run on in one line. */}
          <span>{title}</span>
        </h2>
      ) : null}
      {children}
    </div>
  );
}

/** The quiet line under a button: who reads it, how long, what next. */
export function Note({ sign, children }: { sign?: SignName; children: ReactNode }) {
  return (
    <p className={sign ? 'note signed' : 'note'}>
      {sign ? <Sign name={sign} /> : null}
      <span>{children}</span>
    </p>
  );
}

/** The line over a heading: who asks, which part. */
export function Kicker({ children }: { children: ReactNode }) {
  return <p className="kicker">{children}</p>;
}
