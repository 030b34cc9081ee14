/** What a browser knows of a form: where it goes and what it would send. */
export type Form = {
  /** As written; '' means the page's own address. */
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly fields: readonly FormField[];
  readonly buttons: readonly FormButton[];
};

export type FormField = {
  readonly name: string;
  /** `typed` takes any words; the others only one of `choices`, `hidden` none but its own. */
  readonly kind: 'hidden' | 'typed' | 'one' | 'many';
  /** What it would send untouched. */
  readonly values: readonly string[];
  readonly choices: readonly string[];
};

type FormButton = {
  readonly name: string;
  readonly value: string;
  readonly off: boolean;
  /** Where it sends the form, if not where the form says. */
  readonly to: string | undefined;
};

type Tag = {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly end: number;
};
type Draft = { action: string; method: 'get' | 'post'; fields: FormField[]; buttons: FormButton[] };

const tagPattern = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
const attributePattern = /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/**
 * The forms of a page, in order, read tolerantly and without a DOM: enough to do what a person does with a keyboard.
 * A field that stands in no form and names one (`form="…"`) is one of that form, behind those that stand in it. Not read: forms inside forms,
 * image buttons, a field in one form that names another; and a file is left out as if nobody chose one.
 */
export function formsOf(html: string): readonly Form[] {
  const drafts: Draft[] = [];
  const byId = new Map<string, Draft>();
  const elsewhere = new Map<string, Draft>();
  let inside: Draft | undefined;
  let select: { name: string; options: { value: string; chosen: boolean }[] } | undefined;
  for (let tag = tagAt(html, 0); tag; tag = tagAt(html, tag.end)) {
    const { name, closes, attributes } = tag;
    if (name === 'form') {
      const method = attributes.get('method')?.toLowerCase() === 'post' ? 'post' : 'get';
      inside = closes
        ? undefined
        : { action: attributes.get('action') ?? '', method, fields: [], buttons: [] };
      if (inside) drafts.push(inside);
      if (inside && attributes.has('id')) byId.set(attributes.get('id') ?? '', inside);
    }
    const names = attributes.get('form');
    if (!inside && names !== undefined && !elsewhere.has(names))
      elsewhere.set(names, { action: '', method: 'post', fields: [], buttons: [] });
    const form = inside ?? (names === undefined ? undefined : elsewhere.get(names));
    if (!form) continue;
    const field = attributes.get('name') ?? '';
    if (name === 'input' && field !== '' && attributes.get('type') !== 'file')
      form.fields.push(inputOf(field, attributes));
    if (name === 'button' && !closes && (attributes.get('type') ?? 'submit') === 'submit') {
      form.buttons.push({
        name: field,
        value: attributes.get('value') ?? '',
        off: attributes.has('disabled'),
        to: attributes.get('formaction'),
      });
    }
    if (name === 'textarea' && !closes) {
      const words = decodeText(html.slice(tag.end, endOf(html, tag.end, 'textarea'))).replace(/^\r?\n/, '');
      form.fields.push({ name: field, kind: 'typed', values: [words], choices: [] });
    }
    if (name === 'select' && !closes) select = { name: field, options: [] };
    if (name === 'option' && !closes && select) {
      const label = decodeText(html.slice(tag.end, endOf(html, tag.end, 'option'))).trim();
      select.options.push({ value: attributes.get('value') ?? label, chosen: attributes.has('selected') });
    }
    if (name === 'select' && closes && select) {
      const { options } = select;
      const chosen = options.find((option) => option.chosen) ?? options[0];
      form.fields.push({
        name: select.name,
        kind: 'one',
        values: chosen ? [chosen.value] : [],
        choices: options.map(({ value }) => value),
      });
      select = undefined;
    }
  }
  for (const [id, { fields, buttons }] of elsewhere) {
    byId.get(id)?.fields.push(...fields);
    byId.get(id)?.buttons.push(...buttons);
  }
  return drafts.map(merged);
}

