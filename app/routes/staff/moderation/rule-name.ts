import type { Key } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';

/** Rules that have a name in words. A rule that came without one is shown by its code rather than not at all. */
const named = {
  'contact-email': 'rule.contact-email',
  'contact-link': 'rule.contact-link',
  'contact-number': 'rule.contact-number',
  'contact-handle': 'rule.contact-handle',
  'contact-number-spelled': 'rule.contact-number-spelled',
  'contact-number-split': 'rule.contact-number-split',
  'place-address': 'rule.place-address',
  'person-name': 'rule.person-name',
  'person-perhaps': 'rule.person-perhaps',
  'person-school': 'rule.person-school',
  'person-class': 'rule.person-class',
  'person-birthday': 'rule.person-birthday',
  'harsh-word': 'rule.harsh-word',
  disclosure: 'rule.disclosure',
  'disclosure-unsure': 'rule.disclosure-unsure',
  'grooming-move': 'rule.grooming-move',
  'grooming-secrecy': 'rule.grooming-secrecy',
  'grooming-age': 'rule.grooming-age',
  'grooming-meeting': 'rule.grooming-meeting',
  'grooming-pictures': 'rule.grooming-pictures',
  'grooming-gifts': 'rule.grooming-gifts',
  'grooming-recruitment': 'rule.grooming-recruitment',
  threat: 'rule.threat',
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
