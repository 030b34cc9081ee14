import type { Page, Response } from '@playwright/test';
import type { Key } from '../../../app/i18n/translator.ts';
import { pseudo } from '../../../locales/pseudo.ts';
import { listenerOf } from '../../prove/languages/spoken.ts';
import { speakerOf } from '../../support/house/stage.ts';
import { overflowing } from '../../support/pages/overflowing.ts';
import { type PageState, permissions } from '../../support/pages/pages.ts';

/** What is looked at on every page. Each look answers what is wrong, one line for each thing. */

const { t } = speakerOf('en');
const topic = /data|app|law|storag|kept|collect|operator|bus|school|bicycle|park|children|consult/i;

/** R912: public pages, which say in their title what they are; all others have one and the same. */
const titled: Readonly<Record<string, Key>> = {
  '/source': 'foot.source',
  '/changed/:id/:number': 'changed.title',
  '/general-comment': 'gc25.title',
  '/terms/:id': 'terms.link',
  '/said': 'said.title',
  '/transparency': 'transparency.title',
  '/gone': 'gone.title',
  '/rights': 'foot.rights',
  '/said/:id': 'said.title',
  '/accessibility': 'foot.accessibility',
  '/parents': 'parents.title',
  '/teachers': 'teachers.title',
  '/privacy': 'foot.privacy',
  '/imprint': 'foot.imprint',
  '/answers': 'ledger.title',
};

function says(title: string, route: string): boolean {
  const key = titled[route];
  return title === (key ? `${t(key)} – ${t('product')}` : t('product'));
}

/** R487: words of the page as it came that are of another language than it says, and people's words without one. */
export async function inAnotherTongue(
  answer: Response | null,
  { name }: PageState,
  language: string,
): Promise<string[]> {
  const found: string[] = [];
  const listen = listenerOf(language, {
    add: (kind, what) => void found.push(`${kind}: ${what}`),
    count: () => found.length,
    kinds: () => ({}),
  });
  listen((await answer?.text()) ?? '', { name, typed: false });
  return found;
}

/** R119, R121: the page as it came, before anything was typed: what its title, icons and address tell, and what it may do. */
export async function toldOutside(
  page: Page,
  answer: Response | null,
  { name, route }: PageState,
): Promise<string[]> {
  const wrong: string[] = [];
  const policy = (await answer?.allHeaders())?.['content-security-policy'] ?? '';
  const hydrates = permissions.find((each) => each.route === route)?.script && route !== '/enter';
  if (policy.includes("require-trusted-types-for 'script';trusted-types 'none'") === Boolean(hydrates))
    wrong.push(`policy: ${policy}`);
  const told = await page.evaluate(() => ({
    title: document.title,
    icons: [...document.querySelectorAll<HTMLLinkElement>('link[rel~=icon]')].map((icon) =>
      icon.getAttribute('href'),
    ),
    features: (
      document as unknown as { featurePolicy: { allowedFeatures: () => string[] } }
    ).featurePolicy.allowedFeatures(),
    meta: [...document.querySelectorAll('meta[name=description], meta[property]')].length,
  }));
  // Passkeys are made and shown where staff sign in and prove who they are, and nowhere else.
  const asksForOne = ['/staff/factor', '/staff/prove', '/staff/sign-in'].includes(route);
  const allowed = asksForOne ? 'publickey-credentials-create publickey-credentials-get' : '';
  if (told.features.sort().join(' ') !== allowed) wrong.push(`may do: ${told.features.join(' ')}`);
  if (route.startsWith('/staff')) return wrong;
  if (told.meta !== 0) wrong.push(`${told.meta} descriptions`);
  if (name !== 'left' && told.icons.join(' ') !== '/favicon.svg')
    wrong.push(`icons: ${told.icons.join(' ')}`);
  if (name !== 'left' && !says(told.title, route)) wrong.push(`title: ${told.title}`);
  const { pathname, search } = new URL(page.url());
  const address = (pathname + search).replace(/[A-Za-z0-9_-]{22}/g, '');
  if (topic.test(address)) wrong.push(`address: ${address}`);
  return wrong;
}

