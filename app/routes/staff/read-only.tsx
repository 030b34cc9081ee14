import type { ReactNode } from 'react';
import { useT } from '../../i18n/use-t.tsx';

/** A text that this person reads and does not write. An empty one says so: a gap has to be seen by whoever signs. */
export function ReadText({ label, lang, text }: { label: ReactNode; lang: string; text: string }) {
  const t = useT();
  return (
    <div className="read-text">
      <h3>{label}</h3>
      {text === '' ? (
        <p className="soft">{t('edit.empty')}</p>
      ) : (
        <p lang={lang} dir="auto">
          {text}
        </p>
      )}
    </div>
  );
}

interface FactProps {
  label: ReactNode;
  /** Of words that a person wrote: their language, or '' where nobody knows it. */
  lang?: string | undefined;
  children: ReactNode;
}

/** One fact of a `dl`. */
export function Fact({ label, lang, children }: FactProps) {
  const t = useT();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children === '' ? (
          <span className="soft">{t('edit.empty')}</span>
        ) : (
          <bdi lang={lang}>{children}</bdi>
        )}
      </dd>
    </div>
  );
}
