import { dayMs } from '../core/consultation/days.ts';
import { createGuards } from '../house/guards.ts';
import type { House } from '../house.ts';
import { createServices } from '../services.ts';
import type { Doing } from './prepare.ts';

/** How many days before the first start of the demo it happened. */
export const daysAgo = {
  opened: 75,
  spoke: 70,
  closed: 60,
  drafted: 56,
  signed: 52,
  answered: 45,
  carriedOut: 25,
} as const;

export type Past = Doing & { readonly goTo: (when: keyof typeof daysAgo) => void };

/** The house as it was some days ago: the same databases and use cases, by a clock that went slower. */
export function pastOf(house: House): Past {
  let days = 0;
  const deps = { ...house.deps, clock: () => house.deps.clock() - days * dayMs };
  return {
    deps,
    services: createServices(deps, createGuards(deps.clock)),
    goTo(when) {
      days = daysAgo[when];
    },
  };
}
