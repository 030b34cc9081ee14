import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { longestTranslation, type Translator } from '../core/translation/translator.ts';
import { type CommandAnswer, type CommandLimits, runCommand } from './run-command.ts';

/** What Apertium calls the languages that have two letters here (ISO 639-3). Another one goes by its own tag. */
const codes: Readonly<Record<string, string>> = {
  ar: 'ara',
  ca: 'cat',
  de: 'deu',
  en: 'eng',
  es: 'spa',
  eu: 'eus',
  fr: 'fra',
  gl: 'glg',
  it: 'ita',
  pt: 'por',
  ru: 'rus',
  sw: 'swa',
  uk: 'ukr',
  zh: 'zho',
};
const codeOf = (tag: string) => codes[tag] ?? tag;
const isPair = /^[a-z]{2,3}-[a-z]{2,3}$/;

const textLimits: CommandLimits = { timeMs: 8_000, answerBytes: longestTranslation * 6 };

/**
 * Translates with Apertium on this machine: no word leaves. Rules and dictionaries, no learned model: a word it does not know stays as it
 * is. `modes` is the folder of its pairs (`/usr/share/apertium/modes`), each a script that it installed. Its own command is passed by: that
 * opens its input anew by name, which no connection between two programs of ours allows, and would have us put a child's words into a file.
 */
export function createApertium(modes: string, limits: CommandLimits = textLimits): Translator {
  /** The script of a pair; a pair is a file name here: letters only, whatever a tag holds. */
  function modeOf({ from, to }: { from: string; to: string }): string | undefined {
    const pair = `${codeOf(from)}-${codeOf(to)}`;
    const path = join(modes, `${pair}.mode`);
    return isPair.test(pair) && existsSync(path) ? path : undefined;
  }

  /** Marks off what is no word (spaces, signs that mean something to it), translates, and takes the marks off again. */
  async function through(mode: string, text: string): Promise<CommandAnswer> {
    const steps = [
      { command: 'apertium-destxt', args: [] },
      // -n: a word that is not known stays, without a sign before it.
      { command: 'bash', args: [mode, '-n'] },
      { command: 'apertium-retxt', args: [] },
    ];
    let answer: CommandAnswer = { ok: true, text };
    for (const step of steps) if (answer.ok) answer = await runCommand(answer.text, { ...step, limits });
    return answer;
  }

  return {
    where: 'here',
    knows: async (pair) => modeOf(pair) !== undefined,
    async translate({ from, to, texts }) {
      const mode = modeOf({ from, to });
      if (mode === undefined) return { ok: false, failure: 'unsupported' };
      const translated: string[] = [];
      for (const text of texts) {
        // What it reads ends with a line.
        const answer = await through(mode, `${text}\n`);
        if (!answer.ok) return answer;
        translated.push(answer.text.replace(/\n$/, ''));
      }
      return { ok: true, texts: translated };
    },
  };
}
