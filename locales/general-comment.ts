import type { CommentWords } from '../server/core/consultation/general-comment.ts';
import { found } from './found/general-comment.ts';

/** General Comment No. 25 in plain words, by language. Drafts of the makers of this software: no reviewer has read them yet. */
export const commentWords: Readonly<Record<string, CommentWords>> = found;
