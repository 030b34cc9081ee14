import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../support/pages/scratch-tree.ts';

export type Pattern = { readonly file: string; readonly source: string; readonly flags: string };

/** Every regular expression of the screens, read from their source. One that is put together while it runs is an error. */
export function screenPatterns(): Pattern[] {
  const folder = join(root, 'server/core/moderation');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.flatMap((file) => patternsIn(file, readFileSync(join(folder, file), 'utf8')));
}

export function patternsIn(file: string, text: string): Pattern[] {
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const isMade =
      (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
    if (isMade) throw new Error(`${file} puts a regular expression together: ${node.getText()}`);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}
