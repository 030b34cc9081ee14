import { Lexer, Marked, type Token, type Tokens } from 'marked';
import { FaultFound } from './fault.ts';
import { blocksOfHtml, readHtml } from './html.ts';
import { documentLimits } from './limits.ts';
import { raised } from './printed-numbers.ts';
import type { Block } from './tree.ts';

/** What is done with each address of a link, which may end the reading. */
export type AtLink = (address: string) => void;

/** The blocks of Markdown (GFM) as the lexer has them. */
export function markdownTokens(markdown: string): readonly Token[] {
  return new Marked({ gfm: true }).lexer(markdown);
}

/**
 * The words of one block, without its marks: every number as it was written, rows of a table on lines of their own with a bar between their
 * cells, the words of HTML. Words that were struck out are left out. What has no words has no block, but for a heading.
 */
export function blocksOfMarkdown(token: Token, atLink?: AtLink): readonly Block[] {
  if (token.type === 'html') return blocksOfMarkup(token.raw, atLink);
  const text = wordsOf(token, atLink).trim();
  if (token.type === 'heading') return [{ text, level: Number(token.depth ?? 1) }];
  return text === '' ? [] : [{ text }];
}

/** The items of a list that counts, each with its number and what stands below it; of anything else an empty list. */
export function countedItems(token: Token): readonly string[] {
  return token.type === 'list' && token.ordered ? itemsOf(token as Tokens.List, undefined) : [];
}

function wordsOf(token: Token, atLink: AtLink | undefined): string {
  switch (token.type) {
    case 'space':
    case 'hr':
      return '';
    case 'br':
      return '\n';
    case 'html':
      return token.block
        ? blocksOfMarkup(token.raw, atLink)
            .map(({ text }) => text)
            .join('\n')
        : inlineMarkup(token.raw, atLink);
    case 'link':
    case 'image':
      atLink?.(String(token.href ?? ''));
      // "[1](a)" in a law is a number and a letter.
      if (!isAddress(String(token.href ?? ''))) return token.raw;
      break;
    case 'def':
      atLink?.(String(token.href ?? ''));
      return isAddress(String(token.href ?? '')) ? '' : token.raw;
    case 'list':
      return listOf(token as Tokens.List, atLink);
    case 'table':
      return tableOf(token.raw, atLink);
    case 'del': {
      // Its links are judged all the same. Of one sign GFM makes the same mark, but "~5-~7" strikes nothing out.
      const struck = joined(token.tokens ?? [], atLink);
      return token.raw.startsWith('~~') ? '' : `~${struck}~`;
    }
    case 'code':
      return [token.lang, token.text].filter(Boolean).join('\n');
    case 'list_item':
    case 'blockquote':
      return (token.tokens ?? [])
        .map((each) => wordsOf(each, atLink))
        .filter(Boolean)
        .join('\n');
  }
  if ('tokens' in token && token.tokens) return joined(token.tokens, atLink);
  return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
}

/**
 * Each item with the number and sign that stand before it: a law that begins at 12 goes on at 13, and one without its 13 goes on at 14. Where
 * all have the same number, its writer left the counting to Markdown.
 */
function listOf(list: Tokens.List, atLink: AtLink | undefined): string {
  return itemsOf(list, atLink).join('\n');
}

function itemsOf({ ordered, items }: Tokens.List, atLink: AtLink | undefined): readonly string[] {
  const written = items.map(({ raw }) => /^\s*([0-9]{1,9})([.)])/u.exec(raw) ?? ['', '', '']);
  const [, first = '', sign = ''] = written[0] ?? [];
  const counted = items.length > 1 && written.every(([, number]) => number === first);
  return items.map((item, at) => {
    const number = counted ? Number(first) + at : written[at]?.[1];
    return `${ordered ? `${number}${sign}` : '•'} ${wordsOf(item, atLink)}`;
  });
}

/** From its lines: the lexer leaves out cells that stand beyond the last heading. */
function tableOf(raw: string, atLink: AtLink | undefined): string {
  return raw
    .trim()
    .split('\n')
    .filter((_, line) => line !== 1)
    .map((line) =>
      line
        .trim()
        .replace(/^\|/u, '')
        .replace(/(?<!\\)\|$/u, '')
        .split(/(?<!\\)\|/u)
        .map((cell) => joined(Lexer.lexInline(cell.replaceAll('\\|', '|').trim()), atLink))
        .map((cell) => cell.replace(/\s+/gu, ' ').trim())
        .join(' | '),
    )
    .join('\n');
}

