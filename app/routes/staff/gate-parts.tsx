import type { GateItem, GateRow as Row } from '../../../server/core/consultation/release-gate.ts';
import { GateRow, GateTable } from '../../components/gate-row.tsx';
import { SignatureLine } from '../../components/signature-line.tsx';
import { countryInWords } from '../../i18n/countries.ts';
import { dayInWords } from '../../i18n/dates.ts';
import type { Key } from '../../i18n/translator.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';

/** Where an item is mended. Items that nothing here can mend have no link. */
const places: Partial<Record<GateItem, string>> = {
  purpose: '/about#text-purpose',
  sponsor: '/about#text-sponsor',
  readers: '/about#text-readers',
  change: '/about#text-change',
  decider: '/about#text-decider',
  zone: '/about#field-zone',
  retention: '/about#field-retention',
  answer: '/about#field-answer',
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

/** The release gate as a table. What is not yet checked is said as plainly as what is. */
export function Gate({ rows, base }: { rows: readonly Row[]; base: string }) {
  const t = useT();
  const { language } = useSpeaker();
  const says = (row: Row) => {
    const values = { ...row.says };
    if (typeof values.day === 'string' && values.day !== '') values.day = dayInWords(language, values.day);
    if (typeof values.country === 'string')
      values.country = countryInWords(language, { code: values.country, t }) || t('about.country.none');
    if (typeof values.way === 'string') values.way = t(values.way === 'both' ? 'way.both' : 'way.code');
    // The gate names item and state; every pair has a sentence, and a test holds the two lists together.
    return t(`gate.${row.item}.${row.state}` as Key, values);
  };
  return (
    <GateTable
      caption={t('gate.caption')}
      heads={[t('gate.head.state'), t('gate.head.item'), t('gate.head.says'), t('gate.head.who')]}
    >
      {rows.map((row) => {
        const place = places[row.item];
        return (
          <GateRow
            key={row.item}
            state={row.state}
            word={t(`gate.state.${row.state}`)}
            item={t(`gate.${row.item}`)}
            href={place === undefined ? undefined : base + place}
            says={says(row)}
            who={
              row.who === null || row.day === null
                ? ''
                : `${row.who}${t('list.comma')}${dayInWords(language, row.day)}`
            }
          />
        );
      })}
    </GateTable>
  );
}

interface SignaturesProps {
  signatures: readonly { kind: string; revision: number; staffName: string; day: string }[];
  revision: number;
}

/** Two lines, two people. A signature under an earlier text no longer counts and says so. */
export function Signatures({ signatures, revision }: SignaturesProps) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <div className="signatures">
      {(['prepared', 'approved'] as const).map((kind) => {
        const signed = signatures.find((each) => each.kind === kind);
        const holds = signed?.revision === revision ? signed : undefined;
        return (
          <SignatureLine
            key={kind}
            label={t(`sign.${kind}`)}
            name={holds ? <bdi>{holds.staffName}</bdi> : undefined}
            note={
              holds
                ? dayInWords(language, holds.day)
                : signed
                  ? t('sign.earlier', { name: signed.staffName })
                  : t(`sign.${kind}.waits`)
            }
          />
        );
      })}
    </div>
  );
}
