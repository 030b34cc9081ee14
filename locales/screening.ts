import { found } from './found/screening.ts';

/** What the screens look for, by language, as it lies in the folder; read through its schema where it is loaded. */
export const screeningPacks: Readonly<Record<string, unknown>> = found;
