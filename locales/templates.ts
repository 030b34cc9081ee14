import type { TemplateWords } from '../server/core/consultation/templates.ts';
import ar from './ar/templates.json' with { type: 'json' };
import en from './en/templates.json' with { type: 'json' };
import es from './es/templates.json' with { type: 'json' };
import fr from './fr/templates.json' with { type: 'json' };
import ru from './ru/templates.json' with { type: 'json' };
import sw from './sw/templates.json' with { type: 'json' };
import zh from './zh/templates.json' with { type: 'json' };

/** First words of a new consultation, by language. Drafts: nobody who works with words for children has read them. */
export const templateWords: Readonly<Record<string, TemplateWords>> = { en, ar, fr, es, ru, sw, zh };
