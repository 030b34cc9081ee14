import { Transform } from 'node:stream';

/**
 * What React 18 draws, without NUL: where a character of several bytes does not fit into the rest of its buffer of 2,048, it
 * sends that rest along as zeros, in the middle of Arabic or Chinese words (issue 24985 of react). A page has no NUL of its own: none is ever stored.
 */
export function withoutPadding(): Transform {
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      done(null, part.includes(0) ? part.filter((byte) => byte !== 0) : part);
    },
  });
}
