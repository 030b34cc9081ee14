import { useFetcher } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { RoomSession } from '../../../server/core/room/agenda.ts';
import type { RefusedForm } from './refused.tsx';

/** One for all buttons of the page, which holds it: a button that goes with what it did would let go of its answer. */
const press = { key: 'press' };

/** What was wrong with the last press. */
export function usePress(): RefusedForm | undefined {
  const { data, state } = useFetcher<RefusedForm | undefined>(press);
  return state === 'idle' ? data : undefined;
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
  const { Form, state } = useFetcher(press);
  const button = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (state !== 'idle') return;
    // A button that was off lost the focus of whoever goes by keys.
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
    button.current = null;
  }, [state]);
  return (
    <Form
      method="post"
      action={here}
      preventScrollReset
      onSubmit={(event) => {
        button.current = (event.nativeEvent as SubmitEvent).submitter;
      }}
    >
      <fieldset className="as-one" disabled={state !== 'idle'}>
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
