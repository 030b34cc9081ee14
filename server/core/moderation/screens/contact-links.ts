import { LinkifyIt } from 'linkify-it';
import { type Folded, placeIn } from './fold.ts';
import type { Finding, Screen } from './shape.ts';
import { type MaskWords, unmask } from './unmask.ts';

// linkify-it scans in one pass and knows the top-level domains; it looks nothing up and opens nothing.
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: false }).tlds(
  [
    'app',
    'xyz',
    'club',
    'online',
    'site',
    'dev',
    'link',
    'live',
    'game',
    'games',
    'chat',
    'social',
    'world',
    'store',
  ],
  true,
);

/** Without one of these there is no link and no address, and most messages end here. A newline is no part of either. */
const worthLooking = /\S[.@]\S|:\/\/|mailto:/i;

const longestLocal = 40;
const localCharacter = /[a-z0-9._-]/;

/** Masked, these endings are words of a sentence: "look . it is", "stop dot me too". */
const alsoWords =
  /\.(?:it|is|in|no|so|to|us|at|be|my|me|am|as|do|id|or|pm|tv|ws|la|li|si|de|la|es|ne|se|re|to|th|ma|pa)$/;

/** Asks about links and e-mail addresses, masked ones too. No link of a child is ever made to open, whatever is found here. */
export function contactLinks(words: MaskWords, mailHosts: ReadonlySet<string>): Screen {
  return {
    name: 'contact-links',
    run: ({ text }, { folded, tokens }) => {
      const findings = linksIn(apart(text));
      for (const finding of linksIn(text)) add(findings, finding);
      const bare = unmask(folded, tokens, words);
      const written = folded.starts === null ? [] : maskedIn(folded);
      for (const finding of [...written, ...mailHostsIn(folded.text, mailHosts)])
        add(findings, { ...finding, ...placeIn(folded, finding.start, finding.end) });
      if (bare === null) return findings;
      for (const finding of [...maskedIn(bare), ...mailHostsIn(bare.text, mailHosts)]) {
        const place = placeIn(bare, finding.start, finding.end);
        const address = bare.text.slice(finding.start, finding.end);
        const isWhole =
          finding.rule === 'contact-email' && isAddress({ address, written: text, ...place }, mailHosts);
        add(findings, { ...finding, ...place }, isWhole);
      }
      return findings;
    },
  };
}

/** Chinese has no spaces: without one "我的邮箱是tom.li@mail.com" would be the address of a site as far as the at. As long as before. */
function apart(text: string): string {
  return text.replace(/[\u4E00-\u9FFF](?=[A-Za-z0-9])|(?<=[A-Za-z0-9])[\u4E00-\u9FFF]/g, ' ');
}

/** A place found twice is told once: as what it was found as first, or as the whole of it. */
function add(findings: Finding[], finding: Finding, isWhole = false): void {
  const known = findings.filter(({ start, end }) => finding.start < end && start < finding.end);
  const within = ({ start, end }: Finding) =>
    finding.start <= start && end <= finding.end && end - start < finding.end - finding.start;
  if (known.length > 0 && !(isWhole && known.every(within))) return;
  for (const part of known) findings.splice(findings.indexOf(part), 1);
  findings.push(finding);
}

/** "luna(at)gmail.com" and "luna at gmail.com", of which the end alone is a link too. Not "we look at example.org": that at is a word. */
function isAddress(
  of: { readonly address: string; readonly written: string; readonly start: number; readonly end: number },
  hosts: ReadonlySet<string>,
): boolean {
  const host = /@([a-z0-9]+)/.exec(of.address)?.[1] ?? '';
  return hosts.has(host) || /[@([{<]/.test(of.written.slice(of.start, of.end));
}

function maskedIn({ text }: Folded): Finding[] {
  return linksIn(apart(text)).filter(({ start, end }) => {
    const raw = text.slice(start, end);
    if (raw.includes('@')) return /\.\p{L}/u.test(raw.slice(raw.indexOf('@')));
    return raw.includes('/') || !alsoWords.test(raw);
  });
}

/** "me@gmail", without an ending. */
function mailHostsIn(text: string, hosts: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  for (const { index, 0: raw, 1: host = '' } of text.matchAll(/@([a-z0-9]{2,20})/g)) {
    if (!hosts.has(host)) continue;
    let start = index;
    while (start > 0 && index - start < longestLocal && localCharacter.test(text.charAt(start - 1)))
      start -= 1;
    if (start < index) findings.push(found('contact-email', start, index + raw.length));
  }
  return findings;
}

function linksIn(text: string): Finding[] {
  if (!worthLooking.test(text)) return [];
  const findings: Finding[] = [];
  for (const match of linkify.match(text) ?? []) {
    if (isMissingSpace(match)) continue;
    const mail = match.schema === 'mailto:' || match.raw.includes('@');
    findings.push(found(mail ? 'contact-email' : 'contact-link', match.index, match.lastIndex));
  }
  return findings;
}

function found(rule: string, start: number, end: number): Finding {
  return { rule, start, end, verdict: 'ask', severity: 2, reason: 'contact' };
}

/** "I like it.Me too": a full stop without a space before a capital, where the next word happens to be a country. */
function isMissingSpace({ schema, raw }: { readonly schema: string; readonly raw: string }): boolean {
  return schema === '' && /^[^.@/:]{1,40}\.\p{Lu}\p{Ll}$/u.test(raw);
}
