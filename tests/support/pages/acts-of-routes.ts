import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** What an `action` was found to switch on, and each place that reads which act was sent and of which nothing was understood. */
export type Acts = { readonly names: ReadonlySet<string>; readonly unread: readonly string[] };

type Module = {
  readonly path: string;
  readonly declared: ReadonlyMap<string, ts.Node>;
  readonly imported: ReadonlyMap<string, { readonly from: string; readonly name: string }>;
};

const modules = new Map<string, Module>();
/** The fields of a form that say the act. `beside` names one and, after a space, to what. */
const fieldNames = ['act', 'intent', 'beside'];

/**
 * The acts of a route, read from the source of its `action` and of everything that this calls: the cases of a switch over the act, what it
 * is compared with, the keys of a record and the items of a list it is looked up in, and what a schema takes for it.
 */
export function actsOf(file: string): Acts {
  const names = new Set<string>();
  const unread: string[] = [];
  const seen = new Set<ts.Node>();
  const reach = (module: Module, name: string): void => {
    const found = declarationOf(module, name);
    if (!found || seen.has(found.node)) return;
    seen.add(found.node);
    collect(found.module, found.node, { names, unread });
    visit(found.node, (node) => {
      if (ts.isIdentifier(node)) reach(found.module, node.text);
    });
  };
  reach(moduleAt(file), 'action');
  return { names, unread };
}

function collect(module: Module, root: ts.Node, into: { names: Set<string>; unread: string[] }): void {
  const carriers = carriersIn(root);
  const says = (node: ts.Node): boolean => {
    const bare = bareOf(node);
    return (
      readsAct(bare) ||
      (ts.isIdentifier(bare) && carriers.has(bare.text)) ||
      (ts.isPropertyAccessExpression(bare) && ['act', 'intent'].includes(bare.name.text)) ||
      (ts.isElementAccessExpression(bare) && /^besideIn\(.*\)\[0\]$/.test(bare.getText()))
    );
  };
  const understood = new Set<ts.Node>();
  const add = (found: readonly string[]) => {
    for (const name of found) if (name !== '') into.names.add(name);
  };
  visit(root, (node) => {
    if (ts.isSwitchStatement(node) && says(node.expression)) {
      understood.add(bareOf(node.expression));
      add(node.caseBlock.clauses.flatMap((each) => (ts.isCaseClause(each) ? textOf(each.expression) : [])));
    }
    if (ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText())) {
      for (const [one, other] of [
        [node.left, node.right],
        [node.right, node.left],
      ] as const) {
        if (!says(one)) continue;
        understood.add(bareOf(one));
        add(
          ts.isStringLiteral(other) ? [other.text] : ts.isIdentifier(other) ? listAround(module, other) : [],
        );
      }
    }
    if (ts.isPropertyAssignment(node) && ['act', 'intent'].includes(node.name.getText()))
      if (/^z\.(literal|enum)\(/.test(node.initializer.getText()))
        add(textsOf(module, (node.initializer as ts.CallExpression).arguments[0]));
    if (ts.isVariableDeclaration(node) && node.initializer) understood.add(bareOf(node.initializer));
  });
  visit(root, (node) => {
    if (readsAct(node) && !understood.has(node) && !insideOfCarrier(node))
      into.unread.push(`${module.path}: ${node.parent.getText().slice(0, 80)}`);
  });
}

