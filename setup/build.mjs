import { prepare } from './prepare.mjs';

export function run() {
  return prepare({ build: true, always: true });
}
