import { Readable } from 'node:stream';
import {
  headOf,
  isPlainJpeg,
  type PictureFault,
  pictureLimits,
  type ReadPicture,
} from '../core/consultation/pictures.ts';
import { runCaged } from '../documents/caged-process.ts';

/** Processes at once: each may take a core and the pixels of one picture several times over. */
const atOnce = 2;

const faults: readonly PictureFault[] = ['not-a-picture', 'moves', 'too-large', 'too-long'];

/** What a site reads pictures with. `childFile` is `picture-child.cjs` of the build. */
export function createPictureReader(childFile: string): ReadPicture {
  let running = 0;
  return async (file) => {
    const limits = pictureLimits;
    // What its head gives away needs no process.
    const head = headOf(file, limits);
    if (typeof head === 'string') return { ok: false, fault: head };
    if (running >= atOnce) return 'busy';
    running += 1;
    try {
      const answer = await runCaged(Readable.from([file]), {
        programFile: childFile,
        given: { limits },
        limits,
      });
      if (!answer.ok) return { ok: false, fault: answer.why === 'too-long' ? 'too-long' : 'not-a-picture' };
      return pictureIn(answer.bytes);
    } finally {
      running -= 1;
    }
  };
}

/** What the process answered, believed only as far as it can be seen from here. */
function pictureIn(answer: Buffer): Exclude<Awaited<ReturnType<ReadPicture>>, 'busy'> {
  const fault = answer.subarray(1).toString('latin1', 0, 40);
  if (answer[0] !== 0x31 || answer.length < 9)
    return { ok: false, fault: faults.find((each) => each === fault) ?? 'not-a-picture' };
  const width = answer.readUInt16BE(1);
  const height = answer.readUInt16BE(3);
  const bytes = new Uint8Array(answer.subarray(5));
  const { keptSide } = pictureLimits;
  if (width > keptSide || height > keptSide || !isPlainJpeg(bytes, { width, height }))
    return { ok: false, fault: 'not-a-picture' };
  return { ok: true, picture: { width, height, bytes } };
}
