import { Note } from '../../components/words/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import type { ConsultationFrame } from './signed-in.ts';

/** Before anything is written in what two people signed already: what the next change costs. Stands on each page that writes in it. */
export function Unsigns({ frame }: { frame: ConsultationFrame }) {
  const t = useT();
  const signed = frame.state === 'assessed' || frame.state === 'approved';
  return signed && frame.may.includes('consultation:edit') ? <Note>{t('edit.unsigns')}</Note> : null;
}
