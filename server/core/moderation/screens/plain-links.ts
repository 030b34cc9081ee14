import type { Finding, Screen } from './shape.ts';

/** Endings that children write. The whole list, and masked forms, are looked for on the server. */
const endings: ReadonlySet<string> = new Set(
  'com net org gg io me tv app link ly co info de uk sa ae eg jo ma cn'.split(' '),
);
const label = /^[\p{L}\p{N}_-]{1,63}$/u;
const openers = /^[("'“«<[]{1,3}/;
const closers = /[.,;:!?)\]"'”»>،؛؟。，]{1,5}$/;

/** Asks about links and addresses as they are plainly written: the small half of `contact-links`, for a child's own device. */
export const plainLinks: Screen = {
  name: 'plain-links',
  run: ({ text }) => {
    const findings: Finding[] = [];
    for (const { index, 0: raw } of text.matchAll(/\S{4,300}/g)) {
      const start = index + (openers.exec(raw)?.[0].length ?? 0);
      const end = index + raw.replace(closers, '').length;
      const kind = kindOf(text.slice(start, end).toLowerCase());
      if (!kind) continue;
      const rule = `contact-${kind}`;
      findings.push({ rule, start, end, verdict: 'ask', severity: 2, reason: 'contact' });
    }
    return findings;
  },
};

function kindOf(word: string): 'link' | 'email' | undefined {
  if (word.startsWith('http://') || word.startsWith('https://') || word.startsWith('www.')) return 'link';
  const [address = ''] = word.split('/');
  const at = address.lastIndexOf('@');
  const labels = address.slice(at + 1).split('.');
  if (labels.length < 2 || !labels.every((each) => label.test(each))) return undefined;
  if (at > 0) return 'email';
  return endings.has(labels.at(-1) ?? '') ? 'link' : undefined;
}
