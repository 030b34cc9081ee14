import type { Visit } from '../support/pages/browser.ts';
import { type PageState, pageStates } from '../support/pages/pages.ts';

/** How a child is on a page who is not on it as most are. */
type Way = 'forms' | 'keys' | 'large';

export type Shot = {
  readonly state: PageState;
  readonly language: string;
  readonly theme: NonNullable<Visit['theme']>;
  readonly width: number;
  readonly height: number;
  /** `forms`: without script. `keys`: the keyboard stands on the first step. `large`: 400 %, and what a screen then holds. */
  readonly way?: Way;
};

/** Without names of their own these are drawn. */
const main = [
  'landing',
  'why',
  'name',
  'home',
  'section',
  'section-easy',
  'room',
  'words',
  'help',
  'release',
  'general-comment',
  'desk',
  'gate',
  'document-checked',
  'source-read',
  'session-groups',
  'code-sheet',
  'leave',
];
const phone = { width: 390, height: 844 };
const desk = { width: 1_280, height: 800 };
/** A screen of 1,280 by 1,024 points on a page made four times as large. */
const large = { width: 320, height: 256 };

/** A page on a phone and on a desk, in both directions, light and dark. */
function looksOf(state: PageState): Shot[] {
  return [phone, desk].flatMap((size) =>
    (['light', 'dark'] as const).flatMap((theme) =>
      ['en', 'ar'].map((language): Shot => ({ state, language, theme, ...size })),
    ),
  );
}

/** The journeys of every child: in the five other languages, without script, by keyboard, in high contrast at 400 %. */
function everyChild(): Shot[] {
  const light = { theme: 'light', ...phone } as const;
  const inLanguages = ['es', 'fr', 'ru', 'sw', 'zh'].flatMap((language) =>
    ['why', 'room'].map((name): Shot => ({ state: stateOf(name), language, ...light })),
  );
  const enlarged = ['home', 'section', 'room'].flatMap((name) =>
    ['en', 'ar'].map(
      (language): Shot => ({ state: stateOf(name), language, theme: 'contrast', ...large, way: 'large' }),
    ),
  );
  return [
    ...inLanguages,
    { state: stateOf('room'), language: 'en', ...light, way: 'forms' },
    { state: stateOf('home'), language: 'en', ...light, way: 'keys' },
    ...enlarged,
  ];
}

function stateOf(name: string): PageState {
  const state = pageStates.find((each) => each.name === name);
  if (state) return state;
  throw new Error(`No page is called ${name}. There are: ${pageStates.map((each) => each.name).join(', ')}.`);
}

/** What is drawn: the pages named, or all of them and `every-child`, which is a name as well. */
export function shotsOf(wanted: readonly string[]): readonly Shot[] {
  const names = wanted.length > 0 ? wanted : [...main, 'every-child'];
  return names.flatMap((name) => (name === 'every-child' ? everyChild() : looksOf(stateOf(name))));
}

export function fileOf({ state, width, theme, language, way }: Shot): string {
  return `${[state.name, width, theme, language, way].filter((part) => part !== undefined).join('-')}.png`;
}
