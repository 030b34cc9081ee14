import type { Key } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';

/** Rules that have a name in words. A rule that came without one is shown by its code rather than not at all. */
const named = {
  'contact-email': 'rule.contact-email',
  'contact-link': 'rule.contact-link',
  'contact-number': 'rule.contact-number',
  'length-long': 'rule.length-long',
  'length-unbroken': 'rule.length-unbroken',
  'repeat-same': 'rule.repeat-same',
  'repeat-near': 'rule.repeat-near',
  'repeat-character': 'rule.repeat-character',
  'screening-failed': 'rule.screening-failed',
} as const satisfies Record<string, Key>;

export function useRuleName(): (rule: string) => string {
  const t = useT();
  return (rule) => {
    const key = Object.entries(named).find(([code]) => code === rule)?.[1];
    return key === undefined ? rule : t(key);
  };
}
