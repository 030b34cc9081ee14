import type { Evidence, EvidenceKind } from '../../../../server/core/analysis/findings.ts';
import { evidenceKinds } from '../../../../server/core/analysis/findings.ts';

/** What a finding rests on as the value of a checkbox. None of its three parts has a space. */
export function evidenceKey({ kind, subject, cell }: Evidence): string {
  return `${kind} ${subject} ${cell}`;
}

export function evidenceOf(key: string): Evidence | undefined {
  const [kind, subject, cell] = key.split(' ');
  if (!evidenceKinds.includes(kind as EvidenceKind) || !subject || cell === undefined) return undefined;
  return { kind: kind as EvidenceKind, subject, cell };
}
