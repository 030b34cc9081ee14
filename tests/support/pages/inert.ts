import { strFromU8, unzipSync } from 'fflate';
import { parseCsv } from '../../replay/csv.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** What could run in a form of a release, one sentence each. Written anew: nothing of what draws the forms is asked. */
export function whatRuns(files: Files): readonly string[] {
  return [...files].flatMap(([name, bytes]) => {
    const found = name.endsWith('.csv')
      ? inCsv(textOf(bytes))
      : name.endsWith('.html')
        ? inHtml(textOf(bytes))
        : name.endsWith('.svg')
          ? inSvg(textOf(bytes))
          : name.endsWith('.docx')
            ? inDocx(bytes)
            : name.endsWith('.pdf')
              ? inPdf(bytes)
              : [];
    return found.map((each) => `${name}: ${each}`);
  });
}

export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

/**
 * A cell that a spreadsheet takes for a formula, also after it trimmed what stands before it, and where it parts by semicolons or tabs: then
 * quotes inside a cell hold nothing together.
 */
function inCsv(text: string): string[] {
  const elsewhere = text.split(/[;\t\r\n]/).map((cell) => cell.replace(/^[\s"]*/, ''));
  return [...parseCsv(text).flatMap((row) => Object.values(row)), ...elsewhere]
    .filter((cell) => /^[\s\u200B-\u200F\u2060\uFEFF]*[=+\-@|%＝＋－＠]/.test(cell) || /^[\t\r\n]/.test(cell))
    .filter((cell) => !/^\d+$/.test(cell))
    .map((cell) => `a cell begins ${JSON.stringify(cell.slice(0, 20))}`);
}

const tags = new Set(
  'html head meta title link body main h1 h2 h3 p ul li div span bdi table caption thead tbody tr th td figure svg path rect'.split(
    ' ',
  ),
);
const attributes = new Set(
  'lang dir charset name content rel href class scope role aria-label aria-hidden viewBox d x y width height fill fill-opacity stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin data-cell'.split(
    ' ',
  ),
);

/** A picture is of four tags with attributes that do nothing. */
function inSvg(text: string): string[] {
  const written = /^(?:svg|title|desc|rect|text)$/;
  const own =
    /^(?:xmlns|lang|direction|viewBox|width|height|font-family|font-size|font-weight|text-anchor|x|y|fill|fill-opacity|stroke|stroke-width|stroke-dasharray)$/;
  return [...text.matchAll(/<(\/?)([^\s/>]*)([^>]*)>/g)].flatMap(([whole, , name = '', rest = '']) => [
    ...(written.test(name) ? [] : [`a tag ${whole.slice(0, 40)}`]),
    ...[...rest.matchAll(/([^\s="]+)="[^"]*"/g)].flatMap(([, attribute = '']) =>
      own.test(attribute) ? [] : [`an attribute ${attribute}`],
    ),
  ]);
}

/** Every tag of the page is one that we write, with attributes that we write; and no other angle stands in it. */
function inHtml(text: string): string[] {
  const faults: string[] = [];
  const rest = text
    .replace(/^<!doctype html>\n/, '')
    .replace(/<(\/?)([a-z0-9]+)((?:\s[^<>]*)?)\/?>/g, (whole, _end, name, own) => {
      if (!tags.has(name)) faults.push(`a tag ${whole.slice(0, 40)}`);
      const left = String(own).replace(/\s([a-zA-Z-]+)="([^"<>]*)"/g, (_pair, attribute, value) => {
        if (!attributes.has(attribute)) faults.push(`an attribute ${attribute}`);
        if (attribute === 'href' && value !== 'pages.css') faults.push(`an address ${value}`);
        return '';
      });
      if (left.replace('/', '').trim() !== '') faults.push(`in a tag ${left.slice(0, 40)}`);
      return '';
    });
  if (/[<>]/.test(rest)) faults.push(`an angle in ${JSON.stringify(/.{0,20}[<>].{0,20}/.exec(rest)?.[0])}`);
  if (/(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u.test(rest)) faults.push('a control');
  return faults;
}

/** Parts, links, fields and embedded things that a word processor acts on; and XML that is none. */
function inDocx(bytes: Uint8Array): string[] {
  const faults: string[] = [];
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    const xml = strFromU8(part);
    if (!/\.(xml|rels)$/.test(name)) faults.push(`a part ${name}`);
    if (/<!DOCTYPE|<!ENTITY|TargetMode="External"/i.test(xml)) faults.push(`${name} reaches out`);
    if (/<w:(instrText|fldSimple|fldChar|hyperlink|altChunk|object|control|subDoc)\b/.test(xml))
      faults.push(`${name} has a field, a link or an object`);
    if (/(?![\t\n\r\u007F-\u009F])\p{Cc}|[\uFFFE\uFFFF]/u.test(xml))
      faults.push(`${name} has a letter that XML has not`);
    const bare = xml
      .replace(/<[/?]?[A-Za-z][^<>]*>/g, '')
      .replace(/&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);/gi, '');
    if (/[<&]/.test(bare)) faults.push(`${name} is no XML`);
  }
  return faults;
}

/** What a reader of PDF acts on, outside of texts and of compressed drawing. */
function inPdf(bytes: Uint8Array): string[] {
  const objects = Buffer.from(bytes)
    .toString('latin1')
    .replace(/stream\r?\n[\s\S]*?endstream/g, '')
    .replace(/\((?:\\[\s\S]|[^\\()])*\)/g, '()');
  const acts =
    /\/(JavaScript|JS|Launch|URI|OpenAction|AA|EmbeddedFiles?|AcroForm|SubmitForm|GoToR|RichMedia|Annots)\b/;
  const found = acts.exec(objects);
  return found ? [`it acts: ${found[0]}`] : [];
}

/** Each number of a page by the name of its cell, read back from the page alone: digits of any script, '' where it is hidden. */
export function cellsOfPage(html: string): ReadonlyMap<string, string> {
  return new Map(
    [...html.matchAll(/<td data-cell="([^"]+)">([^<]*)<\/td>/g)].map(([, cell = '', told = '']) => {
      const digits = [...told]
        .map((each) => (/[\u0660-\u0669]/.test(each) ? String((each.codePointAt(0) ?? 0) - 0x660) : each))
        .filter((each) => /\d/.test(each))
        .join('');
      // Words for a hidden number may name the threshold.
      return [cell, /^[\d٠-٩,٬.]+$/.test(told) ? digits : ''] as const;
    }),
  );
}
