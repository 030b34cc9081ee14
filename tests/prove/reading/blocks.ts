import { runsOf } from '../../support/pages/rendered-texts.ts';

/**
 * What a page itself says, block by block. What carries its own language was written by a person for one consultation, not by the
 * product; what is typed or copied is no sentence of the page.
 */
export function blocksOf(html: string): readonly string[] {
  const texts: string[] = [];
  let block = -1;
  for (const run of runsOf(html)) {
    if (run.ownLang || run.value || run.verbatim) continue;
    const before = texts.at(-1) ?? '';
    const parted = /\S$/.test(before) && /^[\p{Lu}“«]/u.test(run.text);
    if (run.block === block && !parted) texts[texts.length - 1] = before + run.text;
    else texts.push(run.text);
    block = run.block;
  }
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}
