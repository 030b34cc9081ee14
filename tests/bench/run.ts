import { runFigure } from '../support/figures.ts';

await runFigure(import.meta.dirname);
