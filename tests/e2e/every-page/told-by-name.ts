import type { Page } from '@playwright/test';
import { axe } from '../../support/pages/axe.ts';

/**
 * R1004: things to press that a list of links or buttons reads out with one name, and that do different things. The name is what axe computes of
 * it. What stands around it (a row, a legend, a heading) is in no such list. Left out, each for its reason:
 * - words of a person describe it: they may be a thousand letters long and are no part of a name (R952, R959);
 * - an answer to a statement is one of a group that the statement names, as the answers of any other question are;
 * - a fold that asks once more holds a button with its name;
 * - nothing tells them apart for eyes either: two people of one name in rows that say the same.
 */
export async function sameByName(page: Page): Promise<string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(`${axe};0`);
  return page.evaluate(() => {
    type Axe = {
      readonly setup: (of: Element) => void;
      readonly teardown: () => void;
      readonly commons: { readonly text: { readonly accessibleText: (of: Element) => string } };
    };
    const { setup, teardown, commons } = (window as unknown as { readonly axe: Axe }).axe;
    const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const isHeard = (at: Element) =>
      at.getClientRects().length > 0 && !at.closest('[aria-hidden=true], [hidden]');
    const placeOf = (href: string) => {
      const { origin, pathname, search, hash } = new URL(href);
      return (origin === location.origin ? '' : origin) + pathname + search + hash;
    };
    const sentBy = (form: HTMLFormElement | null) => (form ? [...new FormData(form)].map(String).sort() : []);
    const doing = (at: Element): string => {
      if (at instanceof HTMLAnchorElement) {
        const isHere = at.hash !== '' && at.pathname + at.search === location.pathname + location.search;
        const led = isHere ? document.getElementById(at.hash.slice(1)) : null;
        // Who jumps to a button does what the button does.
        return led instanceof HTMLButtonElement || led instanceof HTMLAnchorElement
          ? doing(led)
          : `to ${placeOf(at.href)}`;
      }
      if (at instanceof HTMLButtonElement) {
        // A page that is asked for with the words that stand in this one is that page.
        if (at.name === 'carry') return `to ${placeOf(at.formAction)}`;
        const beside = at.type === 'button' ? plain(at.parentElement?.textContent) : '';
        return JSON.stringify([placeOf(at.formAction), at.name, at.value, sentBy(at.form), beside]);
      }
      const held = at.parentElement;
      const within = [...(held?.querySelectorAll('a[href], button') ?? [])].map(doing);
      return JSON.stringify([plain(held?.textContent), within]);
    };
    const described = (at: Element) =>
      (at.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .flatMap((id) => document.getElementById(id) ?? [])
        .filter((by) => by.closest('[lang]:not(html)') || by.querySelector('[lang]'))
        .map((by) => plain(by.textContent))
        .join(' ');
    const apartBy = (at: Element) => {
      const group = at.matches('[name=beside][value^="vote "]') ? at.closest('[aria-labelledby]') : null;
      const named = group?.getAttribute('aria-labelledby') ?? '';
      return described(at) || plain(document.getElementById(named)?.textContent);
    };
    const rowOf = (at: Element) => plain(at.closest('tr')?.textContent);
    // What stands in a fold is read out once it is open; of some only one opens at a time.
    const closed = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')].map((fold) => ({
      fold,
      among: fold.name,
    }));
    for (const { fold } of closed) Object.assign(fold, { name: '', open: true });
    setup(document.documentElement);
    const groups = new Map<string, Element[]>();
    for (const at of document.querySelectorAll('a[href], button, summary')) {
      if (!isHeard(at)) continue;
      const name = plain(commons.text.accessibleText(at)).toLowerCase();
      groups.set(name, [...(groups.get(name) ?? []), at]);
    }
    teardown();
    groups.delete('');
    const found = [...groups].flatMap(([name, all]) =>
      all.flatMap((at, index) => {
        const other = all.slice(0, index).find((before) => {
          if (before.parentElement?.contains(at) && before.matches('summary')) return false;
          if (doing(before) === doing(at)) return false;
          if (apartBy(before) !== apartBy(at)) return false;
          return rowOf(at) === '' || rowOf(at) !== rowOf(before);
        });
        return other ? [`“${name}”: ${doing(other)} and ${doing(at)}`] : [];
      }),
    );
    for (const { fold } of closed) fold.open = false;
    for (const { fold, among } of closed) fold.name = among;
    return found;
  });
}
