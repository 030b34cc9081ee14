import { readEnv } from '../../../../server/env.ts';
import { type House, openHouse } from '../../../../server/house.ts';
import { screeningWorker } from '../../processes/threads.ts';
import { answer } from './answer.ts';
import type { Deeds } from './deeds.ts';
import { readyHelp } from './ready-help.ts';
import { talk } from './talk.ts';
import { vote } from './vote.ts';

type Does = {
  readonly [Name in keyof Deeds]: (
    house: House,
    given: Deeds[Name]['given'],
  ) => Promise<Deeds[Name]['answers']>;
};

const deeds: Does = { answer, readyHelp, talk, vote };

// One deed in the data that the settings of this process open (by-use-cases.ts): its name, and what it is given as JSON.
const [name = '', given = 'null'] = process.argv.slice(2);
const deed = deeds[name as keyof Deeds] as (house: House, given: unknown) => Promise<unknown>;
const house = await openHouse(readEnv(), { workerFile: screeningWorker });
try {
  process.stdout.write(JSON.stringify(await deed(house, JSON.parse(given))));
} finally {
  await house.close();
}
