import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { catalogue, namespaces, wholeLanguages } from '../../../locales/index.ts';
import { runStrings } from '../../../server/commands/strings.ts';
import { completenessOf, faultsOf, unitsOf } from '../../../server/core/translation/units.ts';
import { readXliff, writeXliff } from '../../../server/core/translation/xliff.ts';
import { tempFolder } from '../../support/processes/temp.ts';

const english = {
  hello: 'Hello {{name}}',
  sent_one: '{{count, number}} answer',
  sent_other: '{{count, number}} answers',
  plain: 'Words & <marks>',
};
const russian = { plurals: ['one', 'few', 'many', 'other'] };

async function command(...words: string[]) {
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const said = { output: '', errors: '' };
  output.setEncoding('utf8').on('data', (text) => (said.output += text));
  errors.setEncoding('utf8').on('data', (text) => (said.errors += text));
  const code = await runStrings(words, { output, errors });
  return { code, ...said };
}

describe('R490: what a language has is counted by its own plural forms', () => {
  it('asks for every form that the language has, and keeps what it says already', () => {
    const units = unitsOf(english, { own: { sent_few: '{{count, number}} ответа' }, ...russian });
    expect(units.map(({ key }) => key)).toEqual([
      'hello',
      'sent_one',
      'sent_few',
      'sent_many',
      'sent_other',
      'plain',
    ]);
    expect(completenessOf(units)).toEqual({ needs: 6, has: 1 });
  });

  it('every registered language has every text', () => {
    for (const { tag } of wholeLanguages)
      for (const area of namespaces) {
        const plurals = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
        const units = unitsOf(catalogue.en?.[area] ?? {}, { own: catalogue[tag]?.[area] ?? {}, plurals });
        const { needs, has } = completenessOf(units);
        expect({ tag, area, missing: needs - has }).toEqual({ tag, area, missing: 0 });
      }
  });
});

describe('R491: strings go to translators and come back whole, or not at all', () => {
  const units = unitsOf(english, { own: { plain: 'Слова & <знаки> "и"' }, ...russian });

  it('reads what it wrote, marks and all', () => {
    const read = readXliff(writeXliff('ru', { child: units }));
    expect(read).toMatchObject({ language: 'ru', areas: { child: { plain: 'Слова & <знаки> "и"' } } });
    expect('english' in read && read.english.child?.plain).toBe(english.plain);
  });

  it('takes no suggestion in the place of the translation, wherever it stands', () => {
    const suggested = '<alt-trans><source>x</source><target>Fautif <g id="1"/></target></alt-trans>';
    const file = writeXliff('ru', { child: units });
    const read = readXliff(file.replaceAll('</trans-unit>', `${suggested}</trans-unit>`));
    expect(read).toEqual(readXliff(file));
    const first = readXliff(file.replaceAll('<source>', `${suggested}<source>`));
    expect(first).toEqual(readXliff(file));
  });

  it('R1255: takes no target that its program says nobody translated', () => {
    const file = writeXliff('ru', { child: units.map((unit) => ({ ...unit, target: 'Words' })) });
    for (const state of ['new', 'needs-translation']) {
      const read = readXliff(file.replace('<target>', `<target state="${state}">`));
      expect('areas' in read && Object.keys(read.areas.child ?? {})).toHaveLength(units.length - 1);
    }
    const read = readXliff(file.replace('<target>', '<target state="needs-review-translation">'));
    expect('areas' in read && Object.keys(read.areas.child ?? {})).toHaveLength(units.length);
  });

  it('says what does not fit: another key, a lost value, an unknown one', () => {
    expect(faultsOf(units, { hello: 'Привет {{name}}', sent_one: 'Один ответ' })).toEqual([]);
    expect(faultsOf(units, { hello: 'Привет' })).toEqual(['hello: {{name}} is lost.']);
    expect(faultsOf(units, { hello: 'Привет {{name}} {{day}}' })).toEqual(['hello: nothing fills {{day}}.']);
    expect(faultsOf(units, { other: 'x' })).toEqual(['other: there is no such text.']);
  });

  it('takes no document type, no marks inside a text, nothing broken', () => {
    const file = writeXliff('ru', { child: units });
    const fault = (text: string) => {
      const read = readXliff(text);
      return 'fault' in read ? read.fault : '';
    };
    expect(fault(file.replace('<xliff', '<!DOCTYPE x [<!ENTITY a "b">]><xliff'))).toContain('document type');
    expect(fault(file.replace('<target>', '<target><g id="1"/>'))).toContain('marks');
    expect(fault(file.slice(0, -20))).not.toBe('');
    expect(fault('')).not.toBe('');
  });

  it('what goes out and comes back unchanged is the same file, byte for byte, whatever plural forms a language has', async () => {
    const { path: folder, remove } = tempFolder();
    try {
      for (const tag of ['en', 'ar', 'ru', 'zh']) {
        const file = join(folder, `${tag}.xlf`);
        writeFileSync(file, (await command('export', '--locale', tag)).output);
        expect((await command('import', file, '--out', folder)).code).toBe(0);
        for (const area of namespaces) {
          const [was, is] = ['locales', folder].map((at) =>
            readFileSync(join(at, tag, `${area}.json`), 'utf8'),
          );
          expect(is === was, `${tag}/${area}.json`).toBe(true);
        }
      }
    } finally {
      remove();
    }
  });

  it('the command: out, changed, back into a folder; one wrong text and nothing is written', async () => {
    const { path: folder, remove } = tempFolder();
    try {
      const out = await command('export', '--locale', 'fr');
      expect(out.code).toBe(0);
      const said = catalogue.fr?.child['code.look'] ?? '';
      const [good, bad] = [join(folder, 'good.xlf'), join(folder, 'bad.xlf')];
      writeFileSync(good, out.output.replace(`<target>${said}</target>`, '<target>Jeter un œil</target>'));
      writeFileSync(bad, out.output.replace('{{day}}', '{{jour}}').replaceAll('<target>', '<target>{{x}}'));
      expect((await command('import', bad, '--out', folder)).code).toBe(65);
      expect(() => readFileSync(join(folder, 'fr', 'child.json'))).toThrow();
      expect((await command('import', good, '--out', folder)).code).toBe(0);
      const back = JSON.parse(readFileSync(join(folder, 'fr', 'child.json'), 'utf8'));
      expect(back).toEqual({ ...catalogue.fr?.child, 'code.look': 'Jeter un œil' });
      // R1255: of an older version, or written by hand.
      const older = join(folder, 'older.xlf');
      writeFileSync(older, out.output.replace(/(<trans-unit id="code\.look"[^>]*>\s*<source>)/, '$1Once '));
      const refused = await command('import', older, '--out', join(folder, 'not'));
      expect(refused.code).toBe(65);
      expect(refused.errors).toBe('code.look: English says something else since. Export it anew.\n');
      expect(() => readFileSync(join(folder, 'not', 'fr', 'child.json'))).toThrow();
      expect((await command('import', join(folder, 'none'), '--out', folder)).code).toBe(66);
      for (const none of ['../x', 'en-12'])
        expect((await command('export', '--locale', none)).code, none).toBe(64);
    } finally {
      remove();
    }
  });
});
