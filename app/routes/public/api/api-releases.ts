import type { LoaderFunctionArgs } from '@remix-run/node';
import { answeredIn } from '../../../../server/core/analysis/ledger.ts';
import { granted } from '../../granted.ts';
import { jsonAnswer } from './json-answer.ts';

/** Every signed release: what it is of, who signed, and where its files are. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const found = granted(await context.services.analysis.releases({ kind: 'visitor' }, {}));
  const notShown = granted(await context.services.analysis.damaged({ kind: 'visitor' }, {}));
  return jsonAnswer('releases.json', {
    format: 'due-weight-releases',
    version: 1,
    notShown,
    releases: found.map(({ id, day, signedBy, signedFile, hash, signature, files, release, responses }) => ({
      id,
      consultationId: release.consultationId,
      number: release.number,
      day,
      answerDay: release.answerDay,
      signedBy,
      signedFile,
      sha256: hash,
      signature,
      findings: release.findings.length,
      answered: answeredIn(release.findings, responses),
      files: files.map(({ name, mediaType, sha256 }) => ({
        name,
        mediaType,
        sha256,
        address: `${context.origin}/said/${id}/${name}`,
      })),
    })),
  });
}
