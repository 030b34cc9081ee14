import { createContext, useContext } from 'react';
import { useT } from '../../i18n/use-t.tsx';

/** Whoever reads this asked for pages that are read aloud. */
export const ReadsAloud = createContext(false);

/**
 * What a child presses to hear the page, where it asked for that. It follows the bar, as help is the second stop of the keyboard for everybody. Its script
 * shows it, so that without script nothing is there.
 */
export function Reader() {
  const t = useT();
  if (!useContext(ReadsAloud)) return null;
  const acts = [
    { value: 'listen', label: t('reader.listen') },
    { value: 'stop', label: t('reader.stop'), hidden: true },
    { value: 'before', label: t('reader.before') },
    { value: 'next', label: t('reader.next') },
  ];
  return (
    <aside className="reader" aria-label={t('reader')} data-none={t('reader.none')} hidden>
      {acts.map(({ value, label, hidden }) => (
        <button key={value} type="button" className="button second small" value={value} hidden={hidden}>
          {label}
        </button>
      ))}
      <p>{t('reader.tap')}</p>
      <p role="status" />
    </aside>
  );
}