/** Words that stand on one line. No two numbers become one because a mark between them went, or what it struck out. */
function joined(tokens: readonly Token[], atLink: AtLink | undefined): string {
  const all = tokens.map((token) => wordsOf(token, atLink));
  // What a tag strikes out is no end of a range.
  const followedBy = signsBehind(
    all.map((said, at) => (/^<del[\s>]/iu.test(tokens[at]?.raw ?? '') ? ' ' : said)),
  );
  const pieces: string[] = [];
  let last = '';
  let raisedBy = 0;
  let struck = false;
  let wentBefore = false;
  // One that nothing closes strikes nothing out.
  const closing = tokens.findLastIndex((token) => token.type === 'html' && /^<\/del[\s>]/iu.test(token.raw));
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'html' && /^<\/?del[\s>]/iu.test(token.raw))
      struck = token.raw[1] !== '/' && at < closing;
    if (token.type === 'html' && /^<sup[\s>]/iu.test(token.raw)) raisedBy += 1;
    if (token.type === 'html' && /^<\/sup[\s>]/iu.test(token.raw)) raisedBy = Math.max(0, raisedBy - 1);
    const said = isRange(token, last, followedBy[at]) ? token.raw : (all[at] ?? '');
    // Tags part no number, as on a page: "7<b>8</b>" is one, and so is what a program wrote as "1<del>2</del><ins>4</ins>".
    wentBefore ||= said === '' && token.type !== 'html';
    if (struck || said === '') continue;
    if (wentBefore && isDigit(last) && isDigit(said.at(0))) {
      pieces.push(' ');
      last = ' ';
    }
    wentBefore = false;
    const isMark = token.type === 'em' || token.type === 'strong';
    const touches =
      (isDigit(last) && isDigit(said.at(0))) || (isDigit(said.at(-1)) && isDigit(all[at + 1]?.at(0)));
    const piece = raisedBy > 0 ? raised(said) : isMark && touches ? token.raw : said;
    pieces.push(piece);
    // Of the last piece, and not of all: a line may have a hundred thousand.
    last = piece.at(-1) ?? last;
  }
  return pieces.join('');
}

/** Of each piece the first sign of the words behind it, whatever marks stand between; empty behind the last. */
function signsBehind(pieces: readonly string[]): readonly string[] {
  let sign = '';
  return pieces
    .toReversed()
    .map((piece) => {
      const behind = sign;
      sign = piece.at(0) ?? sign;
      return behind;
    })
    .toReversed();
}

/**
 * "5~~10 to 20~~30" says from where to where: where both signs stand between two numbers they strike nothing out. "12~~13 years~~" and "12~~13~~ years"
 * do: the number behind is gone.
 */
function isRange(token: Token, before: string | undefined, behind: string | undefined): boolean {
  const within = /^~~\p{Nd}(?:.*\p{Nd})?~~$/su.test(token.raw);
  return token.type === 'del' && within && isDigit(before) && isDigit(behind);
}

/** Of any writing. */
function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && /^\p{Nd}/u.test(sign);
}

/** A link of a document leads to an address or a place in it; what is in brackets after a bracket else is words. */
function isAddress(address: string): boolean {
  return address === '' || /[/#@:?]|\.[a-z]/iu.test(address);
}

/** The elements of HTML. In any other name between these signs somebody left a place free: "<name of the authority>". */
const elements = new Set(
  'a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark math menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr'.split(
    ' ',
  ),
);

function isElement(name: string): boolean {
  return elements.has(name.toLowerCase());
}

/** A tag inside a line: no word, but for an ending that would push two words into one. */
function inlineMarkup(raw: string, atLink: AtLink | undefined): string {
  if (/^<!--/u.test(raw)) return '';
  const name = /^<\/?([a-z][a-z0-9-]*)/iu.exec(raw)?.[1]?.toLowerCase() ?? '';
  if (!isElement(name)) return raw;
  // Its addresses are judged as those of a page are.
  if (atLink && raw.includes('=')) blocksOfMarkup(raw, atLink);
  return name === 'br' ? '\n' : blocksOfHtml.has(name) ? ' ' : '';
}

/** A piece of HTML inside Markdown, read as a page is. Pasted, what would be refused stands as it was typed. */
function blocksOfMarkup(raw: string, atLink: AtLink | undefined): readonly Block[] {
  const marked = raw.replace(
    /<(?!!--|!doctype)(\/?)([a-z][a-z0-9-]*)?/giu,
    (sign, _, name: string | undefined) =>
      name !== undefined && isElement(name) ? sign : sign.replace('<', '&lt;'),
  );
  try {
    const { blocks, footnotes } = readHtml(marked, documentLimits);
    return [...blocks, ...footnotes.map((text) => ({ text }))];
  } catch (error) {
    if (!(error instanceof FaultFound) || atLink) throw error;
    return [{ text: raw.trim() }];
  }
}
