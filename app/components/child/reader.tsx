import { useT } from '../../i18n/use-t.tsx';

/** What a child presses to hear the page. Its script shows it, so that without script nothing is there. */
export function Reader() {
  const t = useT();
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
