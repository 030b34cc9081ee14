import { useFetcher } from '@remix-run/react';
import { createContext, type ElementType, type ReactNode, useContext, useEffect, useRef } from 'react';
import type { RoomSession } from '../../../../server/core/room/agenda.ts';
import type { RefusedForm } from '../refused.tsx';

/** How a press is sent, and whether one is on its way. Alone a form is sent as the browser does it. */
const Pressing = createContext<{ readonly Form: ElementType; readonly off: boolean }>({
  Form: 'form',
  off: false,
});

/** Around all buttons of a page, which holds what it was answered: a button that goes with what it did would let go of that. */
export const PressedWithin = Pressing.Provider;

/** For the page: what its buttons are sent by, and what was wrong with the last press. */
export function usePress() {
  const { Form, data, state } = useFetcher<RefusedForm | undefined>();
  const off = state !== 'idle';
  return { within: { Form, off }, refused: off ? undefined : data };
}

interface PressProps {
  here: string;
  act: string;
  children: ReactNode;
}

/**
 * One press of whoever leads. With script the page stays as it is around it, with all that somebody types in other forms, and until the answer is there
 * nothing else is pressed: it would be a press on what stood there before. Without script it is a form like any other.
 */
export function Press({ here, act, children }: PressProps) {
  const { Form, off } = useContext(Pressing);
  const button = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (off) return;
    // A button that was off lost the focus of whoever goes by keys.
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
    button.current = null;
  }, [off]);
  return (
    <Form
      method="post"
      action={here}
      {...(Form === 'form' ? {} : { preventScrollReset: true })}
      onSubmit={(event: { nativeEvent: Event }) => {
        button.current = (event.nativeEvent as SubmitEvent).submitter;
      }}
    >
      <fieldset className="as-one" disabled={off}>
        <input type="hidden" name="act" value={act} />
        {children}
      </fieldset>
    </Form>
  );
}

/** The same on the session as it was seen. */
export function Act({ session, children, ...of }: PressProps & { session: RoomSession }) {
  return (
    <Press {...of}>
      <input type="hidden" name="revision" value={session.revision} />
      {children}
    </Press>
  );
}