/** The names under which one declaration keeps the act that was sent. */
function carriersIn(root: ts.Node): ReadonlySet<string> {
  const carriers = new Set<string>();
  visit(root, (node) => {
    if (!ts.isVariableDeclaration(node) || !node.initializer) return;
    const from = bareOf(node.initializer);
    if (ts.isIdentifier(node.name) && (readsAct(from) || insideReads(from))) carriers.add(node.name.text);
    if (ts.isArrayBindingPattern(node.name) && /^besideIn\(/.test(from.getText())) {
      const first = node.name.elements[0];
      if (first && ts.isBindingElement(first)) carriers.add(first.name.getText());
    }
  });
  return carriers;
}

/** `(['a', 'b'] as const).find((each) => each === act)`, and `cond ? beside : deeds.find(…)`: what is found is the act. */
function insideReads(node: ts.Node): boolean {
  return /\.find\(\(each\) => each === fields\.get\('(act|intent)'\)\)$/.test(node.getText());
}

function insideOfCarrier(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^besideBefore\.get\(/.test(node.parent.getText());
}

/** The list or record in which `each` of a `find` goes through. */
function listAround(module: Module, each: ts.Identifier): readonly string[] {
  for (let at: ts.Node = each; at.parent; at = at.parent) {
    if (!ts.isCallExpression(at) || !ts.isPropertyAccessExpression(at.expression)) continue;
    if (at.expression.name.text !== 'find') continue;
    return textsOf(module, at.expression.expression);
  }
  return [];
}

/** The texts of a list, of the keys of a record, or of what a name stands for. */
function textsOf(module: Module, node: ts.Node | undefined): readonly string[] {
  if (!node) return [];
  const bare = bareOf(node);
  if (ts.isArrayLiteralExpression(bare)) return bare.elements.flatMap(textOf);
  if (ts.isObjectLiteralExpression(bare))
    return bare.properties.flatMap(({ name }) =>
      name && (ts.isStringLiteral(name) || ts.isIdentifier(name)) ? [name.text] : [],
    );
  if (ts.isCallExpression(bare) && /^Object\.(entries|keys)\(/.test(bare.getText()))
    return textsOf(module, bare.arguments[0]);
  if (ts.isIdentifier(bare)) return textsOf(module, initializerOf(module, bare));
  return textOf(bare);
}

function initializerOf(module: Module, name: ts.Identifier): ts.Node | undefined {
  const found = declarationOf(module, name.text)?.node;
  if (found) return ts.isVariableDeclaration(found) ? found.initializer : undefined;
  let inner: ts.Node | undefined;
  visit(name.getSourceFile(), (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === name.text) inner = node.initializer;
  });
  return inner;
}

function textOf(node: ts.Node): readonly string[] {
  return ts.isStringLiteral(node) ? [node.text] : [];
}

function readsAct(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const [field] = node.arguments;
  return (
    node.expression.name.text === 'get' && !!field && textOf(field).some((name) => fieldNames.includes(name))
  );
}

/** Without `?? ''`, `as const` and what holds them together. */
function bareOf(node: ts.Node): ts.Node {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return bareOf(node.expression);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return bareOf(node.left);
  return node;
}

function declarationOf(module: Module, name: string): { module: Module; node: ts.Node } | undefined {
  const node = module.declared.get(name);
  if (node) return { module, node };
  const from = module.imported.get(name);
  return from ? declarationOf(moduleAt(from.from), from.name) : undefined;
}

function moduleAt(path: string): Module {
  const known = modules.get(path);
  if (known) return known;
  const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const declared = new Map<string, ts.Node>();
  const imported = new Map<string, { from: string; name: string }>();
  for (const statement of tree.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) declared.set(statement.name.text, statement);
    if (ts.isVariableStatement(statement))
      for (const each of statement.declarationList.declarations) declared.set(each.name.getText(), each);
    for (const each of namesBroughtIn(statement)) {
      const from = join(dirname(path), each.from);
      if (each.from.startsWith('.') && existsSync(from)) imported.set(each.as, { from, name: each.name });
    }
  }
  const module = { path, declared, imported };
  modules.set(path, module);
  return module;
}

type BroughtIn = { readonly as: string; readonly name: string; readonly from: string };

/** `import { name as other } from`, and `export { name as other } from`. */
function namesBroughtIn(statement: ts.Statement): readonly BroughtIn[] {
  const from = (statement as { moduleSpecifier?: ts.Expression }).moduleSpecifier;
  if (!from || !ts.isStringLiteral(from)) return [];
  const list = ts.isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : ts.isExportDeclaration(statement)
      ? statement.exportClause
      : undefined;
  if (!list || !(ts.isNamedImports(list) || ts.isNamedExports(list))) return [];
  return [...list.elements].map(({ name, propertyName }) => ({
    as: name.text,
    name: (propertyName ?? name).text,
    from: from.text,
  }));
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}
