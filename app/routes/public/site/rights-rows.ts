/** How far the product is with a right today, as the first words of its row in docs/rights.md say; `unchecked` is “done, but for …”. */
type Today = 'done' | 'unchecked' | 'prepared' | 'not-yet';

type RightsRow = {
  readonly right: 'choose' | 'heard' | 'told' | 'private' | 'safe' | 'everyone' | 'sold' | 'see' | 'wrong';
  /** Paragraphs of General Comment No. 25, as docs/rights.md heads its row. */
  readonly paragraphs: string;
  readonly today: Today;
  /** On a libSQL server, whose one key is for all and whose log keeps what was erased, it works in part (R791). */
  readonly lessOnServer?: true;
  /** Where a child finds what is meant, and what that page is called. */
  readonly href: string;
  readonly page: 'foot.answers' | 'foot.help' | 'foot.keep' | 'foot.look' | 'foot.wrong' | 'foot.privacy';
};

/**
 * The rights that a child meets here, each a row of docs/rights.md. A test holds both together: the page says "works here" of
 * nothing of which that table does not say so.
 */
export const rightsRows: readonly RightsRow[] = [
  { right: 'choose', paragraphs: '71', today: 'unchecked', href: '/keep', page: 'foot.keep' },
  { right: 'heard', paragraphs: '18', today: 'unchecked', href: '/answers', page: 'foot.answers' },
  {
    right: 'told',
    paragraphs: '50, 54, 56, 58–59',
    today: 'unchecked',
    href: '/wrong',
    page: 'foot.wrong',
  },
  {
    right: 'private',
    paragraphs: '67–70, 74',
    today: 'unchecked',
    lessOnServer: true,
    href: '/keep',
    page: 'foot.keep',
  },
  {
    right: 'safe',
    paragraphs: '45–46, 80–83, 118, 122',
    today: 'prepared',
    href: '/help',
    page: 'foot.help',
  },
  { right: 'everyone', paragraphs: '9–11', today: 'prepared', href: '/look', page: 'foot.look' },
  { right: 'sold', paragraphs: '40, 42, 110', today: 'done', href: '/privacy', page: 'foot.privacy' },
  { right: 'see', paragraphs: '72', today: 'done', lessOnServer: true, href: '/keep', page: 'foot.keep' },
  { right: 'wrong', paragraphs: '31, 43–44, 48–49', today: 'prepared', href: '/wrong', page: 'foot.wrong' },
];

/** How many paragraphs a text like “67–70, 74” names. */
export function manyIn(paragraphs: string): number {
  return paragraphs.split(', ').reduce((many, part) => {
    const [first = 0, last = first] = part.split('–').map(Number);
    return many + last - first + 1;
  }, 0);
}
