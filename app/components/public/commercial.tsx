import { useT } from '../../i18n/use-t.tsx';

/** On every step of a company's consultation and wherever it is spoken of: children know who asks before they say anything. */
export function CommercialLine() {
  const t = useT();
  return (
    <aside className="commercial-line" aria-label={t('commercial.label')}>
      {t('commercial.line')}
    </aside>
  );
}
