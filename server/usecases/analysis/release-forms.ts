import type { ReleaseFile } from '../../../db/queries/releases.ts';
import type { MadeWith } from '../../core/analysis/report/provenance.ts';
import type { Release } from './release.ts';

/** A release drawn in every form and language, and with what it was drawn. */
export type ReleaseForms = { readonly files: readonly ReleaseFile[]; readonly made: MadeWith };

/**
 * Draws a frozen release, beside the thread that serves pages. The same release and the same programs give the same bytes.
 * Rejects when a form lost what the release says, and when it takes too long: then nothing is signed.
 */
export type DrawForms = (release: Release) => Promise<ReleaseForms>;