/** R469: what cannot be seen once the device draws with its own colours. It goes on doing so. */
export async function unseen(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  return page.evaluate(() => {
    const wrong: string[] = [];
    const name = (at: Element) =>
      `${at.tagName.toLowerCase()}.${at.getAttribute('class') ?? ''} ${at.textContent?.trim().slice(0, 40)}`;
    const isThere = (at: Element) => {
      const { width, height } = at.getBoundingClientRect();
      return (
        width > 0 && height > 0 && getComputedStyle(at).visibility === 'visible' && !at.closest('.unseen')
      );
    };
    const ground = getComputedStyle(document.body).backgroundColor;
    for (const at of document.querySelectorAll('button, .button, .choice, input, textarea, select')) {
      if (!isThere(at)) continue;
      const style = getComputedStyle(at);
      const line = parseFloat(style.borderBlockEndWidth) > 0 && style.borderBlockEndStyle !== 'none';
      const lined = line && style.borderBlockEndColor !== ground;
      const under = style.textDecorationLine.includes('underline');
      // A box to tick that was left its look is drawn by the browser; a button that has lost its line is not.
      const own = at.matches('[type=radio], [type=checkbox], select') && style.appearance === 'auto';
      if (!lined && !under && !own) wrong.push(`no line: ${name(at)}`);
    }
    for (const drawing of document.querySelectorAll('main svg')) {
      if (!isThere(drawing)) continue;
      const shapes = [...drawing.querySelectorAll('path, circle, rect, ellipse, line, polygon, polyline')];
      const seen = shapes.some((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        const shows = (colour: string) =>
          colour !== 'none' && colour !== 'rgba(0, 0, 0, 0)' && colour !== ground;
        return shows(fill) || shows(stroke);
      });
      if (!seen && (shapes.length > 0 || drawing.querySelector('use')))
        wrong.push(`a drawing in the colour of the ground: ${drawing.outerHTML.slice(0, 120)}`);
    }
    const ringed = (at: Element | null) => {
      if (!at) return false;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(at);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== ground;
    };
    for (const at of document.querySelectorAll<HTMLElement>(
      'a[href], button, summary, input, textarea, select',
    )) {
      // What Enter presses without being seen takes no focus from keys.
      if (at.matches('.unseen[tabindex="-1"]')) continue;
      at.focus({ focusVisible: true } as FocusOptions);
      // What cannot have the focus needs no ring; a choice shows the focus of the box in it.
      if (document.activeElement === at && ![at, at.closest('.choice'), at.closest('label')].some(ringed))
        wrong.push(`focus not seen: ${at.outerHTML.slice(0, 120)}`);
    }
    return wrong;
  });
}

/**
 * R959, R971: what who listens, and never sees what stands beside it, cannot tell apart or follow: things to press that have one name and one
 * description and do different things, and headings that pass a step over.
 */
