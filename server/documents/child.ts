import { type DocumentFault, FaultFound } from '../core/consultation/documents/fault.ts';
import type { DocumentLimits } from '../core/consultation/documents/limits.ts';
import {
  type DocumentContent,
  type DocumentKind,
  parseDocument,
} from '../core/consultation/documents/parse.ts';
import { sectionsOf } from '../core/consultation/documents.ts';
import { decodeText, unpackDocx } from './unpack.ts';
import { closeNetwork } from './without-network.ts';

/**
 * The process in which a file of somebody else is read: the file on standard input, its tree or one fault as JSON on standard output. Started
 * by `read-document.ts`, which limits its memory, time and files; it ends with the one file it read. So does a text that was pasted, of which
 * the sections come out (`cutter.ts`).
 */
async function main(): Promise<void> {
  closeNetwork();
  const { kind, limits } = JSON.parse(process.argv[2] ?? '{}') as {
    kind: DocumentKind | 'pasted';
    limits: DocumentLimits;
  };
  let answer: object;
  try {
    const bytes = await input(limits);
    // Nobody's file: it came in a field of a form, and is text.
    if (kind === 'pasted') answer = { sections: sectionsOf(bytes.toString('utf8')) };
    else answer = parseDocument(await contentOf(kind, bytes, limits), limits);
  } catch (error) {
    const fault: DocumentFault = error instanceof FaultFound ? error.fault : 'not-its-kind';
    answer = { ok: false, fault };
  }
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}

async function input({ fileBytes }: DocumentLimits): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > fileBytes) throw new FaultFound('too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function contentOf(
  kind: DocumentKind,
  bytes: Buffer,
  limits: DocumentLimits,
): Promise<DocumentContent> {
  if (kind === 'docx') return { kind, parts: await unpackDocx(bytes, limits) };
  // A file that is two kinds at once shows one to whoever checks it and the other to whoever opens it.
  const head = bytes.subarray(0, 1_024).toString('latin1');
  if (/^(\{\\rtf|GIF8|#!)|%PDF-|%!PS/u.test(head)) throw new FaultFound('not-its-kind');
  const text = decodeText(bytes);
  const start = text.slice(0, 1_024).trimStart().toLowerCase();
  const isMarkup = /^(<\?xml|<!doctype|<html|<akomantoso|<svg)/u.test(start);
  if (kind === 'akoma-ntoso' ? !start.startsWith('<') : kind !== 'html' && isMarkup)
    throw new FaultFound('not-its-kind');
  return { kind, text };
}

void main();
