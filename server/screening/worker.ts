import { workerData } from 'node:worker_threads';
import { screenText } from '../core/moderation/screen-text.ts';
import { loadScreens } from './policy.ts';
import { type ScreenWork, serveScreens } from './serve.ts';

const screens = loadScreens((workerData as ScreenWork).cues);
// Warm before the first child waits for it: cold, the lists of words cost more than the time a text is given.
const samples = [
  'a.b 123 one two',
  'صفر خمسة ٠٥ في المدرسة',
  '我的电话是一三八 零零',
  'me at example dot com, add me on chat',
];
for (let round = 0; round < 40; round += 1)
  for (const text of samples) screenText({ text, previous: samples, language: 'en' }, screens);
serveScreens((input) => screenText(input, screens));
