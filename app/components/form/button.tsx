import type { ComponentPropsWithoutRef, MouseEvent, ReactNode } from 'react';
import { useId } from 'react';
import { Sign } from '../sign/sign.tsx';
import type { SignName } from '../sign/sign-shapes.ts';

interface Look {
  /** One main button a screen. `choice` is one of several equal answers, set from the start of the line. */
  kind?: 'main' | 'second' | 'quiet' | 'choice' | undefined;
  /** Fills the line, as the buttons of a child's page do. */
  wide?: boolean | undefined;
  /** The smaller button inside a message or a table row. */
  small?: boolean | undefined;
  sign?: SignName | undefined;
  children: ReactNode;
}

const classOf = ({ kind = 'second', wide, small }: Look) =>
  `button ${kind}${wide ? ' wide' : ''}${small ? ' small' : ''}`;

type ButtonProps = Look & {
  /** Why the button cannot be pressed yet. Given, the button is off and the reason stands beside it. */
  offBecause?: ReactNode;
  /** On a page that lives: off, it keeps the focus, and a press does nothing. */
  keepsFocus?: boolean | undefined;
} & Omit<ComponentPropsWithoutRef<'button'>, 'className' | 'style'>;

/** Words alone are all that the element has: React writes them anew even where a browser that translates took the piece of text out of it (R1173). */
const labelled = (sign: SignName | undefined, children: ReactNode) =>
  sign ? (
    <>
      <Sign name={sign} />
      {children}
    </>
  ) : (
    children
  );

const notNow = (event: MouseEvent) => event.preventDefault();

/** A button that sends a form. What it says is what will happen. */
export function Button(props: ButtonProps) {
  const { kind, wide, small, sign, offBecause, keepsFocus, children, ...rest } = props;
  const reason = useId();
  const off = offBecause !== undefined && offBecause !== null;
  const how = keepsFocus ? { 'aria-disabled': true, onClick: notNow } : { disabled: true };
  const button = (
    <button
      type="submit"
      {...rest}
      className={classOf({ kind, wide, small, children } as Look)}
      {...(off
        ? { ...how, 'aria-describedby': [rest['aria-describedby'], reason].filter(Boolean).join(' ') }
        : {})}
    >
      {labelled(sign, children)}
    </button>
  );
  // One that may be off is the same element on and off: another would not have the focus any more.
  if (!('offBecause' in props)) return button;
  return (
    <span className="button-off">
      {button}
      {off ? (
        <span className="reason-off" id={reason}>
          {offBecause}
        </span>
      ) : null}
    </span>
  );
}

type ButtonLinkProps = Look & { href: string } & Omit<
    ComponentPropsWithoutRef<'a'>,
    'className' | 'style' | 'href'
  >;

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ kind, wide, small, sign, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={classOf({ kind, wide, small, children } as Look)}>
      {labelled(sign, children)}
    </a>
  );
}

/** Buttons side by side where there is room, below one another where there is none. */
export function Acts({ children }: { children: ReactNode }) {
  return <div className="acts">{children}</div>;
}
