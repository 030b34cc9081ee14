import { runFigure } from '../support/figures/figures.ts';

await runFigure(import.meta.dirname);
