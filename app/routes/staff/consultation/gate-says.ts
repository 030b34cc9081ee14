import type { GateItem, GateRow } from '../../../../server/core/consultation/release-gate.ts';
import { countryInWords } from '../../../i18n/countries.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import type { Key } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

/** Where an item is mended, after `/staff/c/:id`. Items that no page of the consultation can mend have none. */
export const gatePlaces: Partial<Record<GateItem, string>> = {
  purpose: '/about#text-purpose',
  sponsor: '/about#text-sponsor',
  readers: '/about#text-readers',
  change: '/about#text-change',
  decider: '/about#text-decider',
  zone: '/about#field-zone',
  retention: '/about#field-retention',
  answer: '/about#field-answer',
  closing: '/about#field-closing',
  languages: '/about#field-languages',
  document: '/document',
  levels: '/document',
  'plain-checked': '/document/check',
  source: '/source',
  activities: '/activities',
  pictures: '/activities',
  standing: '/activities',
  attributes: '/attributes',
  consent: '/consent',
  'without-carer': '/consent#field-carerWay',
  'public-way': '/consent#field-publicWay',
  helplines: '/about#field-country',
  outside: '/about#field-country',
  impact: '/assessments',
  'data-protection': '/assessments?kind=data-protection',
  venues: '/terms#field-faceToFace',
  undertaking: '/terms#undertaking',
  'missing-languages': '/terms#field-languagesTold',
  'time-to-read': '/terms#field-days',
};

/** What is set up for the whole site, and by no page of a consultation. */
const ofSite: ReadonlySet<GateItem> = new Set([
  'leads',
  'drill',
  'crew',
  'overseer',
  'host',
  'screening-words',
  'audit',
]);

/** What the gate says of one item, and whose it is where no organiser can mend it. */
export function useGateSays(): (row: GateRow) => string {
  const t = useT();
  const { language } = useSpeaker();
  return (row) => {
    const values = { ...row.says };
    if (typeof values.day === 'string' && values.day !== '') values.day = dayInWords(language, values.day);
    if (typeof values.country === 'string')
      values.country = countryInWords(language, { code: values.country, t }) || t('about.country.none');
    if (typeof values.way === 'string') values.way = t(values.way === 'both' ? 'way.both' : 'way.code');
    // The gate names item and state; every pair has a sentence, and a test holds the two lists together.
    const sentence = t(`gate.${row.item}.${row.waits ? 'waits' : row.state}` as Key, values);
    return row.state === 'missing' && ofSite.has(row.item)
      ? `${sentence} ${t('list.apart')} ${t('gate.site')}`
      : sentence;
  };
}
