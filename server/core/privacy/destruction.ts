import { protectNumber } from '../analysis/disclosure/small-numbers.ts';
import { inventory } from './inventory.ts';

/** Read before the key is gone, and kept in the control database until it is. */
export type BeforeDestruction = {
  readonly consultationId: string;
  readonly organisation: string;
  /** SHA-256 of the title in the consultation's first language: whoever knows the title can check it. Null where its page was damaged. */
  readonly titleSha256: string | null;
  readonly timeZone: string;
  readonly retentionDay: string;
  /** Null where a page of one was damaged: they went all the same. */
  readonly rows: ReadonlyMap<string, number> | null;
  /** Of the encrypted file; null where the database lay on a server, or was set apart for another machine. */
  readonly fileSha256: string | null;
  readonly audit: AuditEnd;
  /** How many lines of its log are kept, and the last hash over them: who has the certificate can tell whether they were changed. */
  readonly kept: { readonly lines: number; readonly head: string };
};
/**
 * How long the consultation's own audit chain was where it was whole, where it was found broken, or that a page of it was damaged. Numbers as every
 * other is told, and no hash: what is left out of the lines that are kept could be tried with one.
 */
type AuditEnd =
  | { readonly entries: number | null }
  | { readonly firstBad: number | null }
  | { readonly unreadable: true };

/**
 * As it is signed. Of tables about children it says that every row went, and no number: beside what a release tells, one would narrow what
 * the release hides. A count of other rows follows the rule of every other count: from ten, in fives; null is fewer.
 */
export type Certificate = {
  readonly format: typeof format;
  readonly consultation: string;
  readonly organisation: string;
  readonly titleSha256: string | null;
  readonly timeZone: string;
  readonly retentionDay: string;
  readonly destroyedDay: string;
  readonly rows: Readonly<Record<string, Went>> | null;
  readonly fileSha256: string | null;
  readonly audit: AuditEnd;
  /** Null where a destruction began when nothing of a log was kept. */
  readonly kept: BeforeDestruction['kept'] | null;
};
type Went = number | null | 'all';

/**
 * Of a first one, which counted the rows of every table, of a second, before anything of a log was kept, and of a third, with the last hash of its
 * chain, a site may have some: they stay as they were signed.
 */
const format = 'due-weight destruction 4';

/** Sentences too: most of them were made of children's words, one of each. */
const ofChildren: ReadonlySet<string> = new Set([
  ...inventory
    .filter(({ store, about }) => store === 'consultation' && about === 'child')
    .map(({ table }) => table),
  'statement',
  'statement_tally',
]);

/** The certificate of `day`; '' while the destruction is under way. */
export function certificateOf(before: BeforeDestruction, day: string): Certificate {
  return {
    format,
    consultation: before.consultationId,
    organisation: before.organisation,
    titleSha256: before.titleSha256,
    timeZone: before.timeZone,
    retentionDay: before.retentionDay,
    destroyedDay: day,
    rows:
      before.rows &&
      Object.fromEntries(
        [...before.rows].map(([table, count]) => [table, went(table, protectNumber(count))]),
      ),
    fileSha256: before.fileSha256,
    audit: told(before.audit),
    kept: before.kept,
  };
}

/** What was written down when the destruction began, as it is signed on its day; also where that was before there was this format. */
export function signedOn(
  draft: Omit<Certificate, 'format' | 'kept'> & Partial<Pick<Certificate, 'kept'>>,
  destroyedDay: string,
): Certificate {
  const rows =
    draft.rows &&
    Object.fromEntries(Object.entries(draft.rows).map(([table, count]) => [table, went(table, count)]));
  return { ...draft, format, destroyedDay, rows, audit: told(draft.audit), kept: draft.kept ?? null };
}

function went(table: string, count: Went): Went {
  return ofChildren.has(table) ? 'all' : count;
}

function told(audit: AuditEnd): AuditEnd {
  if ('entries' in audit) return { entries: protectNumber(audit.entries ?? 0) };
  return 'firstBad' in audit ? { firstBad: protectNumber(audit.firstBad ?? 0) } : audit;
}

/** Days of a consultation that is destroyed: none of its words, and no count. */
export type Gone = {
  /** When it was destroyed; null where it has no certificate, for a backup that had nothing of it was put back. */
  readonly day: string | null;
  /** The last day that children were told, after which nobody keeps what they said (R103); null without a certificate. */
  readonly lastDay: string | null;
};

/** The bytes that are signed and handed out. */
export function certificateBytes(certificate: Certificate): string {
  return `${JSON.stringify(certificate, null, 2)}\n`;
}

/** What those bytes say. */
export function certificateIn(bytes: Uint8Array): Certificate {
  return JSON.parse(new TextDecoder().decode(bytes)) as Certificate;
}
