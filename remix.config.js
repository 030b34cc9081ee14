/**
 * The options of the Remix plugin. Every `v3_*` flag is on, so that the move to React Router stays mechanical.
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
const remixConfig = {
  appDirectory: 'app',
  buildDirectory: 'build/app',
  serverModuleFormat: 'esm',
  // The weight of the pages is measured from the manifest.
  manifest: true,
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
    unstable_optimizeDeps: true,
  },
};

export default remixConfig;
