import { useT } from '../../i18n/use-t.tsx';
import type { QuoteShown } from './release-shown.ts';

/** Words of children as they wrote them, beside the point they make. Who wrote them is said nowhere. */
export function ReleaseQuotes({ quotes }: { quotes: readonly QuoteShown[] }) {
  const t = useT();
  if (quotes.length === 0) return null;
  return (
    <div className="quotes">
      {quotes.map(({ id, text }) => (
        <figure key={id}>
          <figcaption className="soft">{t('release.quote')}</figcaption>
          <blockquote lang={text.lang} dir="auto">
            {text.words}
          </blockquote>
        </figure>
      ))}
      <p className="soft">{t('release.quote.note')}</p>
    </div>
  );
}