export async function untoldByEar(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const textsOf = (at: Element, attribute: string) =>
      (at.getAttribute(attribute) ?? '')
        .split(' ')
        .map((id) => plain(document.getElementById(id)?.textContent))
        .join(' ');
    const nameOf = (at: Element) =>
      plain(at.getAttribute('aria-label')) || plain(textsOf(at, 'aria-labelledby')) || plain(at.textContent);
    const isHeard = (at: Element) =>
      at.getClientRects().length > 0 && !at.closest('[aria-hidden=true], [hidden]');
    const doing = (at: Element): string => {
      if (at instanceof HTMLAnchorElement) return at.href;
      // A table that stands beside each finding that rests on it is the same one.
      if (!(at instanceof HTMLButtonElement))
        return `${plain(at.parentElement?.textContent)} ${[...(at.parentElement?.querySelectorAll('button') ?? [])].map(doing).join(' ')}`;
      const sent = at.form ? [...new FormData(at.form)].map(String).sort() : [];
      return JSON.stringify([at.formAction, at.name, at.value, sent]);
    };
    const heard = new Map<string, Element>();
    for (const at of document.querySelectorAll('main :is(a[href], button, summary)')) {
      if (!isHeard(at)) continue;
      const around = [...document.querySelectorAll('main :is(form, fieldset)')].filter((each) =>
        each.contains(at),
      );
      const within = around.map(
        (each) => textsOf(each, 'aria-labelledby') || plain(each.querySelector('legend')?.textContent),
      );
      const row = at.closest('td') && at.closest('tr')?.querySelector('th[scope=row]')?.textContent;
      const said = [nameOf(at), textsOf(at, 'aria-describedby'), row, ...within]
        .map(plain)
        .filter(Boolean)
        .join(', ');
      const before = heard.get(said);
      heard.set(said, at);
      // A fold that asks once more holds a button with its name.
      if (!before || before.parentElement?.contains(at)) continue;
      if (at.tagName !== before.tagName || doing(at) !== doing(before))
        wrong.push(`as another one by ear: ${said}`);
    }
    let step = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      if (!isHeard(heading)) continue;
      const to = Number(heading.tagName[1]);
      // What is wrong with a form stands over the heading of its page.
      if (to > step + 1 && !heading.closest('#errors'))
        wrong.push(`from h${step} to h${to}: ${plain(heading.textContent)}`);
      step = to;
    }
    return wrong;
  });
}

/** R914: whether the page that answers a form begins at that answer. What was only carried, and a page that is no answer, begin as any other. */
export async function notAtAnswer(page: Page, { form }: PageState): Promise<string[]> {
  if (!form || ['carry', 'code', 'used-link', 'change-roles'].includes(form)) return [];
  return page.evaluate(() =>
    document.activeElement?.closest('main, #main') ? [] : ['its answer does not have the focus'],
  );
}

/** R470: what is cut off where lines, words and letters stand further apart. */
export async function cutOffWhenSpaced(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
       p { margin-block-end: 2em !important; }`,
    );
    document.adoptedStyleSheets = [sheet];
  });
  const found = await overflowing(page);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  // What was typed into one line scrolls in it; no word of the page is there.
  return found.filter((each) => !each.startsWith('input.'));
}

/** What reaches over the edge when longer words stand in the place of every text. They stay there. */
export async function overflowingInPseudo(page: Page): Promise<string[]> {
  const nodes = `document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest('script, style, svg, code, kbd, textarea, select, .one-time, .code-sheet, .code-address') ? 2 : 1)`;
  const texts = await page.evaluate<string[]>(
    `(() => { const walk = ${nodes}; const found = []; while (walk.nextNode()) found.push(walk.currentNode.data); return found; })()`,
  );
  await page.evaluate(
    `((texts) => { const walk = ${nodes}; for (const text of texts) { walk.nextNode(); walk.currentNode.data = text; } })(${JSON.stringify(texts.map(pseudo))})`,
  );
  return overflowing(page);
}

/**
 * R1174, R1175, R1176: words of a child that staff work at, and words that open something, which a browser would translate, and boxes for these in which a
 * telephone would put others in their place.
 */
export function changedByBrowser(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const stay =
      '.six-words, .code-words, .key-code, .recovery-codes, .item-words, .queue-line, .opened-text, .staff .words';
    const translated = [...document.querySelectorAll(stay)].filter((at) => !at.closest('[translate=no]'));
    const boxes = [
      ...document.querySelectorAll('[name=code], [name=phrase], body:not(:has(.staff)) [name=words]'),
    ].filter((at) => at.getAttribute('type') !== 'hidden');
    const mended = boxes.filter(
      (at) =>
        at.getAttribute('autocapitalize') !== 'none' ||
        at.getAttribute('autocorrect') !== 'off' ||
        at.getAttribute('spellcheck') !== 'false' ||
        at.getAttribute('autocomplete') !== 'off',
    );
    return [
      ...translated.map((at) => `translated: ${at.className}`),
      ...mended.map((at) => `mended: ${at.getAttribute('name')}`),
    ];
  });
}
