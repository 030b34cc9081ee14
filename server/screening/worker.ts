import { screenText } from '../core/moderation/screening.ts';
import { serveScreens } from './serve.ts';

// Compiled once, before the first child waits for it.
screenText({ text: 'a.b 123', previous: ['a.b 123'], language: 'en' });
serveScreens((input) => screenText(input));
