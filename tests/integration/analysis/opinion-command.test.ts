import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opinionToFile } from '../../../server/commands/opinion.ts';
import { openTestHouse, type TestHouse } from '../../support/house/house.ts';
import { makeVotes, votesTable } from '../../support/house/made-votes.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const folder = tempFolder('opinion-command');
let house: TestHouse;
const at = (name: string) => join(folder.path, name);
const made = makeVotes({ seed: 6, participants: 80, statements: 12, each: 8, camps: 2 });
const order = { rows: [...made.names.keys()], columns: [...made.statements.keys()] };

beforeAll(async () => {
  house = await openTestHouse();
  writeFileSync(at('votes.csv'), votesTable(made, order));
  writeFileSync(at('statements.csv'), 'comment-id,moderated\n3,-1\n4,1\n');
});
afterAll(async () => {
  await house.remove();
  folder.remove();
});

async function run(...words: string[]): Promise<{ exitCode: number; said: string }> {
  let said = '';
  const errors = new Writable({
    write(chunk, _, done) {
      said += String(chunk);
      done();
    },
  });
  return { exitCode: await opinionToFile(words, errors), said };
}

const written = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'));

describe('due-weight opinion', () => {
  it('R201: writes groups of every size, members only when they are asked for', async () => {
    const words = ['--votes', at('votes.csv'), '--statements', at('statements.csv'), '--out', at('a.json')];
    expect(await run(...words)).toEqual({ exitCode: 0, said: '' });
    const told = written('a.json');
    expect(Object.keys(told)).toEqual([
      'k',
      'components',
      'groups',
      'statements',
      'representative',
      'consensus',
      'groupInformedConsensus',
      'stability',
    ]);
    expect(told.groups.every((group: object) => Object.keys(group).join() === 'size')).toBe(true);
    expect(told.statements[3]).toMatchObject({ id: '3', moderatedOut: true });
    expect(told.components.map((component: number[]) => component[3])).toEqual([0, 0]);
    expect(Object.keys(told.statements[0].groups[0]).slice(0, 6)).toEqual([
      'na',
      'nd',
      'ns',
      'pa',
      'pd',
      'z',
    ]);
    await run(...words, '--members', '--k', '3');
    const members = written('a.json').groups.flatMap((group: { members: string[] }) => group.members);
    expect(written('a.json').groups).toHaveLength(3);
    expect(new Set(members).size).toBe(members.length);
    expect(readdirSync(folder.path).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('R201: refuses databases, what is no table, and to write over what it reads', async () => {
    const databases = readdirSync(join(house.folder, 'data'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.db'));
    expect(databases.length).toBeGreaterThan(1);
    for (const name of databases) {
      const refused = await run('--votes', join(house.folder, 'data', name), '--out', at('b.json'));
      expect(refused).toMatchObject({ exitCode: 65, said: expect.stringContaining('no table') });
    }
    writeFileSync(at('plain.csv'), `SQLite format 3\0${' '.repeat(200)}`);
    mkdirSync(at('folder'), { recursive: true });
    writeFileSync(at('words.csv'), 'participant,1\na,perhaps\n');
    const cases: [string[], number, string][] = [
      [['--votes', at('plain.csv'), '--out', at('b.json')], 65, 'no table'],
      [['--votes', at('folder'), '--out', at('b.json')], 66, 'no file'],
      [['--votes', at('missing.csv'), '--out', at('b.json')], 66, 'cannot be read'],
      [['--votes', at('words.csv'), '--out', at('b.json')], 65, 'row 2, column "1"'],
      [
        ['--votes', at('votes.csv'), '--statements', at('votes.csv'), '--out', at('b.json')],
        65,
        'comment-id',
      ],
      [['--votes', at('votes.csv'), '--out', at('votes.csv')], 64, 'not written over'],
      [['--votes', at('votes.csv'), '--out', at('missing/b.json')], 73, 'cannot be written'],
      [['--votes', at('votes.csv'), '--k', '0', '--out', at('b.json')], 64, 'opinion --votes'],
      [['--votes', at('votes.csv')], 64, 'opinion --votes'],
      [['--what'], 64, 'opinion --votes'],
    ];
    for (const [words, exitCode, sentence] of cases) {
      const refused = await run(...words);
      expect(refused).toMatchObject({ exitCode, said: expect.stringContaining(sentence) });
      expect(refused.said).not.toContain('perhaps');
    }
    expect(existsSync(at('b.json'))).toBe(false);
  });
});
