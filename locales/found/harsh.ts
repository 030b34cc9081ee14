// Written by setup/languages.mjs from the folders beside this one, at every build: a change here does not stay.
import l_sw from '../sw/harsh.json' with { type: 'json' };

export const found = { sw: l_sw };
