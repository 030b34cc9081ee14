import { Button } from '../../../components/form/button.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { readings } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { type PlainShown, waitingFor } from './plain-shown.ts';

/** One line: who wrote it and when, who has checked it and when, or that nobody else has. */
export function PlainState({ author, label }: { author: PlainShown; label?: string }) {
  const t = useT();
  const { language } = useSpeaker();
  const { by, authorName, writtenDay, checkedName, checkedDay } = author;
  return (
    <p className="soft">
      {label ? `${label} ${t('list.apart')} ` : null}
      {by === 'makers' ? (
        t('document.comment.by')
      ) : authorName === '' ? (
        t('plain.wrote.unkept')
      ) : (
        <>
          {t(by === 'machine' ? 'plain.put' : 'plain.wrote')} <bdi>{authorName}</bdi>
          {t('list.comma')}
          {dayInWords(language, writtenDay)}
        </>
      )}{' '}
      {t('list.apart')}{' '}
      {checkedDay === '' ? (
        t('plain.waits')
      ) : (
        <>
          {t('plain.checked.by')} <bdi>{checkedName}</bdi>
          {t('list.comma')}
          {dayInWords(language, checkedDay)}
        </>
      )}
    </p>
  );
}

interface CheckPlainFormProps {
  /** Of the sections that are on the page. */
  authors: readonly PlainShown[];
  anchors: readonly string[];
  language: string;
  revision: number;
  here: string;
}

/** The press of whoever read it, or why there is none. */
export function CheckPlainForm({ authors, anchors, language, revision, here }: CheckPlainFormProps) {
  const t = useT();
  const waits = waitingFor(authors, language);
  if (waits === 'nothing-there') return null;
  if (waits === 'none') return <p>{t('plain.check.all')}</p>;
  if (waits === 'own') return <Note>{t('plain.check.own')}</Note>;
  return (
    <form method="post" action={here}>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="language" value={language} />
      {anchors.map((anchor) => (
        <input key={anchor} type="hidden" name="anchor" value={anchor} />
      ))}
      <Button kind="second" name="act" value="check">
        {t('plain.check.go')}
      </Button>
    </form>
  );
}

interface SectionAuthorsProps extends Omit<CheckPlainFormProps, 'anchors' | 'language'> {
  anchor: string;
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  /** This person may check what it did not write. */
  checks: boolean;
}

/** Beneath one section: in each language who wrote it and who has checked it, with the press for a second person. */
export function SectionAuthors({ authors, anchor, languages, checks, revision, here }: SectionAuthorsProps) {
  const t = useT();
  if (authors.length === 0) return null;
  return (
    <section aria-labelledby="authors" id="check">
      <h2 id="authors">{t('plain.authors')}</h2>
      {languages.map(({ tag, endonym }) => {
        const own = authors.filter(({ language }) => language === tag);
        return own.length === 0 ? null : (
          <section key={tag}>
            <h3>
              <bdi lang={tag}>{endonym}</bdi>
            </h3>
            {readings.flatMap((level) =>
              own
                .filter((author) => author.level === level)
                .map((author) => <PlainState key={level} author={author} label={t(`level.${level}`)} />),
            )}
            {checks ? (
              <CheckPlainForm
                authors={own}
                anchors={[anchor]}
                language={tag}
                revision={revision}
                here={here}
              />
            ) : null}
          </section>
        );
      })}
    </section>
  );
}
