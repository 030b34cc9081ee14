import type { ReactNode } from 'react';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';

interface DeskSaidProps {
  /** Why something about another text than is open was refused. */
  code: RefusalCode | undefined;
  /** What became of the text that is open, for who hears the page. */
  children: ReactNode;
}

export function DeskSaid({ code, children }: DeskSaidProps) {
  const t = useT();
  return (
    <>
      {code === undefined ? null : (
        <Notice kind="staff" live>
          <p>{t(`refusal.${code}`)}</p>
        </Notice>
      )}
      <p className="unseen" role="status">
        {children}
      </p>
    </>
  );
}
