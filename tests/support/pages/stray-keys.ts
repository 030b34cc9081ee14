import type { Page } from '@playwright/test';
import { type KeyName, keys } from '../../../app/keys.ts';

/** What each number may stand on, whatever the page: its one meaning. */
const standsOn: Readonly<Record<KeyName, string>> = {
  list: 'a[href="/accessibility"]',
  path: 'a[href="/here"]',
  words: 'a[href="/here/words"]',
  answer: 'input[type=text], textarea, a.skip[href^="#"], .change-myself > summary',
  on: '.button.main',
  sentences: 'a[href^="/here/statements/"]',
  help: 'a[href="/help"], #to-help',
  room: 'a[href^="/here/room/"]',
  said: 'a.skip[href^="#"]',
  leave: 'form[action="/leave"] button',
};

/** Answers, of which none may be easier than another, and what takes back or erases. */
const never =
  '[name=step], [name=choice], [value^="vote "], [name=use], [name=answer], [type=radio], [type=checkbox], [value=withdraw], [value=erase]';
const neverHere = ['/here/back', '/here/erase'];

/** Numbers of a page that stand where they may not, twice, or lead to a place that is not there. */
export function strayKeys(page: Page): Promise<string[]> {
  const meanings = Object.entries(keys).map(([name, digit]) => [digit, standsOn[name as KeyName]]);
  return page.evaluate(`(() => {
    const meanings = new Map(${JSON.stringify(meanings)});
    const none = ${JSON.stringify(neverHere)}.includes(location.pathname) ? 'main .button' : ${JSON.stringify(never)};
    const all = [...document.querySelectorAll('[accesskey]')];
    return all.flatMap((each) => {
      const digit = each.accessKey;
      const place = each.getAttribute('href') ?? '';
      const wrong = [
        all.filter((other) => other.accessKey === digit).length > 1 ? 'twice' : '',
        each.matches(meanings.get(digit) ?? ':not(*)') ? '' : 'means something else here',
        each.matches(none) ? 'has no number' : '',
        place.startsWith('#') && !document.getElementById(place.slice(1)) ? 'leads nowhere' : '',
      ].filter(Boolean);
      return wrong.map((why) => digit + ' ' + why + ': ' + each.outerHTML.slice(0, 120));
    });
  })()`);
}
