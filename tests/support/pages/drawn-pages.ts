import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node';
import { Outlet } from '@remix-run/react';
import handleRequest from '../../../app/entry.server.tsx';
import { ErrorBoundary, headers } from '../../../app/root.tsx';
import { newId } from '../../../server/core/ids.ts';
import type { Child, Staff } from '../../../server/core/staff/roles.ts';
import { namesIn } from '../../../server/whole-texts.ts';
import type { TestHouse } from '../house/house.ts';
import { speakerOf } from '../house/stage.ts';
import { formOf, type Page, type Values, type Which } from './client.ts';
import { filled } from './forms.ts';

type Routes = ServerBuild['routes'];
/** As it is imported; an address that only answers forms has no page. */
type Modules = Readonly<Record<string, object>>;

/** What one person without script does on some pages of a house: no server, no cookies and none of its guards stand between. */
export type DrawnPages = {
  readonly get: (path: string) => Promise<Page>;
  /** Fills in a form of a page and presses its button; redirects are followed. */
  readonly send: (page: Page, form: Which, values?: Values) => Promise<Page>;
};

const host = 'house.test';
const origin = `http://${host}`;

type Reader = { readonly staff: Staff | null } | { readonly child: Child | null };

/**
 * Pages by their path as app/routes.ts writes it. `staff` null: a session that nobody touched for half an hour; `child` null: whoever has no
 * seat; `unsure`: nobody can tell whose it is. `onFault`: what hears of faults that are meant; any other fails the test.
 */
export function drawPages(
  house: TestHouse,
  {
    routes,
    language = 'en',
    root = { default: Outlet, ErrorBoundary, headers },
    cookies = {},
    unsure = false,
    onFault,
    ...who
  }: Reader & {
    routes: Modules;
    language?: string;
    root?: object;
    cookies?: Partial<AppLoadContext['cookies']>;
    unsure?: boolean;
    onFault?: (error: unknown) => void;
  },
): DrawnPages {
  const faults: unknown[] = [];
  const reportFault = onFault ?? ((error: unknown) => void faults.push(error));
  const context = readBy(house, { ...who, language, cookies, unsure, origin, reportFault });
  const handle = createRequestHandler(buildOf(routes, root), 'test');

  async function ask(
    method: 'GET' | 'POST',
    path: string,
    body?: URLSearchParams,
    from?: string,
  ): Promise<Page> {
    const headers = { host, ...(from === undefined ? {} : { referer: origin + from }) };
    const request = new Request(origin + path, {
      method,
      headers,
      ...(body ? { body: asSent(body) } : {}),
    });
    const answer = await handle(request, context);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (faults.length > 0) throw faults[0];
    const to = answer.headers.get('location');
    const said = Object.fromEntries(answer.headers);
    if (to === null)
      return { path, status: answer.status, headers: said, html: bytes.toString('utf8'), bytes };
    // As a browser does: 307 sends the same form once more.
    return answer.status === 307 ? ask('POST', to, body, from) : ask('GET', to);
  }

  return {
    get: (path) => ask('GET', path),
    send(page, which, values = {}) {
      const form = formOf(page, which);
      const to = new URL(which.to ?? (form.action || page.path), origin + page.path);
      return ask('POST', to.pathname + to.search, filled(form, values, which.press), page.path);
    },
  };
}

/** What pages know of whoever asks for them. */
export function readBy(
  house: TestHouse,
  {
    language = 'en',
    cookies = {},
    unsure = false,
    origin,
    reportFault,
    ...who
  }: Reader & {
    language?: string;
    cookies?: Partial<AppLoadContext['cookies']>;
    unsure?: boolean;
    origin: string;
    reportFault: (error: unknown) => void;
  },
): AppLoadContext {
  const staff = 'staff' in who ? who.staff : null;
  const child = 'child' in who ? who.child : null;
  return {
    services: house.services,
    staff,
    factorNeeded: 'staff' in who && staff === null,
    child: child && {
      actor: child,
      mark: child.participantId.slice(-4),
      pseudonym: { adjective: 0, motif: 0, palette: 0 },
      erasing: false,
    },
    unsure,
    newId: () => newId(house.deps.random),
    stringsHref: () => '',
    network: 'here',
    look: { theme: null, font: null, aloud: false },
    cookies: { shared: null, ...cookies },
    nonce: '',
    lastResort: () => 'The last resort.',
    speaker: speakerOf(language),
    speakerIn: (tag: string) => speakerOf(tag),
    languages: ['en', 'ar'].map((tag) => ({ tag, endonym: tag, reviewedBy: null })),
    pseudonymWords: namesIn(language),
    demo: false,
    inventoryWords: {},
    onServer: false,
    secure: true,
    origin,
    now: house.deps.clock,
    lives: () => undefined,
    reportFault,
  } as unknown as AppLoadContext;
}

/** A browser sends each new line of a form as two signs. */
function asSent(fields: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...fields].map(([name, value]) => [name, value.replace(/\r\n?|\n/g, '\r\n')]));
}

/** What stands in a form of a page, by field. */
export function typedIn(page: Page, form: Which): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(formOf(page, form).fields.map(({ name, values }) => [name, values]));
}

/** The field that the summary of a refused form leads to; undefined where the page does not have it, once. */
export function ledTo(page: Page): string | undefined {
  const field = /id="errors"[\s\S]*?href="#field-([^"]*)"/.exec(page.html)?.[1] ?? '';
  return page.status === 400 && page.html.split(` id="field-${field}"`).length === 2 ? field : undefined;
}

/** A page with a form that would send these fields: what no page draws, or only one that is alive. */
export function formFor(path: string, fields: Readonly<Record<string, string>>): Page {
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
  const html = `<form method="post">${inputs.join('')}<button>x</button></form>`;
  return { path, status: 200, headers: {}, html, bytes: Buffer.from(html) };
}

/** What the build makes of the routes, without a file for a browser. */
export function buildOf(routes: Modules, root: object): ServerBuild {
  const whole = { id: 'root', path: '', module: root };
  const own = Object.entries(routes).map(([path, module]) => ({ id: path, path, parentId: 'root', module }));
  const listed = [whole, ...own].map(({ module, ...route }) => ({
    ...route,
    module: '',
    hasAction: 'action' in module,
    hasLoader: 'loader' in module,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: 'ErrorBoundary' in module,
  }));
  return {
    mode: 'test',
    entry: { module: { default: handleRequest } },
    routes: Object.fromEntries([whole, ...own].map((route) => [route.id, route])) as Routes,
    assets: {
      entry: { module: '', imports: [] },
      routes: Object.fromEntries(listed.map((route) => [route.id, route])),
      url: '',
      version: '',
    },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: false,
      v3_relativeSplatPath: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
      unstable_optimizeDeps: true,
    } as unknown as ServerBuild['future'],
    isSpaMode: false,
  };
}
