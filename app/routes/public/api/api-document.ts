import type { LoaderFunctionArgs } from '@remix-run/node';
import { publicApi } from '../../../../server/core/wire/public-api.ts';
import { jsonAnswer } from './json-answer.ts';

/** What programs may read here, as OpenAPI. */
export function loader({ context }: LoaderFunctionArgs): Response {
  return jsonAnswer('openapi.json', publicApi(context.origin));
}
