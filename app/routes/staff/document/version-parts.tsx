import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { bodyIn, LevelFields } from '../level-fields.tsx';
import { allTyped, ownIf, type RefusedForm, TypedOf, useWrong } from '../refused.tsx';
import { FileForm, FoundInFile, type ReadText } from './document-file.tsx';
import { PasteForm } from './document-parts.tsx';
import { findingValue, reasonField } from './version-fields.ts';

type Version = {
  readonly number: number;
  readonly title: string;
  readonly lang: string;
  readonly signedDay: string;
};

/** Every version that is public, with its page. The first one is what children were asked about. */
export function VersionList({ id, versions }: { id: string; versions: readonly Version[] }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <ul>
      {versions
        .filter(({ signedDay }) => signedDay !== '')
        .map(({ number, title, lang, signedDay }) => (
          <li key={number}>
            {number === 1
              ? t('versions.asked', { number })
              : t('versions.public', { number, day: dayInWords(language, signedDay) })}{' '}
            {t('list.apart')} <bdi lang={lang}>{title}</bdi>
            {number > 1 ? (
              <>
                {' '}
                {t('list.apart')}{' '}
                <a href={`/changed/${id}/${number}`}>
                  {t('versions.open')}{' '}
                  <Unseen>{t('versions.public', { number, day: dayInWords(language, signedDay) })}</Unseen>
                </a>
              </>
            ) : null}
          </li>
        ))}
    </ul>
  );
}

interface ReasonsFormProps {
  anchor: string;
  /** Where the change stands, in words. */
  place: string;
  number: number;
  /** By what the form says which change, findings and words it shows. */
  seen: string;
  given:
    | {
        readonly findings: readonly { readonly releaseId: string; readonly findingId: string }[];
        readonly words: readonly {
          readonly language: string;
          readonly level: string;
          readonly body: string;
        }[];
      }
    | undefined;
  findings: readonly {
    readonly releaseId: string;
    readonly findingId: string;
    readonly text: string;
    readonly lang: string;
  }[];
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  here: string;
  refused: RefusedForm | undefined;
}

/** The findings behind one change, and the change in words for children. */
export function ReasonsForm(props: ReasonsFormProps) {
  const { anchor, place, number, given, findings, languages, here } = props;
  const t = useT();
  const refused = ownIf(props.refused, { act: 'reasons', anchor });
  const field = reasonField(anchor, 'findings');
  const wrong = useWrong(refused);
  return (
    <Fold
      summary={
        <>
          {t('versions.explain')} <Unseen>{place}</Unseen>
        </>
      }
      open={refused !== undefined}
    >
      <form method="post" action={here}>
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="anchor" value={anchor} />
        <TypedOf form={refused} name="seen" now={props.seen} />
        <ChoiceGroup
          legend={t('versions.findings')}
          name={field}
          many
          chosen={allTyped(refused, field) ?? given?.findings.map(findingValue)}
          error={wrong(field)}
          choices={findings.map((finding) => ({
            value: findingValue(finding),
            label: finding.text,
            lang: finding.lang,
          }))}
        />
        <p className="hint">{t('versions.words.hint')}</p>
        <LevelFields
          languages={languages}
          label={t('versions.words')}
          rows={3}
          nameOf={(tag, level) => reasonField(anchor, `${tag}.${level}`)}
          stored={bodyIn(given?.words)}
          refused={refused}
        />
        <Button kind="main" name="act" value="reasons">
          {t('versions.save')} <Unseen>{place}</Unseen>
        </Button>
      </form>
    </Fold>
  );
}

interface SignVersionProps {
  draft: { readonly number: number; readonly revision: number };
  here: string;
  may: boolean;
}

/** The second person's act; whoever may not do it reads who does. */
export function SignVersion({ draft, here, may }: SignVersionProps) {
  const t = useT();
  if (!may) return <Note>{t('versions.sign.other')}</Note>;
  return (
    <form method="post" action={here} id="field-sign" tabIndex={-1}>
      <input type="hidden" name="number" value={draft.number} />
      <input type="hidden" name="revision" value={draft.revision} />
      <Button kind="main" name="act" value="sign">
        {t('versions.sign')}
      </Button>
      <Note sign="lock">{t('versions.sign.note')}</Note>
    </form>
  );
}

interface NextVersionProps {
  page: {
    readonly draft: { readonly revision: number } | null;
    readonly versions: readonly Version[];
    readonly languages: readonly { readonly tag: string; readonly endonym: string }[];
  };
  /** Of the draft. */
  title: string;
  here: string;
  refused: RefusedForm | undefined;
  read: ReadText | undefined;
}

/** The whole text of the next version, typed, pasted or read from a file. */
export function NextVersion({ page, title, here, refused, read }: NextVersionProps) {
  const t = useT();
  const last = page.versions.at(-1);
  const wrong = refused !== undefined && ['file', 'markdown', 'title'].includes(refused.refused.field);
  return (
    <Fold
      summary={t(page.draft ? 'versions.again' : 'versions.add')}
      open={!page.draft || read !== undefined || wrong}
    >
      {read ? <FoundInFile counts={read.counts} /> : <FileForm here={here} refused={refused} />}
      <PasteForm
        page={{
          revision: page.draft?.revision ?? 0,
          documentTitle: title === '' ? (last?.title ?? '') : title,
          documentLanguage: last?.lang ?? 'en',
          languages: page.languages,
        }}
        here={here}
        refused={refused}
        found={read?.markdown}
        go={t('versions.go')}
      />
    </Fold>
  );
}
