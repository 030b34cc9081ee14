import type { Flags } from '../../support/figures/figure-run.ts';

/** How a part of this figure is asked: small or whole, and with the fault that it has to find. */
export type Asked = Pick<Flags, 'quick' | 'broken'>;

/** What a part found. `wrong`: deliveries too few or too many. `reached`: every goal of the part. */
export type Part = {
  readonly figures: Readonly<Record<string, number>>;
  readonly goal: Readonly<Record<string, number>>;
  readonly wrong: number;
  readonly reached: boolean;
};

export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
