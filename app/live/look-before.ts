import { type Asking, askingOf } from '../../server/core/moderation/asking.ts';
import { cuesWith } from '../../server/core/moderation/cues.ts';
import { screenText } from '../../server/core/moderation/screen-text.ts';
import type { CuePack } from '../../server/core/moderation/screens/cue-lists.ts';

/** Looks at words on this device; nothing leaves it. What cannot look finds nothing. */
export type LookBefore = (text: string) => Asking | null;

/** A file of its own, so that only pages with a box carry it, and only once they are alive. */
export function createLookBefore(pack: CuePack, language: string): LookBefore {
  const cues = cuesWith(pack);
  return (text) => {
    try {
      return askingOf(text, screenText({ text, previous: [], language }, cues).findings);
    } catch {
      // A browser that cannot tell letters apart, as Firefox before 125: the words go, and the answer to them asks.
      return null;
    }
  };
}
