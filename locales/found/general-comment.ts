// Written by setup/languages.mjs from the folders beside this one, at every build: a change here does not stay.
import l_en from '../en/general-comment.json' with { type: 'json' };

export const found = { en: l_en };
