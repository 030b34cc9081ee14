import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../../support/processes/temp.ts';

/** A year and some hours from now: whatever says when it was drawn says something else there. */
const later = `
const Plain = Date;
const now = () => Plain.now() + 400 * 86_400_000 + 7 * 3_600_000;
globalThis.Date = class extends Plain {
  constructor(...parts) {
    if (parts.length === 0) super(now());
    else super(...parts);
  }
  static now() {
    return now();
  }
};`;

/**
 * What keeps a release from being the same bytes where somebody else recomputes it: by the product's own command, in a process that has
 * drawn nothing before, on another day, at the other end of the world's clocks and with another language of the system. '' where nothing does.
 */
export function drawnElsewhere(
  bundle: ReadonlyMap<string, Uint8Array>,
  { root, publicKey }: { readonly root: string; readonly publicKey: string },
): string {
  const folder = tempFolder('elsewhere');
  const key = tempFolder('elsewhere-key');
  try {
    for (const [name, bytes] of bundle) writeFileSync(join(folder.path, name), bytes);
    writeFileSync(join(key.path, 'key.pem'), publicKey);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        `data:text/javascript,${encodeURIComponent(later)}`,
        join(root, 'build', 'commands.js'),
        ...['verify-report', folder.path, '--key', join(key.path, 'key.pem')],
      ],
      {
        encoding: 'utf8',
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          TZ: 'Pacific/Kiritimati',
          LC_ALL: 'ar_EG.UTF-8',
        },
      },
    );
    // Forms that it takes for those of another version it does not draw.
    const whole = status === 0 && !stdout.includes('another version');
    return whole ? '' : `${status} ${stdout}${stderr}`;
  } finally {
    folder.remove();
    key.remove();
  }
}
