import { readFileSync } from 'node:fs';
import { root } from './scratch-tree.ts';

/** A sheet of `app/styles` as the build makes it: each `@import "./…";` is what that file says. */
export function styleSheet(name: string): string {
  return readFileSync(`${root}/app/styles/${name}`, 'utf8').replace(
    /^@import "\.\/(.+)";$/gm,
    (_, part: string) => styleSheet(part),
  );
}
