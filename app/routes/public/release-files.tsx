import { languageOf } from '../../../locales/index.ts';
import type { PublicRelease } from '../../../server/usecases/analysis/read-releases.ts';
import { Fold } from '../../components/message.tsx';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { allFilesName, nameOfForm, partsOfName, placeOfForm } from './release-file-names.ts';

type File = PublicRelease['files'][number] & { readonly language: string; readonly form: string };

/**
 * The frozen files with the hash of each: whoever kept a copy can tell whether it is the one that was signed. Those in the
 * reader's language come first.
 */
export function ReleaseFiles({ id, files }: { id: string; files: PublicRelease['files'] }) {
  const t = useT();
  const { language } = useSpeaker();
  const all = files
    .map((file): File => ({ ...file, ...partsOfName(file.name) }))
    // How the pages look is nothing to take along by itself.
    .filter(({ name }) => !name.endsWith('.css'))
    .sort((a, b) => placeOfForm(a.form) - placeOfForm(b.form));
  const spoken = all.some((file) => file.language === language);
  const foreign = (file: File) => file.language !== '' && spoken && file.language !== language;
  const others = all.filter(foreign).sort((a, b) => a.language.localeCompare(b.language, 'en'));
  return (
    <>
      <FileList id={id} files={all.filter((file) => !foreign(file))} />
      {others.length > 0 ? (
        <Fold summary={t('release.files.others')}>
          <FileList id={id} files={others} />
        </Fold>
      ) : null}
      {files.length > 1 ? (
        <p className="way">
          <a href={`/said/${id}/${allFilesName}`}>{t('release.files.all')}</a>
        </p>
      ) : null}
    </>
  );
}

function FileList({ id, files }: { id: string; files: readonly File[] }) {
  const t = useT();
  const speaker = useSpeaker();
  return (
    <ul className="files">
      {files.map(({ name, sha256, form, language }) => (
        <li key={name}>
          <a href={`/said/${id}/${name}`}>{t(nameOfForm(form))}</a>
          {language !== '' && language !== speaker.language ? (
            <>
              {' · '}
              <bdi lang={language}>{languageOf(language)?.endonym ?? language}</bdi>
            </>
          ) : null}
          <small className="soft">
            SHA-256 <code dir="ltr">{sha256}</code>
          </small>
        </li>
      ))}
    </ul>
  );
}
