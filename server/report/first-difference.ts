/** What is seen around a difference, in letters. */
const around = 24;

/**
 * Where a file differs from what it should be, in one sentence with the place and both texts, or undefined. Of a file that is
 * no text only the place is told.
 */
export function firstDifference(name: string, found: Uint8Array, expected: Uint8Array): string | undefined {
  if (Buffer.compare(found, expected) === 0) return undefined;
  let at = 0;
  while (at < found.length && at < expected.length && found[at] === expected[at]) at += 1;
  if (!/\.(json|csv|html|css|txt)$/.test(name)) return `${name}: it differs from byte ${at} on`;
  const is = Buffer.from(found);
  const was = Buffer.from(expected);
  const before = was.subarray(0, at).toString('utf8');
  const line = before.split('\n').length;
  const inLine = before.length - (before.lastIndexOf('\n') + 1);
  const cut = (bytes: Buffer) => {
    const text = bytes.toString('utf8').split('\n')[line - 1] ?? '';
    return JSON.stringify(text.slice(Math.max(0, inLine - around), inLine + around));
  };
  return `${name}: line ${line} says ${cut(is)}, and release.json gives ${cut(was)}`;
}
