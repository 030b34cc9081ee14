import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t.tsx';
import { keys } from '../../keys.ts';
import { type Asked, waitsForAnswer } from './asked.tsx';

interface ChangeMyselfProps {
  /** What the child is asked before its words go. */
  asked: Asked | null | undefined;
  /** The box in it has the keys. */
  keyed?: boolean | undefined;
  children: ReactNode;
}

/**
 * The form with the box. While its words are asked about it is folded: to send it from there would be one more answer, and one without a
 * name. Its elements are the same all the while, because the box alone knows what was typed into it.
 */
export function ChangeMyself({ asked, keyed = true, children }: ChangeMyselfProps) {
  const t = useT();
  const folded = waitsForAnswer(asked);
  return (
    <details className={folded ? 'fold change-myself' : 'change-myself'} open={!folded}>
      <summary hidden={!folded} accessKey={folded && keyed ? keys.answer : undefined}>
        {t('asked.change')}
      </summary>
      {children}
    </details>
  );
}
