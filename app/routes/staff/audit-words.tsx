import { deedStates, responseDecisions } from '../../../server/core/analysis/findings.ts';
import { isId } from '../../../server/core/ids.ts';
import { leftIn } from '../../../server/core/moderation/read-anew.ts';
import { isReason } from '../../../server/core/moderation/reasons.ts';
import { auditActors, auditDeeds } from '../../../server/core/privacy/audit-deeds.ts';
import { roles } from '../../../server/core/staff/roles.ts';
import { Fold } from '../../components/message.tsx';
import { useT } from '../../i18n/use-t.tsx';

/** What the ids of a log are called. */
type Names = Readonly<Record<string, string>>;

/** Who did it: a person by name, else which part of the program, or which kind of visitor. */
export function AuditWho({ actor }: { actor: string }) {
  const t = useT();
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
export function AuditAbout({ subject, names }: { subject: string; names: Names }) {
  const t = useT();
  const name = names[subject];
  if (name !== undefined) return <bdi lang="">{name}</bdi>;
  if (subject === '') return null;
  if (!subject.split(' ').every(isId)) return <bdi translate="no">{subject}</bdi>;
  return (
    <Fold printed summary={t('audit.number')}>
      <code dir="ltr">{subject}</code>
    </Fold>
  );
}

/** What is said besides. The numbers of what was read are folded: there may be two hundred. */
export function AuditDetail({ deed, detail, names }: { deed: string; detail: string; names: Names }) {
  const t = useT();
  const words = detail.split(' ');
  const role = (word: string) => roles.find((each) => each === word);
  const [, revision] = /^revision (\d+)$/.exec(detail) ?? [];
  const [, texts] = /^texts (\d+)$/.exec(detail) ?? [];
  if (revision) return t('audit.revision', { number: Number(revision) });
  if (texts) return t('audit.numbers', { count: Number(texts) });
  if (isReason(detail)) return t(`reason.${detail}.label`);
  if (detail === leftIn) return t('audit.left-in');
  const decision = deed === 'response:write' && responseDecisions.find((each) => each === detail);
  if (decision) return t(`answers.decision.${decision}`);
  const became = deed === 'response:deed' && deedStates.find((each) => each === detail);
  if (became) return t(`ledger.is.${became}`);
  const held = words.flatMap((word) => role(word) ?? []);
  if (held.length === words.length) return held.map((each) => t(`role.${each}`)).join(`${t('list.comma')} `);
  const numbers = words.filter((word) => isId(word) && names[word] === undefined);
  if (numbers.length === 0)
    return <bdi translate="no">{words.map((word) => names[word] ?? word).join(' ')}</bdi>;
  return (
    <Fold printed summary={t('audit.numbers', { count: numbers.length })}>
      <code dir="ltr">{numbers.join(' ')}</code>
    </Fold>
  );
}
