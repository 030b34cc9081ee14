import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressors = {
  br: (body) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
  gz: (body) => promisify(gzip)(body, { level: constants.Z_BEST_COMPRESSION }),
};

/**
 * Puts the smallest brotli and gzip form of each script and style sheet beside it, once and for all: a tenth less on a slow line
 * than what a server has the time for while somebody waits, and none of its time.
 */
export async function compressFiles(folder) {
  const names = readdirSync(folder).filter((name) => /\.(css|js)$/.test(name));
  await Promise.all(
    names.flatMap((name) =>
      Object.entries(compressors).map(async ([ending, compressed]) => {
        const file = join(folder, name);
        writeFileSync(`${file}.${ending}`, await compressed(readFileSync(file)));
      }),
    ),
  );
}
