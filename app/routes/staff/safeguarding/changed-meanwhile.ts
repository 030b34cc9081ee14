import type { ShouldRevalidateFunction } from '@remix-run/react';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import type { RefusedForm } from '../refused.tsx';

/** Somebody else was faster. */
const meanwhile: readonly RefusalCode[] = [
  'already-decided',
  'not-found',
  'one-person-alone',
  'stale-revision',
];

/**
 * What is on a page that lives is asked for anew also where a form was refused, if it is refused for what others did: whoever reads why
 * reads beside it how it is now, as without script.
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) => {
  const code = (actionResult as Partial<RefusedForm> | undefined)?.refused?.code;
  return (code !== undefined && meanwhile.includes(code)) || defaultShouldRevalidate;
};
