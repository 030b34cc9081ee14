import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ReleaseStatements } from '../../../app/components/release/release-statements.tsx';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { speakerOf } from '../../support/house/stage.ts';

it('R83: each sentence that was taken out while the vote ran says so, wherever it stands', () => {
  const speaker = speakerOf('en');
  const statements = Array.from({ length: 30 }, (_, at) => ({
    id: `s${at}`,
    from: 'organiser' as const,
    retired: at % 10 === 9,
    text: { words: `Sentence ${at}`, lang: 'en' },
    table: { kind: 'statement' as const, subject: `s${at}`, children: null, cells: [] },
  }));
  const activities = [{ activityId: 'a', prompt: { words: 'Vote.', lang: 'en' }, statements }];
  const html = renderToStaticMarkup(
    SpeakerProvider({ speaker, children: createElement(ReleaseStatements, { activities, threshold: 10 }) }),
  );
  expect(html.split(speaker.t('release.retired')).length - 1).toBe(3);
});
