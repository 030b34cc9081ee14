import { contactHandles } from './screens/contact-handles.ts';
import { contactNumbers } from './screens/contact-numbers.ts';
import { type CuePack, cueListsOf } from './screens/cue-lists.ts';
import { disclosure } from './screens/disclosure.ts';
import type { ScreeningPack } from './screens/pack.ts';
import { plainLinks } from './screens/plain-links.ts';
import type { Screen } from './screens/shape.ts';

/** Of a pack, what the device needs, without slots that only other screens use: small enough for a slow line. */
export function cuePackOf(pack: ScreeningPack): CuePack {
  const {
    gap,
    slots,
    platforms,
    addMe,
    mine,
    handleNouns,
    is,
    notHandles,
    notNames,
    disclosure: told,
  } = pack;
  const named = Object.values(told).flat();
  const used = Object.entries(slots).filter(([slot]) => named.some((phrase) => phrase.includes(`{${slot}}`)));
  return {
    gap,
    slots: Object.fromEntries(used),
    platforms,
    addMe,
    mine,
    handleNouns,
    is,
    notHandles,
    notNames,
    disclosure: told,
  };
}

/**
 * What a child's own device looks for before anything leaves it: a run of digits, a link, a handle, and what tells of harm.
 * The same screens as on the server, but for links; everything else is looked for there.
 */
export function cuesWith(pack: CuePack): readonly Screen[] {
  const lists = cueListsOf([pack]);
  return [disclosure(lists), plainLinks, contactHandles(lists), contactNumbers];
}
