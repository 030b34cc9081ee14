import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { naughtyStrings } from '../screening/personal.ts';

/** A few of each kind, our own: formulas, tags, entities, fields, turned writing, halves of pairs, controls, long words. */
export const ownStrange: readonly string[] = [
  '=HYPERLINK("http://example.org","press")',
  ' =1+2',
  '+cmd|"/c calc"!A1',
  '-2+3',
  '@SUM(1,2)',
  '\t=1',
  '＝1+1',
  '%0A=1',
  '|calc',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></main><svg onload=alert(1)>',
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
  ']]><w:instrText>INCLUDETEXT "http://example.org"</w:instrText>',
  '{ HYPERLINK "http://example.org" }',
  ') /S /JavaScript /JS (app.alert(1)) (',
  '(unbalanced \\( brackets ))) endobj stream',
  '\u202Eabc\u202C and \u2066def\u2069',
  'half \uD83D of a pair \uDE00',
  'nothing\u0000here\u0007 \u001b[31m',
  '\uFFFE\uFFFF\uFDD0',
  `${'w'.repeat(900)}`,
  'زين '.repeat(120),
  '字'.repeat(300),
  'Ṱ̺̺̕h̝̪̘e̜̺ ̯͎͖c̴̟͈',
  '👩‍👩‍👧‍👦 👍🏽 🇦🇹',
  `$\{7*7} {{7*7}} <%= 7*7 %>`,
  "Robert'); DROP TABLE release;--",
  '`id` $(id)',
];

/** Lines of every list in the data: what others collected to break programs. */
export function strangeOf(data: string | undefined): readonly string[] {
  if (data === undefined) return ownStrange;
  const folder = join(data, 'hostile');
  const lists = existsSync(folder) ? readdirSync(folder) : [];
  const lines = lists.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .map((line) => line.trim()),
  );
  const all = [...ownStrange, ...naughtyStrings(data), ...lines].filter((each) => each.trim() !== '');
  return [...new Set(all)].map((each) => each.slice(0, 4_000));
}
