import type { DocumentFault } from '../core/consultation/documents/fault.ts';

/** What the command line says of a file that it does not take: what is wrong, and what helps. */
export const faultSentences: Readonly<Record<DocumentFault, string>> = {
  'kind-unknown': 'The name of the file has to end in .md, .txt, .html, .docx or .xml (Akoma Ntoso 3.0).',
  'not-text': 'The file is not text in UTF-8: save it as UTF-8 text and try again.',
  'not-its-kind': 'The file is not what its name says it is.',
  'too-large': 'The file is too large: at most 20 MB, unpacked too.',
  'too-deep': 'The file is nested too deeply.',
  'too-many-parts': 'The file has too many parts.',
  'too-long': 'Reading the file takes too long, or one of its lines is too long.',
  'too-much-memory': 'Reading the file takes too much memory.',
  'declares-entities':
    'The file declares a document type or entities, which can name other files: save it without them.',
  'script-link': 'A link in the file would run a program or open a file: take it out.',
  'leads-outside': 'The file fetches a part of itself from elsewhere: put that part into it, or take it out.',
  'archive-broken': 'The file is damaged: its parts cannot be unpacked.',
  'archive-path': 'A part of the file has a name that leads out of it, or that another part has.',
  'archive-bomb': 'The file unpacks to far more than it holds.',
  'archive-within': 'There is another archive or document inside the file: take it out.',
  'has-programs': 'The file has programs (macros) in it: save it without them.',
  locked: 'The file is locked with a password: save it without one.',
  'xml-broken': 'The file is not well-formed XML.',
  'not-akoma-ntoso': 'The file is XML, but not Akoma Ntoso 3.0.',
  empty: 'There is nothing in the file that could be read as a section.',
};
