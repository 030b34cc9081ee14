import type { TemplateWords } from '../server/core/consultation/templates.ts';
import { found } from './found/templates.ts';

/** First words of a new consultation, by language. Drafts: nobody who works with words for children has read them. */
export const templateWords: Readonly<Record<string, TemplateWords>> = found;
