import type { BrowserContext } from '@playwright/test';
import type { DemoCrew } from '../../support/house/stage.ts';

/** How a child goes that has a keyboard and nothing else. */
export type Way = {
  readonly origin: string;
  readonly crew: DemoCrew;
  readonly script: boolean;
  /** With the numbers that the page Accessibility lists, or as if there were none. */
  readonly numbers: boolean;
  /** Whatever has to be done with a window before it opens its first page. */
  readonly ready: (context: BrowserContext) => Promise<void>;
};
