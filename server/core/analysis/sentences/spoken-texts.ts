import { readingLevels } from '../../consultation/reading-levels.ts';
import type { Added, SpokenText } from '../findings.ts';

/** What the program says of a finding in a language, for both levels. What somebody wrote beside it follows where it is in that language, else it stands apart with its own; '' is nothing. */
export function spokenTexts(language: string, said: string, beside: Added): readonly SpokenText[] {
  const spoken: Omit<SpokenText, 'level'> =
    beside.words === ''
      ? { language, body: said }
      : beside.language === language
        ? { language, body: `${said} ${beside.words}` }
        : { language, body: said, added: beside };
  return readingLevels.map((level) => ({ ...spoken, level }));
}
