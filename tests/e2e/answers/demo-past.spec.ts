import { followTheDemo } from './demo-past.ts';

followTheDemo({ axe: true });
