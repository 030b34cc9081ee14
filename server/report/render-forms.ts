import { createHash } from 'node:crypto';
import { createSpeaker, createTexts, joinAreas } from '../../app/i18n/translator.ts';
import type { ReleaseFile } from '../../db/queries/analysis/releases.ts';
import { catalogue, type Language, languages } from '../../locales/index.ts';
import productPackage from '../../package.json' with { type: 'json' };
import { lostIn } from '../core/analysis/report/parity.ts';
import type { MadeWith } from '../core/analysis/report/provenance.ts';
import { type ReadingLevel, readingLevels } from '../core/consultation/reading-levels.ts';
import type { Release } from '../usecases/analysis/release.ts';
import type { ReleaseForms } from '../usecases/analysis/release-forms.ts';
import { carriedBy, type ReportDocument } from './blocks.ts';
import { asDocx } from './docx.ts';
import { chartsOfFindings, childPage, easyRead, type FormInput, fullReport } from './forms.ts';
import { asHtml } from './html.ts';
import { pagesCss, pagesCssName } from './pages-css.ts';
import { fontPackages, loadFonts } from './pdf/fonts.ts';
import { asPdf } from './pdf/pdf.ts';
import { writtenLanguages } from './pdf/written-languages.ts';
import { reportersNote } from './reporters-note.ts';
import { asSvg } from './svg.ts';

const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  pdf: 'application/pdf',
  svg: 'image/svg+xml; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/**
 * How this product composes forms. One more with each change to what stands in a form that no word or package shows: a release that was drawn before is
 * not drawn again by it, for the bytes would be others.
 */
const formsVersion = '2';

/** Everything that draws, as the lockfile has it: other versions may give other bytes. */
export function madeWith(): MadeWith {
  const versions: Readonly<Record<string, string>> = productPackage.dependencies;
  const drawing = ['bidi-js', 'docx', 'fflate', 'i18next', 'linebreak', 'pdfkit', ...fontPackages];
  return {
    product: productPackage.version,
    words: createHash('sha256').update(JSON.stringify(catalogue)).digest('hex'),
    runtime: `node ${process.versions.node}`,
    packages: {
      ...Object.fromEntries(drawing.sort().map((name) => [name, versions[name] ?? ''])),
      forms: formsVersion,
    },
  };
}

/**
 * Every form of a release in each of its languages that the product speaks, English where it speaks none of them. Throws when
 * a form lost a point, a number that a finding rests on, or what was also said.
 */
export async function renderForms(release: Release): Promise<ReleaseForms> {
  const spoken = languages.filter(({ tag }) => release.languages.includes(tag));
  const fonts = loadFonts();
  const isWritten = writtenLanguages(fonts);
  const inputOf = readers();
  const files: ReleaseFile[] = [{ name: pagesCssName, mediaType: types.css, bytes: Buffer.from(pagesCss) }];
  for (const language of spoken.length > 0 ? spoken : languages.slice(0, 1)) {
    const report = whole(release, fullReport(inputOf(release, language, 'older')));
    const { tag } = language;
    const page = (name: string, document: ReportDocument) =>
      files.push({
        name: `${name}.${tag}.html`,
        mediaType: types.html,
        bytes: Buffer.from(asHtml(document)),
      });
    page('report', report);
    for (const level of readingLevels)
      page(`children-${level}`, whole(release, childPage(inputOf(release, language, level))));
    page('easy-read', whole(release, easyRead(inputOf(release, language, 'younger'))));
    page('reporters', reportersNote(inputOf(release, language, 'older')));
    const charts = asSvg(chartsOfFindings(inputOf(release, language, 'older')));
    if (charts !== '')
      files.push({ name: `charts.${tag}.svg`, mediaType: types.svg, bytes: Buffer.from(charts) });
    files.push({
      name: `report.${tag}.docx`,
      mediaType: types.docx,
      bytes: Buffer.from(await asDocx(report)),
    });
    // In letters that no font has it would be boxes under a signature.
    if (isWritten(tag))
      files.push({
        name: `report.${tag}.pdf`,
        mediaType: types.pdf,
        bytes: Buffer.from(await asPdf(report, fonts)),
      });
  }
  return { files, made: madeWith() };
}

/** Who speaks in a form: the words of the product, in one language at one level. */
function readers(): (release: Release, language: Language, level: ReadingLevel) => FormInput {
  const texts = createTexts(joinAreas(catalogue));
  return (release, { tag, direction, reviewedBy }, level) => ({
    release,
    speaker: createSpeaker(texts, { language: tag, level, direction }),
    draft: reviewedBy === null,
  });
}

/** The document, once nothing of the release is missing in it. */
function whole(release: Release, document: ReportDocument): ReportDocument {
  const lost = lostIn(release, carriedBy(document));
  if (lost.length > 0)
    throw new Error(`A form of the release lost something (${lost.length}): ${lost[0]?.slice(0, 60)}`);
  return document;
}
