import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../setup/languages.mjs';
import { root, scratchTree } from '../../support/pages/scratch-tree.ts';

const about = { endonym: 'Ñawi', direction: 'ltr', reviewedBy: null };
const english = {
  'en/language.json': JSON.stringify({ ...about, endonym: 'English' }),
  'en/common.json': '{"a": "A"}',
};
const treeWith = (files: Record<string, string>) => scratchTree({ ...english, ...files });

describe('R468: a language is its folder', () => {
  it('what is found in this repository is what its last build wrote down', () => {
    const folder = join(root, 'locales', 'found');
    const written = new Map(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
    expect(written).toEqual(new Map([...foundIn(join(root, 'locales'))].sort()));
  });

  it('a folder with nothing but its name and direction is one, and so is every file that it has', () => {
    const tree = treeWith({
      'qaa/language.json': JSON.stringify({ ...about, lender: 'en' }),
      'is/language.json': JSON.stringify(about),
      'is/child.json': '{"b": "B"}',
    });
    const found = foundIn(tree);
    expect(found.get('languages.ts')).toContain('{ en: l_en, is: l_is, qaa: l_qaa }');
    expect(found.get('strings.ts')).toContain("import l_is_child from '../is/child.json'");
    expect(found.get('strings.ts')).toMatch(/qaa: \{ common: \{\}, .* child: \{\}/);
    expect(found.get('words.ts')).toContain('export const found = {  };');
  });

  it.each([
    ['a folder that is no tag', { 'Quechua/language.json': JSON.stringify(about) }, /no language tag/],
    ['no language.json', { 'qaa/child.json': '{}' }, /language\.json says/],
    [
      'a direction that is none',
      { 'qaa/language.json': JSON.stringify({ ...about, direction: 'up' }) },
      /language\.json says/,
    ],
    [
      'a lender that is not there',
      { 'qaa/language.json': JSON.stringify({ ...about, lender: 'qab' }) },
      /no such folder/,
    ],
    [
      'itself as a lender',
      { 'qaa/language.json': JSON.stringify({ ...about, lender: 'qaa' }) },
      /language\.json says/,
    ],
    [
      'a file of another name',
      { 'qaa/language.json': JSON.stringify(about), 'qaa/chlid.json': '{}' },
      /chlid\.json is no file/,
    ],
    [
      'a file that is no JSON',
      { 'qaa/language.json': JSON.stringify(about), 'qaa/child.json': '{"a"' },
      /no JSON object/,
    ],
    [
      'a text that is none',
      { 'qaa/language.json': JSON.stringify(about), 'qaa/child.json': '{"a": 1}' },
      /no text/,
    ],
    [
      'too few words',
      { 'qaa/language.json': JSON.stringify(about), 'qaa/words.json': '{"words": ["one"]}' },
      /could be guessed/,
    ],
  ])('with %s the build is refused in one sentence', (_name, files, sentence) => {
    expect(() => foundIn(treeWith(files as Record<string, string>))).toThrow(sentence);
  });
});
