import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../../server/core/moderation/screening.ts';

type Span = { readonly type: string; readonly start: number; readonly end: number };
export type Row = { readonly text: string; readonly spans: readonly Span[] };

export function personalRows(folder: string): Row[] {
  const lines = readFileSync(join(folder, 'screening/personal-data.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Row);
}

/** Sentences that are hateful, and ones that only look like it, in eleven languages. */
export function hateRows(folder: string): { language: string; text: string; label: string }[] {
  const lines = readFileSync(join(folder, 'screening/hate.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as { language: string; text: string; label: string });
}

export function naughtyStrings(folder: string): string[] {
  return JSON.parse(readFileSync(join(folder, 'screening/blns.json'), 'utf8')) as string[];
}

/** The cues before a person's name that are published, in the small: a check of its own, not the product's list. */
const cue =
  /(?:my name is|i'm|i am|this is|mr\.?|mrs\.?|ms\.?|miss|dr\.?|dear|hi|hello|hey|user:|name:|call me|directed by:?)\s+$/i;

/** What a span counts as, or undefined. */
function kindOf({ type }: Span, before: string): string[] {
  if (type === 'PHONE_NUMBER') return ['telephone'];
  if (type === 'EMAIL_ADDRESS') return ['email'];
  if (type === 'URL') return ['url'];
  if (type === 'DOMAIN_NAME') return ['domain'];
  if (type === 'STREET_ADDRESS') return ['address'];
  if (type === 'PERSON') return cue.test(before) ? ['person', 'personAfterCue'] : ['person'];
  return [];
}

const rules: Readonly<Record<string, readonly string[]>> = {
  telephone: ['contact-number', 'contact-number-spelled'],
  email: ['contact-email'],
  url: ['contact-link'],
  domain: ['contact-link'],
  address: ['place-address'],
  person: ['person-name', 'person-perhaps'],
};

/** Of each kind of span the share that a finding overlaps, and of each kind of finding the share that overlaps a span of it. */
export function measure(rows: readonly Row[], screen: (text: string) => readonly Finding[]) {
  const spans: Record<string, { found: number; of: number }> = {};
  const findings: Record<string, { right: number; of: number }> = {};
  const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
    a.start < b.end && b.start < a.end;
  for (const row of rows) {
    const all = screen(row.text);
    for (const span of row.spans) {
      for (const kind of kindOf(span, row.text.slice(0, span.start))) {
        spans[kind] ??= { found: 0, of: 0 };
        spans[kind].of += 1;
        if (all.some((finding) => overlaps(finding, span))) spans[kind].found += 1;
      }
    }
    for (const [kind, names] of Object.entries(rules)) {
      for (const finding of all.filter(({ rule }) => names.includes(rule))) {
        findings[kind] ??= { right: 0, of: 0 };
        findings[kind].of += 1;
        const isRight = row.spans.some((span) => overlaps(span, finding) && kindOf(span, '').includes(kind));
        if (isRight) findings[kind].right += 1;
      }
    }
  }
  return { spans, findings };
}
