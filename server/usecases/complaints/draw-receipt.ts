import { newId, type RandomBytes } from '../../core/ids.ts';
import { drawPhrase, foldPhrase } from '../../core/privacy/recovery-phrase.ts';
import { drawCode, foldCode } from '../../core/room/join-codes.ts';
import type { Deps } from '../deps.ts';
import { verifierFor } from '../privacy/verifier-for.ts';

/** What six words are a receipt of. The name stands in a verifier where the id of a consultation stands in others. */
export type ReceiptOf = 'complaints' | 'letters';
const purposes = {
  complaints: { id: 'complaint', words: 'complaint-receipt' },
  letters: { id: 'letter', words: 'letter-receipt' },
} as const;

/**
 * Random to everybody but us, and the same for the same form: whoever sends a form again, because no answer came, is shown the
 * same words, and nothing that was shown is stored. HMAC-SHA-256 over the form's own 128 random bits, block after block.
 */
function bytesOfForm(
  deps: Deps,
  of: {
    readonly purpose: (typeof purposes)[ReceiptOf]['id' | 'words'] | 'complaint-words';
    readonly nonce: string;
  },
): RandomBytes {
  let block = 0;
  let left = new Uint8Array();
  return (length) => {
    while (left.length < length) {
      left = new Uint8Array([...left, ...deps.secrets.hash(of.purpose, `${of.nonce}\n${block}`)]);
      block += 1;
    }
    const taken = left.slice(0, length);
    left = left.slice(length);
    return taken;
  };
}

/** The id of what a form of somebody without a name makes: of a complaint or a letter, the same each time that it is sent. */
export function idOfReceiptForm(
  deps: Deps,
  of: { readonly receiptOf: ReceiptOf; readonly nonce: string },
): string {
  return newId(bytesOfForm(deps, { purpose: purposes[of.receiptOf].id, nonce: of.nonce }));
}

export type Receipt = { readonly words: readonly string[]; readonly verifier: Buffer };

/** Six words for a form, and what is stored of them. Undefined while too many hashes wait. */
export async function drawReceipt(
  deps: Deps,
  of: { readonly receiptOf: ReceiptOf; readonly nonce: string; readonly list: readonly string[] },
): Promise<Receipt | undefined> {
  const random = bytesOfForm(deps, { purpose: purposes[of.receiptOf].words, nonce: of.nonce });
  const words = drawPhrase(of.list, random);
  const slow = await deps.phraseHash(foldPhrase(words) ?? '', deps.secrets.of(of.receiptOf).phraseSalt);
  return slow === undefined
    ? undefined
    : { words, verifier: verifierFor(deps, { consultationId: of.receiptOf, slow }) };
}

/** What is stored of six typed words. Undefined while too many hashes wait; the same work for what is no phrase at all. */
export async function receiptFor(
  deps: Deps,
  of: { readonly receiptOf: ReceiptOf; readonly phrase: string },
): Promise<Buffer | undefined> {
  const slow = await deps.phraseHash(foldPhrase(of.phrase) ?? '', deps.secrets.of(of.receiptOf).phraseSalt);
  return slow === undefined ? undefined : verifierFor(deps, { consultationId: of.receiptOf, slow });
}

/** Five words with which others join, and what is stored of them. */
export function drawJoinWords(
  deps: Deps,
  of: { readonly nonce: string; readonly list: readonly string[] },
): { readonly words: readonly string[]; readonly hash: Buffer } {
  const words = drawCode(of.list, bytesOfForm(deps, { purpose: 'complaint-words', nonce: of.nonce }));
  return { words, hash: joinHashFor(deps, words.join(' ')) };
}

/** What is stored of five typed words; of what is no five words the hash of nothing, which nothing has. */
export function joinHashFor(deps: Deps, typed: string): Buffer {
  return deps.secrets.hash('complaint-join', foldCode(typed) ?? '');
}
