/** Chance that can be repeated: the same seed, the same run. */
export type Seeded = {
  /** 0 ≤ n < `below`, whole. */
  readonly below: (below: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** An id as a browser makes it: 128 bits, 22 characters of base64url. */
  readonly id: () => string;
};

/** Mulberry32: small, even enough for choosing what happens next; never for a secret. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(unit() * limit);
  return {
    below,
    chance: (share) => unit() < share,
    pick(list) {
      if (list.length === 0) throw new Error('Nothing to pick from.');
      return list[below(list.length)] as (typeof list)[number];
    },
    id: () => Buffer.from(Array.from({ length: 16 }, () => below(256))).toString('base64url'),
  };
}
