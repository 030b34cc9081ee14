// What is lost when a machine is lost: children speak while the product backs itself up, it is killed at any moment, its
// data folder is thrown away, and the newest backup is put in place with the keyring. The recovery point is the time from the
// first answered act that is gone to the kill. `--break`: the backups are thrown away as well, which has to show.
import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { finish, progressBar, readFlags } from '../support/figures/figure-run.ts';
import { connectLive, type LiveClient } from '../support/house/live-client.ts';
import { readyHelp } from '../support/house/ready-help.ts';
import { seeded } from '../support/house/seeded.ts';
import { joinAsChild, openConsultation, printCodes, signInCrew } from '../support/pages/journeys.ts';
import { startProduct } from '../support/processes/product.ts';
import { tempFolder } from '../support/processes/temp.ts';
import { standingIds } from './recovery/standing.ts';

const flags = readFlags();
const everySeconds = flags.quick ? 5 : 60;
const size = flags.quick ? { rounds: 1, children: 8 } : { rounds: 4, children: 20 };
/** A child may write eight times in ten seconds; all of them together write once in so many milliseconds. */
const betweenMs = flags.quick ? 200 : 250;
/** The pause between two backups, and a little for the copying itself. */
const goal = { recoveryPointSeconds: everySeconds + 2, wrong: 0 };
const random = seeded(flags.seed);

/** Answers the seconds that were lost, and how many acts stand that nobody said. */
async function loseAMachine(): Promise<{
  lostSeconds: number;
  answered: number;
  lost: number;
  wrong: number;
}> {
  const folder = tempFolder('recovery');
  const backups = folder.path;
  const env = { BACKUP_EVERY_SECONDS: String(everySeconds), BACKUP_DIR: backups };
  const product = await startProduct({ env, prepare: readyHelp });
  try {
    const crew = await signInCrew(product);
    const { id, rooms } = await openConsultation(crew, { title: 'Lost', rooms: ['A room'], questions: [] });
    const codes = await printCodes(crew.organiser, id, size.children);
    const children: LiveClient[] = [];
    for (const code of codes.slice(0, size.children))
      children.push(await connectLive(await joinAsChild(product.origin, code), { as: 'child' }));
    const answeredAt = new Map<string, number>();
    const untilMs = performance.now() + everySeconds * 1_000 * (1.6 + random.below(1_000) / 1_000);
    for (let said = 0; performance.now() < untilMs; said += 1) {
      const child = children[said % children.length];
      const message = { id: randomBytes(16).toString('base64url'), activity: rooms[0] ?? '', language: 'en' };
      const answer = await child?.ask('contribution:post', {
        ...message,
        text: `Number ${said} is about parks.`,
      });
      if (answer?.ok) answeredAt.set(message.id, performance.now());
      await pause(betweenMs);
    }
    await product.kill();
    const killedAt = performance.now();
    for (const child of children) child.close();
    rmSync(join(product.folder, 'data'), { recursive: true });
    if (flags.broken)
      for (const backup of readdirSync(backups)) rmSync(join(backups, backup), { recursive: true });
    const { code, stdout, stderr } = await product.command('restore', backups);
    if (code !== 0 && !flags.broken) throw new Error(`restore: ${stdout}${stderr}`);
    const standing = code === 0 ? standingIds(product.folder, id) : new Set<string>();
    const gone = [...answeredAt].filter(([act]) => !standing.has(act));
    const first = Math.min(killedAt, ...gone.map(([, at]) => at));
    return {
      lostSeconds: (killedAt - first) / 1_000,
      answered: answeredAt.size,
      lost: gone.length,
      wrong: [...standing].filter((act) => !answeredAt.has(act)).length,
    };
  } finally {
    await product.remove();
    folder.remove();
  }
}

const tick = progressBar('machines lost');
const rounds = [];
for (let round = 0; round < size.rounds; round += 1) {
  rounds.push(await loseAMachine());
  tick(round + 1, size.rounds);
}
const figures = {
  recoveryPointSeconds: Number(Math.max(...rounds.map(({ lostSeconds }) => lostSeconds)).toFixed(1)),
  everySeconds,
  answered: rounds.reduce((sum, { answered }) => sum + answered, 0),
  lost: rounds.reduce((sum, { lost }) => sum + lost, 0),
  wrong: rounds.reduce((sum, { wrong }) => sum + wrong, 0),
  seed: flags.seed,
};
const pass =
  figures.answered > 0 && figures.wrong === 0 && figures.recoveryPointSeconds <= goal.recoveryPointSeconds;
finish({ name: 'recovery', pass, figures, goal });
