import type { Readable } from 'node:stream';
import type { DocumentFault } from '../core/consultation/documents/fault.ts';
import type { DocumentLimits } from '../core/consultation/documents/limits.ts';
import type { DocumentKind, ParsedDocument } from '../core/consultation/documents/parse.ts';
import { type CageAnswer, runCaged } from './caged-process.ts';

export type ReadingOptions = {
  readonly kind: DocumentKind;
  readonly limits: DocumentLimits;
  /** `import-child.cjs` of the build. */
  readonly childFile: string;
};

type Why = Extract<CageAnswer, { readonly ok: false }>['why'];

const faultOf: Readonly<Record<Why, DocumentFault>> = {
  'too-long': 'too-long',
  'too-large': 'too-large',
  unreadable: 'not-its-kind',
  ended: 'too-much-memory',
};

/** Reads a file of somebody else in a process of its own (`caged-process.ts`): bytes in, a tree or a fault out. */
export async function readDocument(file: Readable, options: ReadingOptions): Promise<ParsedDocument> {
  const { kind, limits, childFile } = options;
  const answer = await runCaged(file, { programFile: childFile, given: { kind, limits }, limits });
  return answer.ok ? answerIn(answer.bytes) : { ok: false, fault: faultOf[answer.why] };
}

function answerIn(bytes: Buffer): ParsedDocument {
  try {
    return JSON.parse(bytes.toString('utf8')) as ParsedDocument;
  } catch {
    return { ok: false, fault: 'too-much-memory' };
  }
}
