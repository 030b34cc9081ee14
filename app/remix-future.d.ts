import '@remix-run/server-runtime';

/** Tells the types what remix.config.js turns on: loader data arrives as it was answered, not as JSON. */
declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}
