import type { ElementType, Key } from 'react';
import { Fragment as FragmentOfReact } from 'react';
import * as runtime from 'react/jsx-dev-runtime';
import { sayingLanguages } from '../lent-element.ts';

export const Fragment = FragmentOfReact;

type Make = (type: ElementType, props: object, ...rest: readonly unknown[]) => unknown;

/** The same as `jsx` and `jsxs` while somebody develops. */
export function jsxDEV(
  type: ElementType,
  props: Parameters<typeof sayingLanguages>[1],
  key: Key | undefined,
  ...rest: readonly unknown[]
) {
  return (runtime.jsxDEV as Make)(type, sayingLanguages(type, props), key, ...rest);
}
