import type { Decision } from '../../../server/core/moderation/decide.ts';
import { Button } from '../../components/button.tsx';
import { useT } from '../../i18n/use-t.tsx';

interface UndoProps {
  settled: { readonly id: string; readonly decision: Decision };
  here: string;
  live: boolean;
  onUndo: () => void;
}

/** The last decision can be taken back for ten seconds. Too late is told, not hidden. */
export function Undo({ settled, here, live, onUndo }: UndoProps) {
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
      <p role="status">{t(`desk.done.${settled.decision}`)}</p>
      <Button name="act" value="undo" sign="undo">
        {t('desk.undo')}
      </Button>
    </form>
  );
}
