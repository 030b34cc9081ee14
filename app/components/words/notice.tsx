import type { ReactNode } from 'react';
import { Sign } from '../sign/sign.tsx';
import type { SignName } from '../sign/sign-shapes.ts';

interface NoticeProps {
  /** `help` is a hand held out; `owed` waits for someone; `mend` asks for a change; `stops` stops a member of staff, never a child. */
  kind?: 'plain' | 'help' | 'owed' | 'mend' | 'stops' | undefined;
  title?: ReactNode;
  sign?: SignName | undefined;
  /** What came of an act: read out when it appears. A page that comes with it begins there, since a line that was there is read out by few. */
  live?: boolean | undefined;
  /** What stands around it was there before it and reads it out: many readers say nothing of a line that comes with its words. */
  within?: boolean | undefined;
  /** It says how things stand, and may change by itself: read out then, and the focus stays where it is. */
  stands?: boolean | undefined;
  /** Where it can be led to. */
  id?: string | undefined;
  children?: ReactNode;
}

/** A block that says what happened or what comes next. */
export function Notice({ kind = 'plain', title, sign, live, within, stands, id, children }: NoticeProps) {
  return (
    <div
      className={`notice ${kind}`}
      role={(live && !within) || stands ? 'status' : undefined}
      id={id}
      tabIndex={id || live ? -1 : undefined}
      // biome-ignore lint/a11y/noAutofocus: whoever sent a form is at its answer.
      autoFocus={live}
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

interface AnswerHeadingProps {
  as?: 'h1' | 'h2' | undefined;
  /** Something below it says what is wrong, and the page begins there: of two, a browser takes the first. */
  plain?: boolean | undefined;
  children: ReactNode;
}

/** The heading of what came of a form where the whole page is that: all pages of a child have one title, which tells who listens nothing. */
export function AnswerHeading({ as: Heading = 'h1', plain = false, children }: AnswerHeadingProps) {
  return (
    <Heading tabIndex={plain ? undefined : -1} autoFocus={!plain}>
      {children}
    </Heading>
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
