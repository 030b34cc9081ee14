import { openTestHouse } from '../house/house.ts';

/** Makes a test house, closes it and says in which folder it is: as a program of its own, which takes a fifth of what it takes inside of Vitest. */
const house = await openTestHouse();
await house.close();
process.stdout.write(house.folder);
