import type { Decision } from '../../../server/core/moderation/decide.ts';
import { Button } from '../../components/button.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { decisionNames } from './decision-names.ts';

interface UndoProps {
  settled: { readonly id: string; readonly decision: Decision; readonly count: number };
  /** Whose words were decided on: beside the next ones it has to be said. */
  name: string;
  answer: boolean;
  here: string;
  live: boolean;
  onUndo: () => void;
}

/** The last decision can be taken back for ten seconds. Too late is told, not hidden. */
export function Undo({ settled, name, answer, here, live, onUndo }: UndoProps) {
  const t = useT();
  return (
    <form
      method="post"
      action={here}
      className="undo"
      onSubmit={(event) => {
        if (!live) return;
        event.preventDefault();
        onUndo();
      }}
    >
      <input type="hidden" name="id" value={settled.id} />
      <p role="status">
        <b>{name}</b>
        <br />
        {t(decisionNames.done(settled.decision, answer))}
        {settled.count > 1 ? <> {t('desk.done.alike', { count: settled.count })}</> : null}
      </p>
      <Button name="act" value="undo" sign="undo">
        {t('desk.undo')}
      </Button>
    </form>
  );
}
