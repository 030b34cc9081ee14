import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Security headers of every answer. `nonce` is in `response.locals.nonce`. No third party is named in any directive:
 * the product has none.
 */
export function securityHeaders(options: {
  readonly development: boolean;
  readonly tls: boolean;
}): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
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
      },
    },
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms, and the Origin check refuse them.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: options.tls ? { maxAge: 31_536_000 } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  return (request, response, next) => {
    response.setHeader(
      'Permissions-Policy',
      [
        'accelerometer',
        'browsing-topics',
        'camera',
        'display-capture',
        'geolocation',
        'gyroscope',
        'microphone',
        'midi',
        'payment',
        'usb',
      ]
        .map((feature) => `${feature}=()`)
        .join(', '),
    );
    headers(request, response, next);
  };
}
