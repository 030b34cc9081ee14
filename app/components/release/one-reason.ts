import type { AttributesShown } from './release-shown.ts';

type Reasons = AttributesShown['reasons'];

/** What has the same reason stands in one line: six times the same sentence would push away what children said. */
export function withOneReason(reasons: Reasons) {
  const lines = new Map<string, Omit<Reasons[number], 'name'> & { names: Reasons[number]['name'][] }>();
  for (const { name, asked, reason } of reasons) {
    const key = JSON.stringify([asked, reason.lang, reason.words]);
    const line = lines.get(key);
    if (line) line.names.push(name);
    else lines.set(key, { names: [name], asked, reason });
  }
  return [...lines.values()];
}
