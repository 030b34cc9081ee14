import { type Colour, coloursIn, contrastOf, over } from './colours.ts';

/** Runs in the page that is looked at: bundled and evaluated there, so it knows nothing but the page. */

const white: Colour = [255, 255, 255, 1];

export function nameOf(element: Element): string {
  const id = element.id ? `#${element.id}` : '';
  const classes = [...element.classList].map((each) => `.${each}`).join('');
  const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 50);
  const inside = element.parentElement ? `${element.parentElement.tagName.toLowerCase()} > ` : '';
  return `${inside}${element.tagName.toLowerCase()}${id}${classes} "${words}"`;
}

/** Not what only a screen reader gets, nor what waits outside the page, such as the link that leads past the bar. */
function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  const box = element.getBoundingClientRect();
  return box.width > 1.5 && box.height > 1.5 && box.bottom + scrollY > 0;
}

/** Everything that may lie below the words of an element: one opaque colour, or several where a pattern is drawn. */
function groundsBelow(element: Element): Colour[] {
  const layers: Colour[][] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    const pattern = backgroundImage === 'none' ? [] : coloursIn(backgroundImage);
    const [plain] = coloursIn(backgroundColor);
    if (pattern.length > 0) layers.push(pattern);
    if (plain && plain[3] > 0) layers.push([plain]);
    if (plain?.[3] === 1) break;
  }
  return layers.reduceRight<Colour[]>(
    (below, layer) => layer.flatMap((colour) => below.map((ground) => over(colour, ground))),
    [white],
  );
}

/** A drawing has no backgrounds: the shape that lies right below the word. */
function shapeBelow(text: Element): Colour[] {
  const box = text.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const below = document.elementsFromPoint(x, y).find((each) => {
    if (each === text || text.contains(each) || !(each instanceof SVGGeometryElement)) return false;
    return coloursIn(getComputedStyle(each).fill).some((colour) => colour[3] === 1);
  });
  return below ? coloursIn(getComputedStyle(below).fill) : groundsBelow(text);
}

function opacityOf(element: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at; at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

function least(element: Element, inks: readonly Colour[], grounds: readonly Colour[]): number {
  const opacity = opacityOf(element);
  const ratios = inks.flatMap((ink) =>
    grounds.map((ground) => {
      const seen = over([ink[0], ink[1], ink[2], ink[3] * opacity], ground);
      return contrastOf(seen, ground);
    }),
  );
  return Math.min(...ratios);
}

const measured = new Map<Element, number>();

/** The lowest contrast of every element that has words of its own, also in its boxes and before or after it. */
export function contrasts(): { readonly name: string; readonly ratio: number; readonly large: boolean }[] {
  measured.clear();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const withWords = new Set<Element>();
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent && (walk.currentNode.nodeValue ?? '').trim() !== '') withWords.add(parent);
  }
  const boxes = 'input:not([type=hidden], [type=radio], [type=checkbox], [type=image]), textarea, select';
  for (const box of document.querySelectorAll(boxes)) withWords.add(box);
  for (const element of document.body.querySelectorAll('*')) {
    for (const where of ['::before', '::after']) {
      const { content, color } = getComputedStyle(element, where);
      if (!/counter|"[^"]*\S[^"]*"/.test(content) || !isSeen(element)) continue;
      measured.set(element, least(element, coloursIn(color), groundsBelow(element)));
    }
  }
  for (const element of withWords) {
    if (element.matches('script, style, title, option, noscript') || !isSeen(element)) continue;
    const drawn = element instanceof SVGElement && !element.closest('foreignObject');
    const { color, fill } = getComputedStyle(element);
    if (drawn) element.scrollIntoView({ block: 'center' });
    const ratio = drawn
      ? least(element, coloursIn(fill), shapeBelow(element))
      : least(element, coloursIn(color), groundsBelow(element));
    measured.set(element, Math.min(ratio, measured.get(element) ?? 21));
  }
  scrollTo(0, 0);
  return [...measured].map(([element, ratio]) => ({ name: nameOf(element), ratio, large: isLarge(element) }));
}

/** https://www.w3.org/TR/WCAG22/#dfn-large-scale */
function isLarge(element: Element): boolean {
  const { fontSize, fontWeight } = getComputedStyle(element);
  return Number.parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24);
}

/** The lowest contrast measured in what a selector names and below it; 0 where nothing was measured. */
export function measuredIn(selector: string): number {
  const root = document.querySelector(selector);
  const ratios = [...measured].filter(([each]) => root?.contains(each)).map(([, ratio]) => ratio);
  return ratios.length === 0 ? 0 : Math.min(...ratios);
}

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Where a finger may land: the element, what it stretches over a positioned parent, and every label of a field. */
function boxesOf(element: HTMLElement): Box[] {
  const boxes: Box[] = [element.getBoundingClientRect()];
  const after = getComputedStyle(element, '::after');
  if (after.content !== 'none' && after.position === 'absolute' && after.inset === '0px') {
    const frame = element.closest('li, article, div') ?? element;
    boxes.push(frame.getBoundingClientRect());
  }
  const labels = 'labels' in element ? ((element as HTMLInputElement).labels ?? []) : [];
  for (const label of labels) boxes.push(label.getBoundingClientRect());
  return boxes;
}

