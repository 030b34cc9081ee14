import { restoreAlone } from '../../../server/commands/restore.ts';
import { readEnv } from '../../../server/env.ts';
import { createDeath } from '../store/killed-child.ts';

/** `restore-child.ts BACKUP`: puts it in the place of the data. Its steps are the changes of files; says when it got through. */
const [from = ''] = process.argv.slice(2);
createDeath().atFiles(['renameSync', 'rmSync', 'copyFileSync', 'fsyncSync']);
const { exitCode, lines } = await restoreAlone(readEnv(), [from, '--replace', '--drop']);
if (exitCode !== 0) throw new Error(lines.join(' '));
process.stdout.write('through\n');
process.exit(0);
