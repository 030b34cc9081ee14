import { LinkifyIt } from 'linkify-it';
import type { Finding, Screen } from './shape.ts';

// linkify-it scans in one pass and knows the top-level domains; it looks nothing up and opens nothing.
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: false });

/** Without one of these there is no link and no address, and most messages end here. A newline is no part of either. */
const worthLooking = /\S[.@]\S|:\/\/|mailto:/i;

/** Asks about links and e-mail addresses. No link of a child is ever made to open, whatever is found here. */
export const contactLinks: Screen = {
  name: 'contact-links',
  run: ({ text }) => {
    if (!worthLooking.test(text)) return [];
    const findings: Finding[] = [];
    for (const match of linkify.match(text) ?? []) {
      if (isMissingSpace(match)) continue;
      const mail = match.schema === 'mailto:' || match.raw.includes('@');
      findings.push({
        rule: mail ? 'contact-email' : 'contact-link',
        start: match.index,
        end: match.lastIndex,
        verdict: 'ask',
        severity: 2,
        reason: 'contact',
      });
    }
    return findings;
  },
};

/** "I like it.Me too": a full stop without a space before a capital, where the next word happens to be a country. */
function isMissingSpace({ schema, raw }: { readonly schema: string; readonly raw: string }): boolean {
  return schema === '' && /^[^.@/:]{1,40}\.\p{Lu}\p{Ll}$/u.test(raw);
}
