import { protectNumber } from './disclosure/small-numbers.ts';

/** How many came by each way in, as it may be told; null is hidden. */
export type WaysTold = { readonly code: number | null; readonly public: number | null };

/**
 * Seats by way, protected. Where there was no public way the one number stands alone; where there was, both are told or
 * neither, or what is known of all of them would tell the hidden one.
 */
export function publishWays(
  seats: { readonly code: number; readonly public: number },
  publicWay: boolean,
): WaysTold {
  const told = { code: protectNumber(seats.code), public: protectNumber(seats.public) };
  if (!publicWay) return { code: told.code, public: null };
  return told.code === null || told.public === null ? { code: null, public: null } : told;
}
