/** Why a file is not taken. Each has one sentence, in `server/documents/sentences.ts`. */
export type DocumentFault =
  | 'kind-unknown'
  | 'not-text'
  | 'not-its-kind'
  | 'too-large'
  | 'too-deep'
  | 'too-many-parts'
  | 'too-long'
  | 'too-much-memory'
  | 'declares-entities'
  | 'script-link'
  | 'leads-outside'
  | 'archive-broken'
  | 'archive-path'
  | 'archive-bomb'
  | 'archive-within'
  | 'has-programs'
  | 'locked'
  | 'xml-broken'
  | 'not-akoma-ntoso'
  | 'empty';

/**
 * Ends reading from deep inside a parser's callbacks, where no value can be answered. `parseDocument` and the child process turn it
 * into a value; nothing else sees it.
 */
export class FaultFound extends Error {
  readonly fault: DocumentFault;

  constructor(fault: DocumentFault) {
    super(fault);
    this.fault = fault;
  }
}
