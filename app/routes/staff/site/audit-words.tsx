import { isId } from '../../../../server/core/ids.ts';
import { auditActors, auditDeeds } from '../../../../server/core/privacy/audit-deeds.ts';
import { type DetailKind, detailParts } from '../../../../server/core/privacy/audit-details.ts';
import { Fold } from '../../../components/words/message.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import type { T } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { partInWords } from './audit-detail.ts';

/** What the ids of a log are called. */
type Names = Readonly<Record<string, string>>;

/** Who did it: a person by name, else which part of the program, or which kind of visitor. */
export function AuditWho({ actor, names }: { actor: string; names: Names }) {
  const t = useT();
  const name = names[actor];
  // Whatever a person is called, it is not taken for a part of the program.
  if (name !== undefined) return <bdi translate="no">{name}</bdi>;
  const known = auditActors.find((each) => each === actor);
  return known ? t(`audit.who.${known}`) : <bdi translate="no">{actor}</bdi>;
}

/** What was done, in words; an entry of a time with other names says it as it stands. */
export function AuditDone({ deed }: { deed: string }) {
  const t = useT();
  const known = auditDeeds.find((each) => each === deed);
  return known ? t(`audit.deed.${known}`) : <code dir="ltr">{deed}</code>;
}

/** To what: by its name where it has one. A number is folded: it is for whoever compares it with another page. */
export function AuditAbout({ subject, names, entry }: { subject: string; names: Names; entry: string }) {
  const t = useT();
  const name = names[subject];
  if (name !== undefined) return <bdi lang="">{name}</bdi>;
  if (subject === '') return null;
  if (subject === 'complaints') return t('audit.of-complaints');
  if (!subject.split(' ').every(isId)) return <bdi translate="no">{subject}</bdi>;
  return (
    <Fold printed summary={<OfEntry entry={entry}>{t('audit.number')}</OfEntry>}>
      <code dir="ltr">{subject}</code>
    </Fold>
  );
}

/** What is said besides, in words; an entry of a time with other words says it as it stands. */
export function AuditDetail({
  deed,
  detail,
  names,
  entry,
}: {
  deed: string;
  detail: string;
  names: Names;
  entry: string;
}) {
  const speaker = useSpeaker();
  const { t } = speaker;
  const parts = detailParts(deed, detail);
  if (!parts) return <code dir="ltr">{detail}</code>;
  const words = parts.filter(({ is }) => !folded.has(is)).map((part) => partInWords(part, speaker));
  return (
    <>
      {words.join(` ${t('list.apart')} `)}
      {parts.flatMap((part) => {
        const codes = part.said.split(' ').filter((code) => !names[code]);
        if (!folded.has(part.is)) return [];
        if (codes.length === 0) return [<bdi key={part.is}>{namesIn(part.said, { names, t })}</bdi>];
        const summary =
          part.is === 'read'
            ? t('audit.numbers', { count: codes.length })
            : t(part.is === 'print' ? 'audit.print' : 'audit.number');
        return [
          <Fold key={part.is} printed summary={<OfEntry entry={entry}>{summary}</OfEntry>}>
            <code dir="ltr">{codes.join(' ')}</code>
          </Fold>,
        ];
      })}
    </>
  );
}

/** Folds of many entries have one name: whoever hears them one after the other hears whose each is. */
function OfEntry({ entry, children }: { entry: string; children: string }) {
  const t = useT();
  return (
    <>
      {children}{' '}
      <Unseen>
        {t('audit.head.number')} {entry}
      </Unseen>
    </>
  );
}

/** What is for whoever compares it with another page, and may be two hundred numbers. */
const folded: ReadonlySet<DetailKind> = new Set(['named', 'read', 'print']);

const namesIn = (ids: string, { names, t }: { names: Names; t: T }) =>
  ids
    .split(' ')
    .map((id) => names[id] ?? id)
    .join(t('list.and'));
