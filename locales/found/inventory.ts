// Written by setup/languages.mjs from the folders beside this one, at every build: a change here does not stay.
import l_ar from '../ar/inventory.json' with { type: 'json' };
import l_es from '../es/inventory.json' with { type: 'json' };
import l_fr from '../fr/inventory.json' with { type: 'json' };
import l_ru from '../ru/inventory.json' with { type: 'json' };
import l_sw from '../sw/inventory.json' with { type: 'json' };
import l_zh from '../zh/inventory.json' with { type: 'json' };

export const found = { ar: l_ar, es: l_es, fr: l_fr, ru: l_ru, sw: l_sw, zh: l_zh };
