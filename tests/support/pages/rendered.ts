import type { Reading } from '../../../app/i18n/translator.ts';
import type { Stage } from '../house/set-stage.ts';
import { welcomeOf } from '../house/stage.ts';
import type { RunningProduct } from '../processes/product.ts';
import { type Client, createClient, type Page } from './client.ts';
import { formsOf } from './forms.ts';
import { joinAsChild } from './journeys.ts';
import type { PageState } from './pages.ts';

export type Spoken = { readonly language: string; readonly level: Reading };

/** A page of the running product in one state, as a person without script gets it, in a language and at a level. */
export async function rendered(stage: Stage, state: PageState, spoken: Spoken): Promise<Page> {
  const client = readerOf(
    stage.product.origin,
    state.as === 'visitor' ? undefined : stage.people[state.as],
    spoken,
  );
  try {
    return await arrived(client, state, stage);
  } finally {
    client.close();
  }
}

/** Whoever that is, or nobody, in another language and level. */
function readerOf(origin: string, as: Client | undefined, { language, level }: Spoken): Client {
  const client = createClient(origin);
  for (const [name, value] of as?.cookies ?? []) client.cookies.set(name, value);
  client.cookies.set('__Host-look', `${language}.${level}.-`);
  return client;
}

/** Pages of somebody who has just joined and of nobody, for a form of a proof that is over in seconds. */
export const firstPages: readonly string[] =
  '/ /help /wrong /look /leave /back /here /here/name /here/phrase /here/practice /here/part/1 /here/part/2 /here/words /here/uses /here/help-me /here/erase'.split(
    ' ',
  );

/** Each of them, from a demo that nobody else uses. */
export async function firstRendered(
  product: RunningProduct,
): Promise<(path: string, spoken: Spoken) => Promise<Page>> {
  const child = await joinAsChild(product.origin, welcomeOf(product).codes[0] ?? '');
  return async (path, spoken) => {
    const reader = readerOf(product.origin, path.startsWith('/here') ? child : undefined, spoken);
    try {
      return await reader.get(path);
    } finally {
      reader.close();
    }
  };
}

/** The same steps as in a browser (browser.ts), by the names of fields and buttons. */
async function arrived(client: Client, state: PageState, stage: Stage): Promise<Page> {
  const page = await client.get(state.path(stage.places));
  const sends = (values: Record<string, string>, press?: string) => {
    const [field = ''] = Object.keys(values);
    return client.trySend(page, { ...(field ? { field } : {}), ...(press ? { press } : {}) }, values);
  };
  const box = () =>
    formsOf(page.html)
      .flatMap(({ fields }) => fields)
      .find(({ name }) => name === 'text' || name.startsWith('text-'))?.name ?? '';
  const { form } = state;
  if (form === undefined) return page;
  switch (form) {
    case 'code':
      return sends({ code: stage.card });
    case 'no':
      return client.trySend(await sends({ code: stage.card }), { press: 'step=no' });
    case 'wrong-code':
      return sends({ code: 'amber boat lamp north river' });
    case 'wrong-phrase':
      return sends({ phrase: 'amber boat lamp north river moon' });
    case 'letter':
      return sends({ text: 'Somebody hits me at home.' });
    case 'carry': {
      const words = new URLSearchParams({ carry: '', text: 'Somebody hits me at home.' });
      return client.post(state.route, words.toString(), { referer: client.origin + page.path });
    }
    case 'complaint':
      return sends({ kind: 'safety', way: 'together', text: 'It is too loud to think.' });
    case 'joint':
      return sends({ words: stage.places.joinWords });
    case 'receipt':
      return sends({ phrase: stage.places.receipt });
    case 'phrase':
      return client.trySend(page, { field: 'instead' });
    case 'practice':
      return sends({ [box()]: 'A bench in the shade of the old tree would be nice.' });
    case 'long':
      return sends({ [box()]: 'a'.repeat(1_001) });
    case 'empty-answer':
      return sends({ [box()]: '' });
    case 'number':
      return sends({ [box()]: 'Call me on 0170 5550142, I know more.' });
    case 'harm':
      return sends({ [box()]: 'My dad hits me every night.' });
    case 'empty-choice':
      return client.trySend(page, { press: 'intent=answer' });
    case 'codes':
      return sends({ size: '20' });
    case 'lost-code':
      return client.trySend(page, { press: 'act=replace' });
    case 'used-link':
      return client.trySend(page, {});
    case 'invite-nobody':
      return client.trySend(page, { press: 'act=invite' });
    case 'change-roles':
      return client.get(/\/staff\/people\?roles=[^"]+/.exec(page.html)?.[0] ?? '');
    case 'hide':
      return sends({ decision: 'redact' });
  }
}
