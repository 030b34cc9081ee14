type Prompt = { readonly language: string; readonly level: string; readonly prompt: string };

/** The prompt in the first of these languages that has one, else in any; staff reads the older wording first. */
export function promptFor(prompts: readonly Prompt[], languages: readonly string[]): Prompt | undefined {
  const byLevel = [...prompts].sort((a, b) => (a.level === b.level ? 0 : a.level === 'older' ? -1 : 1));
  for (const language of languages) {
    const found = byLevel.find((each) => each.language === language);
    if (found) return found;
  }
  return byLevel[0];
}