/** A link in running text: words that are no link stand beside it in its line (WCAG 2.5.8, "inline"). */
function runsInText(element: HTMLElement): boolean {
  if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false;
  const block = element.closest('p, li, dd, td, th, h1, h2, h3, label, small, summary, blockquote, div');
  const linked = [...(block?.querySelectorAll('a') ?? [])].map((link) => link.textContent ?? '');
  const beside = linked.reduce((words, link) => words.replace(link, ''), block?.textContent ?? '');
  return /\p{Letter}/u.test(beside);
}

export const smallest = 44;

/** What can be pressed and is smaller than 44 × 44 CSS px: its name and its largest box. */
export function smallTargets(): {
  readonly found: string[];
  readonly looked: number;
  readonly inline: number;
} {
  const all = [
    ...document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link]',
    ),
    // What Enter presses without being seen is nothing to point at.
  ].filter((element) => isSeen(element) && !element.matches('.unseen[tabindex="-1"]'));
  const inline = all.filter(runsInText).length;
  const found = all
    .filter((element) => !runsInText(element))
    .map((element) => {
      const sizes = boxesOf(element).map((box) => [box.right - box.left, box.bottom - box.top] as const);
      return { element, sizes, fits: sizes.some(([w, h]) => w >= smallest - 0.5 && h >= smallest - 0.5) };
    })
    .filter(({ fits }) => !fits)
    .map(({ element, sizes }) => {
      const [w, h] = sizes.sort((a, b) => b[0] * b[1] - a[0] * a[1])[0] ?? [0, 0];
      return `${nameOf(element)} ${w.toFixed(0)} × ${h.toFixed(0)}`;
    });
  return { found, looked: all.length, inline };
}

/** How far the page reaches over the side of the screen, in CSS px, and what does. */
export function sideways(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const out = [...document.body.querySelectorAll('*')].filter((each) => {
    const box = each.getBoundingClientRect();
    return isSeen(each) && (box.right > clientWidth + 1 || box.left < -1);
  });
  return [`${scrollWidth - clientWidth} px: ${out.slice(-2).map(nameOf).join(', ')}`];
}

/** What moves or would move: running animations, and every element whose style gives one a time. */
export function moving(): string[] {
  const running = document.getAnimations().map(() => 'an animation runs');
  const timed = [...document.querySelectorAll('*')].filter((element) =>
    ['', '::before', '::after'].some((where) => {
      const style = getComputedStyle(element, where || null);
      const lasts = (times: string) => times.split(',').some((time) => Number.parseFloat(time) > 0);
      return (
        (style.animationName !== 'none' && lasts(style.animationDuration)) || lasts(style.transitionDuration)
      );
    }),
  );
  return [...running, ...timed.map(nameOf)];
}

/**
 * What a form came back with while the focus is elsewhere: what is wrong at the top, else the one field that says it, else what came of it.
 */
export function notLedTo(): string[] {
  const says =
    document.querySelector('#errors') ??
    document.querySelector('[aria-invalid=true]') ??
    document.querySelector('.notice.mend[role=status]');
  return says && isSeen(says) && document.activeElement !== says ? [nameOf(says)] : [];
}

/** What `focusUnseen` says of a press after which nothing on the page has the focus. */
export const nowhere = 'the focus is nowhere';

/** Whether the focus is on the first or on the last stop of the page: where it comes back in after it has left. */
export function isAtAnEnd(): boolean {
  const stops = [
    ...document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]',
    ),
  ].filter((each) => each.tabIndex >= 0 && !each.matches(':disabled') && each.getClientRects().length > 0);
  return [stops[0], stops.at(-1)].some((each) => each === document.activeElement);
}

/** Why the focus cannot be seen; undefined when it can: a ring of 2 px and 3:1 on something in sight that nothing covers. */
export function focusUnseen(): string | undefined {
  const element = document.activeElement;
  if (!element || element === document.body) return nowhere;
  const ringed = [element, element.closest('label, .path li')].find((each) => each && hasRing(each));
  if (!ringed) return `no ring: ${nameOf(element)}`;
  const box = ringed.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (right - left < 2 || bottom - top < 2) return `out of sight: ${nameOf(element)}`;
  const tall = box.height > innerHeight * 0.6;
  if (!tall && (box.top < -1 || box.bottom > innerHeight + 1))
    return `partly out of sight: ${nameOf(element)}`;
  const points = [0.1, 0.5, 0.9].map((part) => [left + (right - left) * part, (top + bottom) / 2] as const);
  const seen = points.filter(([x, y]) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (ringed.contains(hit) || hit.contains(ringed));
  });
  return seen.length === points.length ? undefined : `covered: ${nameOf(element)}`;
}

function hasRing(element: Element): boolean {
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
  const grounds = groundsBelow(element.parentElement ?? element);
  const stands = (ring: Colour) => grounds.every((ground) => contrastOf(over(ring, ground), ground) >= 3);
  const outlined =
    outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && coloursIn(outlineColor).some(stands);
  return outlined || (boxShadow !== 'none' && coloursIn(boxShadow).some(stands));
}
