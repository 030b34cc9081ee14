import { parseAkomaNtoso } from './akoma-ntoso.ts';
import { parseDocx } from './docx.ts';
import { type DocumentFault, FaultFound } from './fault.ts';
import { parseHtml } from './html.ts';
import type { DocumentLimits } from './limits.ts';
import { parseMarkdown } from './markdown.ts';
import { parseText } from './text.ts';
import { countTree, type DocumentTree } from './tree.ts';

export type DocumentKind = 'markdown' | 'text' | 'html' | 'docx' | 'akoma-ntoso';

/** What a file contains: its text, or, of a word-processor file, its unpacked parts by name. */
export type DocumentContent =
  | { readonly kind: Exclude<DocumentKind, 'docx'>; readonly text: string }
  | { readonly kind: 'docx'; readonly parts: ReadonlyMap<string, string> };

export type ParsedDocument =
  | { readonly ok: true; readonly tree: DocumentTree }
  | { readonly ok: false; readonly fault: DocumentFault };

/** Reads a file that was sent in, in a process of its own, or says that too many are being read. */
export type ReadFile = (file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}) => Promise<ParsedDocument | 'busy'>;

/** What a file is by its name, which the content has to bear out. */
export function kindOfName(name: string): DocumentKind | undefined {
  const ending = /\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
  const kinds: Readonly<Record<string, DocumentKind>> = {
    md: 'markdown',
    markdown: 'markdown',
    txt: 'text',
    htm: 'html',
    html: 'html',
    xhtml: 'html',
    docx: 'docx',
    xml: 'akoma-ntoso',
    akn: 'akoma-ntoso',
  };
  return Object.hasOwn(kinds, ending) ? kinds[ending] : undefined;
}

/** Reads a document into its tree. Fault `empty` when nothing in it could be a section; the others are those of each kind. */
export function parseDocument(content: DocumentContent, limits: DocumentLimits): ParsedDocument {
  try {
    const tree = treeOf(content, limits);
    return countTree(tree).sections === 0 ? { ok: false, fault: 'empty' } : { ok: true, tree };
  } catch (error) {
    if (error instanceof FaultFound) return { ok: false, fault: error.fault };
    // A stack that overflows is a nesting no counter saw.
    if (error instanceof RangeError) return { ok: false, fault: 'too-deep' };
    throw error;
  }
}

function treeOf(content: DocumentContent, limits: DocumentLimits): DocumentTree {
  switch (content.kind) {
    case 'docx':
      return parseDocx(content.parts, limits);
    case 'akoma-ntoso':
      return parseAkomaNtoso(content.text, limits);
    case 'html':
      return parseHtml(content.text, limits);
    case 'markdown':
      return parseMarkdown(content.text, limits);
    case 'text':
      return parseText(content.text);
  }
}
