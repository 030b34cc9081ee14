import bidiFactory from 'bidi-js';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { dayInWords } from '../../../app/i18n/dates.ts';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { Comments } from '../../../app/routes/public/comments.tsx';
import { speakerOf } from '../../support/house/stage.ts';
import { wordsOf } from '../../support/pages/forms.ts';

const bidi = bidiFactory();
/** As it stands on the line from left to right, by UAX 9. */
const onLine = (text: string) => bidi.getReorderedString(text, bidi.getEmbeddingLevels(text, 'ltr'));
const name = 'محمد علي';

it.each(['en', 'fr', 'zh', 'ru'])('R1148: in %s the day after an Arabic name stands whole', (language) => {
  const day = dayInWords(language, '2027-05-05');
  const comment = {
    id: 'a',
    language,
    texts: { younger: '', older: '' },
    signedBy: name,
    day: '2027-05-05',
  };
  const words = wordsOf(
    renderToStaticMarkup(
      SpeakerProvider({
        speaker: speakerOf(language),
        children: createElement(Comments, { comments: [comment] }),
      }),
    ),
  );
  expect(onLine(words)).toContain(day);
  // Without what keeps it apart it would not.
  expect(onLine(words.replace(/[\u2068\u2069]/g, ''))).not.toContain(day);
});
