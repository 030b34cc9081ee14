import ar from './ar/screening.json' with { type: 'json' };
import en from './en/screening.json' with { type: 'json' };
import es from './es/screening.json' with { type: 'json' };
import fr from './fr/screening.json' with { type: 'json' };
import ru from './ru/screening.json' with { type: 'json' };
import sw from './sw/screening.json' with { type: 'json' };
import zh from './zh/screening.json' with { type: 'json' };

/** What the screens look for, by language, as it lies in the folder; read through its schema where it is loaded. */
export const screeningPacks: Readonly<Record<string, unknown>> = { en, ar, fr, es, ru, sw, zh };
