import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { loadScreens } from '../../../server/screening/policy.ts';
import { serveScreens } from '../../../server/screening/serve.ts';

const screens = loadScreens();

// What a bad screen would do, on demand: never end, end its thread, eat memory, throw.
serveScreens((input) => {
  if (input.text === 'for ever') for (;;);
  if (input.text === 'exit') process.exit(3);
  if (input.text === 'memory') {
    const eaten: string[][] = [];
    for (;;) eaten.push(Array.from({ length: 10_000 }, (_, index) => `${index}${eaten.length}`));
  }
  if (input.text === 'throw') throw new Error('a screen fell');
  return screenText(input, screens);
});
