import type { ElementType, Key } from 'react';
import * as runtime from 'react/jsx-runtime';
import { sayingLanguages } from '../lent-element.ts';

export const Fragment = runtime.Fragment;

type Props = Parameters<typeof sayingLanguages>[1];

/** What every element of a page is made by (vite.config.ts): React's own, told in which language lent words are. */
export function jsx(type: ElementType, props: Props, key?: Key) {
  return runtime.jsx(type, sayingLanguages(type, props), key);
}

/** The same where children stand in a list that was written down, and need no keys. */
export function jsxs(type: ElementType, props: Props, key?: Key) {
  return runtime.jsxs(type, sayingLanguages(type, props), key);
}
