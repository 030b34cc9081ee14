import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import { denyImports } from 'vite-env-only';
import remixConfig from './remix.config.js';

/**
 * What must never reach a browser: the build fails when it would. The pure rules in server/core are the one part of
 * the server that pages share.
 */
const denied = {
  client: {
    files: [/^server\/(?!core\/)/, /^db\//, /^setup\//, /^tests\//],
    specifiers: [
      /^node:/,
      /^libsql$/,
      /^@libsql\//,
      /^drizzle-orm/,
      /^express$/,
      /^pino$/,
      /^redis$/,
      /^socket\.io$/,
    ],
  },
};

const pageOf = (name: string) => fileURLToPath(new URL(`app/${name}`, import.meta.url));
const entry = pageOf('entry.client.tsx');
const liveRoom = [pageOf('routes/child/room/room.tsx'), pageOf('root.tsx'), entry];

type Module = { readonly importedIds: readonly string[] } | null;

/**
 * The live room and what it loads is one file: in thirty small ones a phone asks thirty times and packs worse. What every page that lives
 * loads is in it too, since such a page loads React from it. Everything else is split by the bundler. The entry stays what is loaded last:
 * it begins when it is read.
 */
function chunkOf(
  id: string,
  { getModuleInfo }: { getModuleInfo: (id: string) => Module },
): string | undefined {
  if (id.includes('/node_modules/') || id === entry) return undefined;
  const seen = new Set<string>();
  const walk = (from: string) => {
    if (seen.has(from) || from.includes('/node_modules/')) return;
    seen.add(from);
    for (const next of getModuleInfo(from)?.importedIds ?? []) walk(next);
  };
  for (const page of liveRoom) walk(page);
  return seen.has(id) ? 'live' : undefined;
}

const elements = fileURLToPath(new URL('app/i18n/elements/', import.meta.url));

/**
 * Every element of our pages is made by a function of ours, which says of words that another language lent in which one they are. What
 * packages make is made as they were written.
 */
const ownElements = {
  name: 'own-elements',
  enforce: 'pre' as const,
  resolveId(source: string, importer: string | undefined): string | undefined {
    const asked = /^react\/(jsx-(?:dev-)?runtime)$/.exec(source)?.[1];
    if (asked === undefined || importer === undefined) return undefined;
    if (importer.startsWith(elements) || importer.includes('/node_modules/')) return undefined;
    return `${elements}${asked}.ts`;
  },
};

const otherTransport = /^\.\/(?:transports\/)?(?:polling-xhr|polling-fetch|webtransport)(?:\.node)?\.js$/;

/**
 * Our pages speak over a websocket and over nothing else (`app/live/connection.ts`). The package names every way it knows in one file,
 * so a phone would load them all: two in a hundred of what the room loads.
 */
const websocketAlone = {
  name: 'websocket-alone',
  enforce: 'pre' as const,
  resolveId(source: string, importer: string | undefined): string | undefined {
    return importer?.includes('/engine.io-client/') && otherTransport.test(source)
      ? '\0other-transport'
      : undefined;
  },
  load(id: string): string | undefined {
    return id === '\0other-transport' ? 'export const XHR = null, Fetch = null, WT = null;' : undefined;
  },
};

/**
 * Lines for the sake of which packages keep what no page uses: names of components that only developers' tools show, without which the
 * bundler leaves out components that nobody asks for; and tables of plurals for browsers without Intl, in which our pages do not run.
 */
const forOthers = [
  { of: '/@remix-run/react/', line: /^\w+\.displayName = "\w+";$/gm, instead: '' },
  { of: '/i18next/', line: 'this.rules = createRules();', instead: 'this.rules = {};' },
] as const;

const routesAsked = '/node_modules/@remix-run/react/dist/esm/fog-of-war.js';
/**
 * What that package asks of the server before whatever is done in place: which routes there are. A page of ours knows the one that it is of, and all
 * that is done on it in place is of that one. Asked for all the same without a line, or of a newer version, the package would take the page away,
 * with all that is typed on it. Another route is asked for where the page is left anyway, and nothing is kept in the browser for that.
 */
const ownRouteIsKnown = [
  [
    /fetcherKey\n {2}}\) => {\n {4}if \(discoveredPaths.has\(path\)\)/,
    'fetcherKey, matches\n  }) => {\n    if (matches[matches.length - 1]?.pathname === path)',
  ],
  [/(?<=function useFogOFWarDiscovery\(.*\) {\n)[\s\S]*?(?=\n}\n)/, ''],
  [/sessionStorage\.getItem\(.*\) === manifest\.version/, 'false'],
  [/sessionStorage\.setItem\(.*\);/, ''],
  [/sessionStorage\.removeItem\(.*\);/, ''],
] as const;

function withOwnRoute(code: string): string {
  return ownRouteIsKnown.reduce((left, [lines, instead]) => {
    if (!lines.test(left)) throw new Error(`${routesAsked} says nothing any more that is ${lines}.`);
    return left.replace(lines, instead);
  }, code);
}

const withoutOthers = {
  name: 'without-others',
  apply: 'build' as const,
  transform(code: string, id: string): string | undefined {
    if (id.endsWith(routesAsked)) return withOwnRoute(code);
    const found = forOthers.find(({ of }) => id.includes(`/node_modules${of}`));
    return found && code.replace(found.line, found.instead);
  },
};

type Declaration = { value: string };
type Styles = {
  readonly walkDecls: (prop: string, each: (declaration: Declaration) => void) => void;
};

/**
 * Packages of letters name each file twice, the second time for browsers in which our pages do not run. In `Once`, because the bundler gives
 * files their address there.
 */
const woff2Alone = {
  postcssPlugin: 'woff2-alone',
  Once(styles: Styles) {
    styles.walkDecls('src', (declaration) => {
      declaration.value = declaration.value.replace(/,\s*url\([^)]*\.woff\)\s*format\((['"])woff\1\)/g, '');
    });
  },
};

export default defineConfig(({ isSsrBuild }) => ({
  css: { postcss: { plugins: [woff2Alone] } },
  plugins: [ownElements, websocketAlone, withoutOthers, denyImports(denied), remix(remixConfig)],
  build: {
    target: 'es2022',
    // Two to three percent smaller than esbuild's own: on a slow link that is a tenth of a second of every first visit. What the server keeps
    // travels nowhere. What mends Safari 10 is for a browser in which our pages do not run.
    minify: isSsrBuild ? false : 'terser',
    reportCompressedSize: false,
    // What the package of texts says to its developers is said nowhere here: it is asked to be silent, and its sentences are long.
    terserOptions: {
      ecma: 2020,
      safari10: false,
      compress: { passes: 3, pure_funcs: ['log', 'warn', 'error'].map((says) => `this.logger.${says}`) },
      format: { comments: false },
    },
    // The content security policy admits no data: addresses, so nothing may be inlined as one.
    assetsInlineLimit: 0,
    rollupOptions: { output: { manualChunks: chunkOf } },
  },
  // Found at once and not in the middle of the first page, which would then load React twice.
  optimizeDeps: { include: ['i18next', 'socket.io-client', 'zod/mini'] },
  resolve: { dedupe: ['react', 'react-dom', '@remix-run/react'] },
}));
