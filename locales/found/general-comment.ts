// Written by setup/languages.mjs from the folders beside this one, at every build: a change here does not stay.
import l_en from '../en/general-comment.json' with { type: 'json' };
import l_ar from '../ar/general-comment.json' with { type: 'json' };
import l_es from '../es/general-comment.json' with { type: 'json' };
import l_fr from '../fr/general-comment.json' with { type: 'json' };
import l_ru from '../ru/general-comment.json' with { type: 'json' };
import l_sw from '../sw/general-comment.json' with { type: 'json' };
import l_zh from '../zh/general-comment.json' with { type: 'json' };

export const found = { en: l_en, ar: l_ar, es: l_es, fr: l_fr, ru: l_ru, sw: l_sw, zh: l_zh };
