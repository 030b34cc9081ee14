export type AtomEntry = {
  /** A 128-bit id of ours. */
  readonly id: string;
  readonly title: string;
  /** That of the title; everything else is in the language of the feed. */
  readonly language: string;
  readonly content: string;
  /** YYYY-MM-DD: nothing finer is told. */
  readonly day: string;
  readonly address: string;
};

/**
 * What XML 1.0 cannot hold, not even escaped: control characters, halves of a pair, and U+FFFE, U+FFFF.
 */
const unspeakable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Any text, for an element or an attribute in double quotes: it stays text and opens nothing. */
export function xmlText(text: string): string {
  return text.replace(unspeakable, '\uFFFD').replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');
}

/** An id of ours (128 bits, base64url) as the URN that an Atom entry wants, the same for ever wherever the site moves. */
export function urnOf(id: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const bits = [...id].map((sign) => letters.indexOf(sign).toString(2).padStart(6, '0')).join('');
  const hex = (bits.slice(0, 128).match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16));
  const at = (from: number, to: number) => hex.slice(from, to).join('');
  return `urn:uuid:${at(0, 8)}-${at(8, 12)}-${at(12, 16)}-${at(16, 20)}-${at(20, 32)}`;
}

const time = (day: string) => `${day}T00:00:00Z`;

/**
 * A feed as RFC 4287 has it. Every text is of type `text`, so that no reader takes any of it for markup; times are midnight,
 * because a day is all that is told. `day` is that of the feed while it has no entry.
 */
export function atomFeed(feed: {
  readonly title: string;
  /** What has to be said of all of it; '' for nothing. */
  readonly subtitle: string;
  readonly author: string;
  readonly language: string;
  readonly address: string;
  readonly page: string;
  readonly day: string;
  readonly entries: readonly AtomEntry[];
}): string {
  const newest = feed.entries
    .map(({ day }) => day)
    .sort()
    .at(-1);
  const lines = feed.entries.map(
    (entry) => `  <entry>
    <id>${urnOf(entry.id)}</id>
    <title type="text" xml:lang="${xmlText(entry.language)}">${xmlText(entry.title)}</title>
    <updated>${time(entry.day)}</updated>
    <link rel="alternate" href="${xmlText(entry.address)}"/>
    <content type="text">${xmlText(entry.content)}</content>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(feed.language)}">
  <id>${xmlText(feed.address)}</id>
  <title type="text">${xmlText(feed.title)}</title>
${feed.subtitle === '' ? '' : `  <subtitle type="text">${xmlText(feed.subtitle)}</subtitle>\n`}  <updated>${time(newest ?? feed.day)}</updated>
  <author><name>${xmlText(feed.author)}</name></author>
  <link rel="self" href="${xmlText(feed.address)}"/>
  <link rel="alternate" href="${xmlText(feed.page)}"/>
${lines.join('')}</feed>
`;
}
