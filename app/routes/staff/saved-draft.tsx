import { holdsUp } from '../../../server/core/consultation/release-gate.ts';
import { Notice } from '../../components/words/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { gatePlaces, useGateSays } from './consultation/gate-says.ts';
import type { ConsultationFrame } from './signed-in.ts';

interface SavedDraftProps {
  shown: boolean;
  frame: ConsultationFrame;
  /** After `/staff/c/:id`. */
  path: string;
}

/** "Saved", and what of this page the gate still misses; else where the next of it is. Saved is not finished, and a form takes gaps. */
export function SavedDraft({ shown, frame, path }: SavedDraftProps) {
  const t = useT();
  const says = useGateSays();
  if (!shown) return null;
  const { id, gate } = frame;
  const base = `/staff/c/${id}`;
  const wanted = gate ? holdsUp(gate, 'prepare') : [];
  const rows = (gate ?? []).filter(({ item }) => wanted.includes(item) && gatePlaces[item] !== undefined);
  const here = rows.filter(({ item }) => gatePlaces[item]?.split(/[?#]/)[0] === path);
  const next = here.some(({ waits }) => !waits) ? undefined : rows.find(({ waits }) => !waits);
  return (
    <Notice live id="saved">
      <p>{t('staff.saved')}</p>
      {here.length > 0 ? (
        <>
          <p>{t('gate.here')}</p>
          <ul>
            {here.map((row) => (
              <li key={row.item}>
                <a href={`${base}${gatePlaces[row.item]}`}>{t(`gate.${row.item}`)}</a>: {says(row)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {next ? (
        <p>
          {t('gate.next')} <a href={`${base}${gatePlaces[next.item]}`}>{t(`gate.${next.item}`)}</a>
        </p>
      ) : null}
      {gate && !next && here.every(({ waits }) => waits) ? (
        <p>
          <a href={base}>{t('gate.filled')}</a>
        </p>
      ) : null}
    </Notice>
  );
}
