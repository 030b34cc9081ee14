import { walkEveryConsent } from './consent-ways.ts';

walkEveryConsent('by forms');
