import { useFetcher } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { RoomSession } from '../../../server/core/room/agenda.ts';
import { useT } from '../../i18n/use-t.tsx';
import type { RefusedForm } from './refused.tsx';

interface PressProps {
  here: string;
  act: string;
  children: ReactNode;
}

/**
 * One press of whoever leads. With script the page stays as it is around it, with all that somebody types in other forms, and what was wrong is
 * said beside the button. Without script it is a form like any other.
 */
export function Press({ here, act, children }: PressProps) {
  const t = useT();
  const { Form, data, state } = useFetcher<RefusedForm | undefined>();
  const refused = state === 'idle' ? data?.refused : undefined;
  return (
    <Form
      method="post"
      action={here}
      preventScrollReset
      onSubmit={(event) => {
        // Pressed twice: the first one is on its way.
        if (state !== 'idle') event.preventDefault();
      }}
    >
      <input type="hidden" name="act" value={act} />
      {children}
      {refused ? (
        <p className="error" role="alert">
          {t(`refusal.${refused.code}`)}
        </p>
      ) : null}
    </Form>
  );
}

/** The same on the session as it was seen. */
export function Act({ session, children, ...press }: PressProps & { session: RoomSession }) {
  return (
    <Press {...press}>
      <input type="hidden" name="revision" value={session.revision} />
      {children}
    </Press>
  );
}
