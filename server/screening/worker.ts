import { screenText } from '../core/moderation/screening.ts';
import { loadScreens } from './policy.ts';
import { serveScreens } from './serve.ts';

const screens = loadScreens();
// Compiled once, before the first child waits for it.
screenText({ text: 'a.b 123 one two', previous: ['a.b 123'], language: 'en' }, screens);
serveScreens((input) => screenText(input, screens));