function inputOf(name: string, attributes: ReadonlyMap<string, string>): FormField {
  const type = attributes.get('type') ?? 'text';
  if (type === 'radio' || type === 'checkbox') {
    const value = attributes.get('value') ?? 'on';
    const kind = type === 'radio' ? 'one' : 'many';
    return { name, kind, values: attributes.has('checked') ? [value] : [], choices: [value] };
  }
  const values = [attributes.get('value') ?? ''];
  return { name, kind: type === 'hidden' ? 'hidden' : 'typed', values, choices: [] };
}

/** Radio buttons and checkboxes of one name are one field. */
function merged(draft: Draft): Form {
  const fields = new Map<string, FormField>();
  for (const field of draft.fields) {
    const known = field.kind === 'one' || field.kind === 'many' ? fields.get(field.name) : undefined;
    const whole = known
      ? {
          ...known,
          values: [...known.values, ...field.values],
          choices: [...known.choices, ...field.choices],
        }
      : field;
    fields.set(field.name, whole);
  }
  return { ...draft, fields: [...fields.values()] };
}

/** The next tag at or after `from`. What stands in script and style is no tag. */
function tagAt(html: string, from: number): Tag | undefined {
  tagPattern.lastIndex = from;
  for (let match = tagPattern.exec(html); match; match = tagPattern.exec(html)) {
    const [, slash, rawName, rawAttributes = ''] = match;
    const name = rawName?.toLowerCase();
    if (!name) continue;
    const closes = slash === '/';
    if (!closes && (name === 'script' || name === 'style')) {
      tagPattern.lastIndex = endOf(html, tagPattern.lastIndex, name);
      continue;
    }
    const attributes = new Map<string, string>();
    for (const [, key = '', double, single, bare] of rawAttributes.matchAll(attributePattern)) {
      attributes.set(key.toLowerCase(), decodeText(double ?? single ?? bare ?? ''));
    }
    return { name, closes, attributes, end: tagPattern.lastIndex };
  }
  return undefined;
}

function endOf(html: string, from: number, name: string): number {
  const end = html.toLowerCase().indexOf(`</${name}`, from);
  return end < 0 ? html.length : end;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

/** Character references as text; those of HTML that a server writes. */
export function decodeText(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return named[String(name).toLowerCase()] ?? whole;
  });
}

/** The words of a piece of a page as they are read: no tags, comments or scripts. */
export function wordsOf(html: string): string {
  const bare = html.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '');
  return decodeText(bare.replace(/<!--[\s\S]*?-->|<[^>]*>/g, ''));
}

/**
 * What this form sends when a person fills in `values` and presses a button. Throws where a person could not: a field
 * that is not there, a choice that is not offered, a button that is off.
 */
export function filled(
  form: Form,
  values: Readonly<Record<string, string | readonly string[]>>,
  press?: string,
): URLSearchParams {
  const sent = new URLSearchParams();
  const unknown = Object.keys(values).filter((name) => !form.fields.some((field) => field.name === name));
  if (unknown.length > 0) throw new Error(`The form ${form.action} has no field ${unknown.join(', ')}.`);
  for (const field of form.fields) {
    const wanted = values[field.name];
    const list = wanted === undefined ? field.values : typeof wanted === 'string' ? [wanted] : wanted;
    const possible =
      field.kind === 'typed' || (field.kind === 'hidden' ? wanted === undefined : isOffered(field, list));
    if (!possible)
      throw new Error(`The form ${form.action} does not let ${field.name} be ${list.join(', ')}.`);
    for (const value of list) sent.append(field.name, value);
  }
  const [name = '', value] = press === undefined ? [] : press.split('=');
  const button = form.buttons.find(
    (each) => press === undefined || (each.name === name && each.value === value),
  );
  if (!button || button.off)
    throw new Error(`The form ${form.action} has no button ${press ?? ''} to press.`);
  if (button.name !== '') sent.append(button.name, button.value);
  return sent;
}

function isOffered(field: FormField, list: readonly string[]): boolean {
  return list.every((value) => field.choices.includes(value)) && (field.kind === 'many' || list.length < 2);
}
