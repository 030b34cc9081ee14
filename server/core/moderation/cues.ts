import { contactHandles } from './screens/contact-handles.ts';
import { contactNumbers } from './screens/contact-numbers.ts';
import { type CuePack, cueListsOf } from './screens/cue-lists.ts';
import { disclosure } from './screens/disclosure.ts';
import { foldedText } from './screens/fold.ts';
import { withLeads } from './screens/leads.ts';
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
    leads,
    tails,
    disclosure: told,
  } = pack;
  const named = [...told.clear, ...told.dampers, ...told.opinions, ...leads, ...tails];
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
    notNames: notNames.filter((word) => likeHandle.test(foldedText(word))),
    leads,
    tails,
    // A person is shown those, and the child is asked nothing: the server looks for them.
    disclosure: { ...told, unsure: [] },
  };
}

/** What can be taken for a handle at all, and so has to be known as a word. */
const likeHandle = /^[a-z0-9._#-]{3,40}$/;

/**
 * What a child's own device looks for before anything leaves it: a run of digits, a link, a handle, and what tells of harm.
 * The same screens as on the server, but for links; everything else is looked for there.
 */
export function cuesWith(pack: CuePack): readonly Screen[] {
  const lists = cueListsOf([pack]);
  const led = (screen: Screen) => withLeads(lists, screen);
  return [disclosure(lists), led(plainLinks), led(contactHandles(lists)), led(contactNumbers)];
}
