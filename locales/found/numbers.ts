// Written by setup/languages.mjs from the folders beside this one, at every build: a change here does not stay.
import l_en from '../en/numbers.json' with { type: 'json' };
import l_ar from '../ar/numbers.json' with { type: 'json' };
import l_es from '../es/numbers.json' with { type: 'json' };
import l_fr from '../fr/numbers.json' with { type: 'json' };
import l_ru from '../ru/numbers.json' with { type: 'json' };
import l_sw from '../sw/numbers.json' with { type: 'json' };
import l_zh from '../zh/numbers.json' with { type: 'json' };

export const found = { en: l_en, ar: l_ar, es: l_es, fr: l_fr, ru: l_ru, sw: l_sw, zh: l_zh };
