import type { ReactNode } from 'react';

interface SectionTextProps {
  /** `law` is the original, in the serif, with a line at its start. `plain` is the version in plain words. */
  kind: 'plain' | 'law';
  lang: string;
  children: ReactNode;
}

/** The words of a section. They carry their own language and direction. */
export function SectionText({ kind, lang, children }: SectionTextProps) {
  const Tag = kind === 'law' ? 'blockquote' : 'div';
  return (
    <Tag className={`section-text ${kind}`} lang={lang} dir="auto">
      {children}
    </Tag>
  );
}
