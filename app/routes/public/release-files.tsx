import type { PublicRelease } from '../../../server/usecases/analysis/read-releases.ts';
import { useT } from '../../i18n/use-t.tsx';

const named = {
  'release.json': 'release.file',
  'evidence.json': 'release.file.evidence',
  'findings.csv': 'release.file.findings',
  'statements.csv': 'release.file.statements',
  'polls.csv': 'release.file.polls',
  'manifest.txt': 'release.file.manifest',
} as const;

/** The frozen files with the hash of each: whoever kept a copy can tell whether it is the one that was signed. */
export function ReleaseFiles({ id, files }: { id: string; files: PublicRelease['files'] }) {
  const t = useT();
  const places = Object.keys(named);
  const place = (name: string) => (name in named ? places.indexOf(name) : places.length);
  const inOrder = [...files].sort((a, b) => place(a.name) - place(b.name));
  return (
    <ul className="files">
      {inOrder.map(({ name, sha256 }) => (
        <li key={name}>
          <a href={`/said/${id}/${name}`}>
            {t(name in named ? named[name as keyof typeof named] : 'release.file.other')}
          </a>
          <small className="soft">
            SHA-256 <code dir="ltr">{sha256}</code>
          </small>
        </li>
      ))}
    </ul>
  );
}
