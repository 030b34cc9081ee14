import { protectNumber } from '../analysis/disclosure/small-numbers.ts';

/** Read before the key is gone, and kept in the control database until it is. */
export type BeforeDestruction = {
  readonly consultationId: string;
  readonly organisation: string;
  /** SHA-256 of the title in the consultation's first language: whoever knows the title can check it. */
  readonly titleSha256: string;
  readonly timeZone: string;
  readonly retentionDay: string;
  readonly rows: ReadonlyMap<string, number>;
  /** Of the encrypted file; null where the database lay on a server, or was set apart for another machine. */
  readonly fileSha256: string | null;
  /** The last entry of the consultation's own audit chain, or where the chain was found broken. */
  readonly audit: { readonly entries: number; readonly head: string } | { readonly firstBad: number };
};

/** As it is signed. A count of rows follows the rule of every other count: from ten, in fives; null is fewer. */
export type Certificate = {
  readonly format: 'due-weight destruction 1';
  readonly consultation: string;
  readonly organisation: string;
  readonly titleSha256: string;
  readonly timeZone: string;
  readonly retentionDay: string;
  readonly destroyedDay: string;
  readonly rows: Readonly<Record<string, number | null>>;
  readonly fileSha256: string | null;
  readonly audit: { readonly entries: number; readonly head: string } | { readonly firstBad: number };
};

/** The certificate of `day`; '' while the destruction is under way. */
export function certificateOf(before: BeforeDestruction, day: string): Certificate {
  return {
    format: 'due-weight destruction 1',
    consultation: before.consultationId,
    organisation: before.organisation,
    titleSha256: before.titleSha256,
    timeZone: before.timeZone,
    retentionDay: before.retentionDay,
    destroyedDay: day,
    rows: Object.fromEntries([...before.rows].map(([table, count]) => [table, protectNumber(count)])),
    fileSha256: before.fileSha256,
    audit: before.audit,
  };
}

/** The bytes that are signed and handed out. */
export function certificateBytes(certificate: Certificate): string {
  return `${JSON.stringify(certificate, null, 2)}\n`;
}
