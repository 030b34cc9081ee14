import type { FormEvent, ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Note } from '../../components/notice.tsx';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';

interface ComposerProps {
  /** Rendered into the form: the same form sent twice is one contribution. */
  id: string;
  activity: string;
  label: ReactNode;
  rows?: number | undefined;
  /** What was typed, when the page comes back with it. */
  typed?: string | undefined;
  error?: string | undefined;
  /** Why it cannot be sent now; the words stay in the box. */
  offBecause?: ReactNode;
  onSubmit?: ((event: FormEvent<HTMLFormElement>) => void) | undefined;
  note?: ReactNode;
}

/** Where a child writes. A plain form; a page with script may send it otherwise. */
export function Composer({
  id,
  activity,
  label,
  rows,
  typed,
  error,
  offBecause,
  onSubmit,
  note,
}: ComposerProps) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <form method="post" onSubmit={onSubmit} autoComplete="off">
      <input type="hidden" name="intent" value="post" />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="activity" value={activity} />
      <Field
        kind="area"
        name={`text-${activity}`}
        label={label}
        hint={t('ask.hint')}
        error={error}
        rows={rows ?? 5}
        value={typed}
        lang={language}
      />
      <Button kind="main" wide offBecause={offBecause}>
        {t('ask.send')}
      </Button>
      <Note sign="clock">{note ?? t('ask.read-first')}</Note>
    </form>
  );
}
