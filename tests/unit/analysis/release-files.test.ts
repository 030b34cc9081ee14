import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SpeakerProvider } from '../../../app/i18n/use-t.tsx';
import { ReleaseFiles } from '../../../app/routes/public/release/release-files.tsx';
import { speakerOf } from '../../support/house/stage.ts';

const names = [
  ...['report.en.pdf', 'report.ar.pdf', 'easy-read.en.html', 'charts.en.svg'],
  ...['findings.csv', 'attributes.csv', 'polls.csv', 'release.json', 'manifest.txt', 'report.css'],
];
const files = names.map((name, at) => ({
  name,
  sha256: `${at}`.repeat(64),
  bytes: 1,
  mediaType: 'text/plain',
}));

it('R695: the files of a release stand in three groups, each once; their fingerprints wait in one fold', () => {
  const speaker = speakerOf('en');
  const html = renderToStaticMarkup(
    SpeakerProvider({ speaker, children: createElement(ReleaseFiles, { id: 'r', files }) }),
  );
  const [read = '', tables = '', programs = ''] = html.split('<h3>').slice(1);
  const linked = (part: string) => [...part.matchAll(/href="\/said\/r\/([^"]+)"/g)].map(([, name]) => name);
  expect(linked(read)).toEqual(['report.en.pdf', 'easy-read.en.html', 'charts.en.svg']);
  expect(linked(tables)).toEqual(['findings.csv', 'polls.csv', 'attributes.csv']);
  expect(tables).toContain(speaker.t('release.file.attributes'));
  expect(linked(programs)).toEqual(['release.json', 'manifest.txt', 'all.zip', 'report.ar.pdf']);
  const unfolded = html.replace(/<details[\s\S]*?<\/details>/g, '');
  expect(linked(unfolded)).not.toContain('report.ar.pdf');
  expect(unfolded).not.toMatch(/\d{64}/);
  for (const { name, sha256 } of files) expect(html.includes(sha256), name).toBe(name !== 'report.css');
});
