import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { timeOfDayThereInWords } from '../../../app/i18n/dates.ts';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { RequestsTable } from '../../../app/routes/public/site/requests-table.tsx';
import { Break } from '../../../app/routes/staff/moderation/desk-break.tsx';
import { speakerOf } from '../../support/house/stage.ts';
import { wordsOf } from '../../support/pages/forms.ts';

function drawn<P extends object>(part: FunctionComponent<P>, props: P, language: string): string {
  return wordsOf(
    renderToStaticMarkup(
      SpeakerProvider({ speaker: speakerOf(language), children: createElement(part, props) }),
    ),
  );
}

describe('R615: numbers of a page stand in the digits of its language', () => {
  it.each([
    ['en', ['2026', '1,234', '1,204', '30']],
    ['ar', ['٢٠٢٦', '١٬٢٣٤', '١٬٢٠٤', '٣٠']],
  ])('requests of authorities, and their years without a sign between thousands: %s', (language, shown) => {
    const requests = [{ year: '2026', asked: 1_234, answered: 1_204, refused: 30 }];
    const words = drawn(RequestsTable, { caption: 'x', requests }, language);
    for (const each of shown) expect(words).toContain(each);
  });

  it('and what stands apart is parted by the sign of the language: beside Arabic numbers a dot would be a zero', () => {
    const root = join(import.meta.dirname, '../../..');
    const dotted = ['app', 'server/report']
      .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
      .filter((path) =>
        /·/.test(readFileSync(join(root, path), 'utf8').replace(/^\s*(?:\/?\*|\/\/).*$/gm, '')),
      );
    // A key under which fields are gathered, read by nobody.
    expect(dotted).toEqual(['app/routes/public/site/keep.tsx']);
  });

  it('R1144: the end of a break, with the place whose clocks are meant', () => {
    const drawnAt = (hour: number, language: string) => {
      const minute = Date.UTC(2026, 10, 28, hour, 5) / 60_000;
      const time = timeOfDayThereInWords(language, minute, 'Africa/Nairobi');
      return drawn(Break, { time }, language);
    };
    expect(drawnAt(6, 'ar')).toMatch(/٠?٩:٠٥/);
    expect(drawnAt(11, 'en')).toContain('14:05 (Kenya Time)');
  });
});
