import { done, type Outcome, refuse } from '../../core/outcome.ts';
import type { Actor } from '../../core/staff/roles.ts';
import type { Deps } from '../deps.ts';
import { ifAnswering } from '../if-readable.ts';
import { type WhatStays, whatStays } from './what-stays.ts';

/** How long a receipt can be had again in this process, in milliseconds; and how many are held at most. */
const keptMs = 3_600_000;
const mostKept = 5_000;

/** What an erasure removed, without saying of whom: signed by the organisation, given once. */
type Receipt = {
  readonly consultation: string;
  /** The day in the consultation's zone. */
  readonly day: string;
  /** How many rows of each table went. */
  readonly rows: Readonly<Record<string, number>>;
};

const mark = 'due-weight-erased';

/** The bytes that are signed: one JSON object with its keys in this order. */
function receiptBody(receipt: Receipt): string {
  const rows = Object.fromEntries(Object.entries(receipt.rows).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({
    format: mark,
    version: 1,
    consultation: receipt.consultation,
    day: receipt.day,
    rows,
  });
}

/** A receipt as one line to keep: `due-weight-erased.BODY.SIGNATURE`, both base64url. */
function receiptLine(body: string, signature: Uint8Array): string {
  return [mark, Buffer.from(body).toString('base64url'), Buffer.from(signature).toString('base64url')].join(
    '.',
  );
}

/** The signed bytes and the signature of a line, or undefined for what is no receipt. */
function readReceiptLine(line: string): { body: Buffer; signature: Buffer } | undefined {
  const match = /^due-weight-erased\.([A-Za-z0-9_-]{1,4000})\.([A-Za-z0-9_-]{86})$/.exec(line.trim());
  if (!match) return undefined;
  return {
    body: Buffer.from(match[1] ?? '', 'base64url'),
    signature: Buffer.from(match[2] ?? '', 'base64url'),
  };
}

/** What a child reads once its erasure is over. */
export type Erased = WhatStays & {
  /** One line; '' when an earlier run had removed the rows already. */
  readonly receipt: string;
  /** A sheet of paper is left of it. */
  readonly onPaper: boolean;
};

/** Of a receipt, with what stays all the same. Where the consultation is gone too, or gives no answer, only what was published can: the receipt of what is done waits for nothing. */
export async function erasedOf(deps: Deps, consultationId: string, receipt: string): Promise<Erased> {
  const stays = await ifAnswering(deps, consultationId, (db) => whatStays(deps, db, consultationId));
  return { receipt, onPaper: wasOnPaper(receipt), ...(stays ?? { released: true, seen: false }) };
}

/** Whether a seat of a sheet of paper went: the sheet itself lies with those who typed it. */
function wasOnPaper(line: string): boolean {
  const rows: Receipt['rows'] = JSON.parse(
    readReceiptLine(line)?.body.toString('utf8') ?? '{"rows":{}}',
  ).rows;
  return 'paper_seat' in rows;
}

/** The line that a child keeps (decision 23): signed with the organisation's key over exactly the bytes in it. */
export function signedReceipt(deps: Deps, receipt: Receipt): string {
  const body = receiptBody(receipt);
  return receiptLine(body, deps.secrets.sign(Buffer.from(body)));
}

/** Keeps a receipt in memory for those who held the sessions that went with it. */
export function keepReceipt(
  deps: Deps,
  kept: { readonly sessions: readonly string[]; readonly line: string; readonly nowMs: number },
): void {
  const { receipts } = deps.erasures;
  for (const [session, { untilMs }] of receipts) if (untilMs < kept.nowMs) receipts.delete(session);
  for (const session of kept.sessions)
    receipts.set(session, { line: kept.line, untilMs: kept.nowMs + keptMs });
  while (receipts.size > mostKept) receipts.delete(receipts.keys().next().value ?? '');
}

/** The receipt for whoever held this session, while it is in memory. Refusal: `not-found`. */
export async function readReceipt(
  deps: Deps,
  _actor: Actor,
  input: { consultationId: string; session: string },
): Promise<Outcome<Erased>> {
  const kept = deps.erasures.receipts.get(
    deps.secrets.of(input.consultationId).hash('seat', input.session).toString('hex'),
  );
  return kept && kept.untilMs >= deps.clock()
    ? done(await erasedOf(deps, input.consultationId, kept.line))
    : refuse('not-found');
}

/** Whether this organisation signed a receipt, and what it says. Refusal: `not-found` for whatever is no receipt of its own. */
export async function verifyReceipt(
  deps: Deps,
  _actor: Actor,
  input: { line: string },
): Promise<Outcome<{ body: string }>> {
  const read = readReceiptLine(input.line);
  if (!read || !deps.secrets.verify(read.body, read.signature)) return refuse('not-found');
  return done({ body: read.body.toString('utf8') });
}
