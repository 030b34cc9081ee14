import { openKeyring } from '../../db/keyring.ts';
import { createDeath } from './killed-child.ts';

/** `rotate-child.ts KEYRING DATA NTH`: rotates the master key and dies at the nth change of a file; says when it got through. */
const [path = '', dataDir = '', nth = '0'] = process.argv.slice(2);
const keyring = openKeyring({ path, dataDir, create: false });
createDeath(Number(nth)).atFiles(['openSync', 'writeFileSync', 'writeSync', 'renameSync', 'rmSync']);
keyring.rotate();
process.stdout.write('rotated\n');
