import type { FormEvent } from 'react';
import { Button } from '../../../components/form/button.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { Settled } from '../../../live/use-decisions.ts';
import { decisionNames } from './decision-names.ts';

interface UndoProps {
  settled: Omit<Settled, 'untilMs'> | null;
  /** Whose words were decided on: beside the next ones it has to be said. */
  name: string;
  answer: boolean;
  here: string;
  /** It is taken back in place: no form goes. */
  live?: boolean;
  onUndo?: (event: FormEvent<HTMLFormElement>) => void;
}

/** The last decision can be taken back for ten seconds. What it was stays after that, so that the form below stays where a pointer is. */
export function Undo({ settled, name, answer, here, live = false, onUndo }: UndoProps) {
  const t = useT();
  return (
    <div className={settled ? 'undo' : undefined}>
      {/* There before what comes into it, so that it is said aloud. */}
      <div role="status">
        {settled ? (
          // Another one, also where it says the same: else that is not said again.
          <div key={settled.id}>
            <b>{name}</b>
            <br />
            {t(decisionNames.done(settled.decision, answer))}
            {settled.count > 1 ? <> {t('desk.done.alike', { count: settled.count })}</> : null}
          </div>
        ) : null}
      </div>
      {settled ? (
        <form
          method="post"
          action={here}
          className={settled.over ? 'over' : undefined}
          onSubmit={(event) => {
            if (live) event.preventDefault();
            onUndo?.(event);
          }}
        >
          <input type="hidden" name="id" value={settled.id} />
          <Button name="act" value="undo" sign="undo">
            {t('desk.undo')}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
