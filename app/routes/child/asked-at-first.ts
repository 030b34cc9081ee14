import type { Asked } from '../../components/child/asked.tsx';

/** What a page asks as it comes: what its form was answered with, or help after words that went on. */
export function askedAtFirst(
  refused: { readonly asked: Asked | null } | undefined,
  care: boolean,
): Asked | null {
  if (refused?.asked) return refused.asked;
  return care ? { asking: { kind: 'care' }, typed: '', sent: true, chosen: null } : null;
}
