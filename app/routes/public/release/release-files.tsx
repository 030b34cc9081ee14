import { languageOf } from '../../../../locales/index.ts';
import type { PublicRelease } from '../../../../server/usecases/analysis/read-releases.ts';
import { Fold } from '../../../components/words/message.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import {
  allFilesName,
  fileGroups,
  groupOfForm,
  nameOfForm,
  partsOfName,
  placeOfForm,
} from './release-file-names.ts';

type File = PublicRelease['files'][number] & { readonly language: string; readonly form: string };

/**
 * The frozen files, by what they are good for; those in other languages than the reader's wait in a fold. So does the hash of each:
 * whoever kept a copy can tell whether it is the one that was signed.
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
  const own = all.filter((file) => !foreign(file));
  const others = all.filter(foreign).sort((a, b) => a.language.localeCompare(b.language, 'en'));
  return (
    <>
      <div className="file-groups">
        {fileGroups.map((group) => {
          const those = own.filter(({ form }) => groupOfForm(form) === group);
          return those.length === 0 ? null : (
            <section key={group}>
              <h3>{t(`release.files.${group}`)}</h3>
              <FileList id={id} files={those} />
            </section>
          );
        })}
      </div>
      {files.length > 1 ? (
        <p className="way">
          <a href={`/said/${id}/${allFilesName}`}>{t('release.files.all')}</a>
        </p>
      ) : null}
      {others.length > 0 ? (
        <Fold summary={t('release.files.others')}>
          <FileList id={id} files={others} />
        </Fold>
      ) : null}
      <Fold summary={t('release.files.prints')}>
        <table className="table prints">
          <caption className="unseen">{t('release.files.prints')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('release.files.name')}</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {[...own, ...others].map((file) => (
              <tr key={file.name}>
                <th scope="row">
                  <FileName file={file} />
                </th>
                <td>
                  <code dir="ltr">{file.sha256}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </>
  );
}

function FileList({ id, files }: { id: string; files: readonly File[] }) {
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.name}>
          <a href={`/said/${id}/${file.name}`}>
            <FileName file={file} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Its language is part of its name: in a list of links nothing else tells a report from one in another language. */
function FileName({ file }: { file: File }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <>
      {t(nameOfForm(file.form))}
      {file.language === language ? null : <Foreign file={file} />}
    </>
  );
}

/** The language of a file that is not the reader's; a file for all has none. */
function Foreign({ file: { language } }: { file: File }) {
  const t = useT();
  return language === '' ? null : (
    <>
      {` ${t('list.apart')} `}
      <bdi lang={language}>{languageOf(language)?.endonym ?? language}</bdi>
    </>
  );
}
