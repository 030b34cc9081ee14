import type { GateRow } from '../../../../server/core/consultation/release-gate.ts';
import type { HelpItem } from '../../../../server/core/consultation/safety-gate.ts';
import { Paragraphs } from '../../../components/document/paragraphs.tsx';
import { GateRow as GateLine, GateTable } from '../../../components/staff/gate-row.tsx';
import { SignatureLine } from '../../../components/staff/signature-line.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { isolated } from '../../../i18n/isolated.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { gatePlaces, useGateSays } from './gate-says.ts';

/** What is still to be done stands first. */
const order = ['missing', 'not-yet-checked', 'ready'] as const;

/** The release gate as a table. What is not yet checked is said as plainly as what is. */
export function Gate({ rows, base }: { rows: readonly GateRow[]; base: string }) {
  const t = useT();
  const { language } = useSpeaker();
  const says = useGateSays();
  return (
    <GateTable
      caption={t('gate.caption')}
      heads={[t('gate.head.state'), t('gate.head.item'), t('gate.head.says'), t('gate.head.who')]}
    >
      {order
        .flatMap((state) => rows.filter((row) => row.state === state))
        .map((row) => {
          const place = gatePlaces[row.item];
          return (
            <GateLine
              key={row.item}
              id={`gate-${row.item}`}
              state={row.waits ? 'waits' : row.state}
              word={t(`gate.state.${row.waits ? 'waits' : row.state}`)}
              item={t(`gate.${row.item}`)}
              href={place === undefined ? undefined : base + place}
              says={says(row)}
              who={
                row.who === null || row.day === null
                  ? ''
                  : `${isolated(row.who)}${t('list.comma')}${dayInWords(language, row.day)}`
              }
            />
          );
        })}
    </GateTable>
  );
}

/** What children who take part are without now: each with what would mend it, as the gate says it. */
export function HelpMissing({ missing, rows }: { missing: readonly HelpItem[]; rows: readonly GateRow[] }) {
  const t = useT();
  const says = useGateSays();
  if (missing.length === 0) return null;
  return (
    <Notice kind="owed" title={t('life.lacks')}>
      {rows
        .filter(({ item }) => missing.some((each) => each === item))
        .map((row) => (
          <p key={row.item}>
            <b>{t(`gate.${row.item}`)}</b> {t('list.apart')} {says(row)}
          </p>
        ))}
    </Notice>
  );
}

/** Whoever approves gave it back: who, and what has to change. It goes when it is signed as prepared again. */
export function CameBack({ staffName, day, reason }: { staffName: string; day: string; reason: string }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <Notice kind="owed" title={t('gate.returned')}>
      <p>{t('gate.returned.by', { name: isolated(staffName), day: dayInWords(language, day) })}</p>
      <div lang="" dir="auto">
        <Paragraphs text={reason} />
      </div>
      <p className="soft">{t('gate.returned.next')}</p>
    </Notice>
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
