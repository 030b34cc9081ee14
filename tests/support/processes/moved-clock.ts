import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './temp.ts';

/** The clock of a demo house, which a test moves. */
export type MovedClock = {
  /** For CLOCK_FILE. */
  readonly file: string;
  /** So many milliseconds from the machine's clock. */
  readonly setMs: (offsetMs: number) => void;
  /** So many milliseconds on from where it stands. */
  readonly passMs: (ms: number) => void;
  readonly remove: () => void;
};

export function movedClock(): MovedClock {
  const folder = tempFolder('clock');
  const file = join(folder.path, 'offset');
  let nowMs = 0;
  function setMs(offsetMs: number): void {
    nowMs = offsetMs;
    writeFileSync(file, String(offsetMs));
  }
  return { file, setMs, passMs: (ms) => setMs(nowMs + ms), remove: folder.remove };
}
