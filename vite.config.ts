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

export default defineConfig({
  plugins: [denyImports(denied), remix(remixConfig)],
  build: {
    target: 'es2022',
    // Two to three percent smaller than esbuild's own: on a slow link that is a tenth of a second of every first visit.
    minify: 'terser',
    terserOptions: { compress: { passes: 2 }, format: { comments: false } },
    // The content security policy admits no data: addresses, so nothing may be inlined as one.
    assetsInlineLimit: 0,
  },
  // Found at once and not in the middle of the first page, which would then load React twice.
  optimizeDeps: { include: ['i18next', 'socket.io-client', 'zod/mini'] },
  resolve: { dedupe: ['react', 'react-dom', '@remix-run/react'] },
});
