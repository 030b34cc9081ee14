import type { Leading } from '../../../../server/core/wire/leading.ts';
import { Notice } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { type KeptWords, unsentIn } from './session-kept.ts';

/** Where each part is that is written, and what it is called. */
const partNames = {
  ask: 'session.ask',
  plan: 'plan.title',
  agenda: 'session.agenda',
  closing: 'session.closing',
} as const;

/** That words stand in boxes still, and in which: something else was pressed, and the page came anew around them. */
export function Unsent({ kept, session }: { kept: KeptWords | undefined; session: Leading['session'] }) {
  const t = useT();
  const parts = kept ? unsentIn(kept.typed, session) : [];
  if (parts.length === 0) return null;
  return (
    <Notice kind="owed" title={t('session.unsent')} stands>
      <p>{t('session.unsent.text')}</p>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(partNames[part])}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
