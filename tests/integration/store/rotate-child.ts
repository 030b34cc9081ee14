import { openKeyring } from '../../../db/keyring.ts';
import { createDeath } from './killed-child.ts';

/** `rotate-child.ts KEYRING DATA`: rotates the master key. Its steps are the changes of files; says when it got through. */
const [path = '', dataDir = ''] = process.argv.slice(2);
const keyring = openKeyring({ path, dataDir, create: false });
createDeath().atFiles(['openSync', 'writeFileSync', 'writeSync', 'renameSync', 'rmSync']);
keyring.rotate();
process.stdout.write('through\n');
