import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * Everything a browser can be asked not to let a page do, as Chromium lists it (`document.featurePolicy.features()`). No
 * page of ours uses any of it, and no page that got in here by a hole shall. A test asks the browser what is left: nothing.
 */
export const refusedFeatures = [
  'accelerometer',
  'aria-notify',
  'autoplay',
  'browsing-topics',
  'camera',
  'captured-surface-control',
  'ch-device-memory',
  'ch-downlink',
  'ch-dpr',
  'ch-ect',
  'ch-prefers-color-scheme',
  'ch-prefers-reduced-motion',
  'ch-prefers-reduced-transparency',
  'ch-rtt',
  'ch-save-data',
  'ch-ua',
  'ch-ua-arch',
  'ch-ua-bitness',
  'ch-ua-form-factors',
  'ch-ua-full-version',
  'ch-ua-full-version-list',
  'ch-ua-high-entropy-values',
  'ch-ua-mobile',
  'ch-ua-model',
  'ch-ua-platform',
  'ch-ua-platform-version',
  'ch-ua-wow64',
  'ch-viewport-height',
  'ch-viewport-width',
  'ch-width',
  'clipboard-read',
  'clipboard-write',
  'compute-pressure',
  'cross-origin-isolated',
  'deferred-fetch',
  'deferred-fetch-minimal',
  'digital-credentials-create',
  'digital-credentials-get',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'interest-cohort',
  'keyboard-map',
  'language-detector',
  'language-model',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'magnetometer',
  'media-playback-while-not-visible',
  'microphone',
  'midi',
  'on-device-speech-recognition',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'speaker-selection',
  'storage-access',
  'summarizer',
  'sync-xhr',
  'translator',
  'unload',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

const permissionsPolicy = refusedFeatures.map((feature) => `${feature}=()`).join(', ');

/** Where staff make and use passkeys, and only there, these two are our own pages' to use. */
const passkeyPages = ['/staff/factor', '/staff/prove', '/staff/sign-in'];
const passkeyPolicy = permissionsPolicy.replace(/(publickey-credentials-(create|get))=\(\)/g, '$1=(self)');

/**
 * Security headers of every answer. `nonce` is in `response.locals.nonce`. No third party is named in any directive:
 * the product has none. A page that hydrates says so with `lives()`; on every other one nothing may turn words into
 * script, whatever happens to it (docs/decisions/0027).
 */
export function securityHeaders(options: {
  readonly development: boolean;
  readonly tls: boolean;
  /** Names under this one are bound to https with it. Others may run them, over plain http: only whoever answers for all of them can say so. */
  readonly subdomains: boolean;
}): RequestHandler {
  const policyFor = (lives: boolean) =>
    helmet.contentSecurityPolicy({
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [
          (_request, response) =>
            `'nonce-${(response as unknown as { locals: { nonce: string } }).locals.nonce}'`,
          "'strict-dynamic'",
        ],
        styleSrc: options.development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: options.development ? ["'self'", 'ws:'] : ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(options.tls ? { upgradeInsecureRequests: [] } : {}),
        ...(lives || options.development
          ? {}
          : { requireTrustedTypesFor: ["'script'"], trustedTypes: ["'none'"] }),
      },
    });
  const resting = policyFor(false);
  const living = policyFor(true);
  const others = helmet({
    contentSecurityPolicy: false,
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms, and the Origin check refuse them.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: options.tls
      ? { maxAge: 31_536_000, includeSubDomains: options.subdomains }
      : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  return (request, response, next) => {
    response.setHeader(
      'Permissions-Policy',
      passkeyPages.includes(request.path) ? passkeyPolicy : permissionsPolicy,
    );
    (response as LivingResponse).locals.lives = () => living(request, response, () => undefined);
    resting(request, response, (error) => (error ? next(error) : others(request, response, next)));
  };
}

/** What the page adapter gets of it: called before the answer is sent, for a page that hydrates. */
export type LivingResponse = Response<unknown, { nonce: string; lives: () => void }>;
