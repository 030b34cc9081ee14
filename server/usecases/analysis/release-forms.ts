import type { ReleaseFile } from '../../../db/queries/analysis/releases.ts';
import type { MadeWith } from '../../core/analysis/report/provenance.ts';
import type { Release } from './release.ts';

/** A release drawn in every form and language, and with what it was drawn. */
export type ReleaseForms = { readonly files: readonly ReleaseFile[]; readonly made: MadeWith };

/**
 * Draws a frozen release. The same release and the same programs give the same bytes. Rejects when a form lost what the release
 * says: then nothing is signed.
 */
export type RenderForms = (release: Release) => Promise<ReleaseForms>;

/**
 * The same beside the thread that serves pages; a release that is still composed may be handed over. Rejects as composing and
 * drawing do, and when it takes too long.
 */
export type DrawForms = (release: Release | Promise<Release>) => Promise<ReleaseForms>;
