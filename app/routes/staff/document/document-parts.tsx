import type { SectionRow } from '../../../../db/queries/consultation/consultations.ts';
import { countEasy, easyHints } from '../../../../server/core/consultation/easy-read.ts';
import { Paragraphs } from '../../../components/document/paragraphs.tsx';
import { SectionText } from '../../../components/document/section-text.tsx';
import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Kicker } from '../../../components/words/notice.tsx';
import { inDigitsOf } from '../../../i18n/locale-of.ts';
import { levels, readings } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { ownIf, type RefusedForm, TypedOn, typedOr, useWrong } from '../refused.tsx';
import { PlainVersion, SymbolList } from './plain-version.tsx';

type Language = { readonly tag: string; readonly endonym: string };

type Page = {
  readonly revision: number;
  readonly documentTitle: string;
  readonly documentLanguage: string;
  readonly languages: readonly Language[];
  readonly next: string | null;
};

type PasteProps = {
  page: Omit<Page, 'next'>;
  here: string;
  refused: RefusedForm | undefined;
  found?: string | undefined;
  /** What the button says; "Cut it into sections" else. */
  go?: string;
};

/** The whole document, typed, pasted or `found` in a file. Headings cut it into sections. */
export function PasteForm({ page, here, refused: anyRefused, found, go }: PasteProps) {
  const t = useT();
  const refused = ownIf(anyRefused, { act: 'paste' });
  const wrong = useWrong(refused);
  return (
    // Encoded as an address is, a letter of most languages would take six bytes.
    <form method="post" encType="multipart/form-data" action={here}>
      <TypedOn form={refused} revision={page.revision} />
      <Field
        name="title"
        label={t('document.name')}
        value={typedOr(refused, 'title')(page.documentTitle)}
        error={wrong('title')}
      />
      <SelectField
        name="language"
        label={t('document.language')}
        value={typedOr(refused, 'language')(page.documentLanguage)}
        options={page.languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
      />
      <Field
        kind="area"
        rows={16}
        name="markdown"
        label={t('document.text')}
        hint={t('document.text.hint')}
        value={typedOr(refused, 'markdown')(found ?? '')}
        error={wrong('markdown')}
      />
      <Button kind="main" name="act" value="paste">
        {go ?? t('document.cut')}
      </Button>
    </form>
  );
}

interface SectionsTableProps {
  documentLanguage: string | undefined;
  sections: readonly SectionRow[];
  here: string;
  languages: readonly Language[];
  opened: string | null;
}

/** Every section with what is still missing of it in plain words. */
export function SectionsTable({ documentLanguage, sections, here, languages, opened }: SectionsTableProps) {
  const t = useT();
  const { language: reader } = useSpeaker();
  const missing = (section: SectionRow) =>
    languages.flatMap(({ tag, endonym }) =>
      levels
        .filter((level) => !section.plain.some((each) => each.language === tag && each.level === level))
        .map((level) => `${endonym} ${t('list.apart')} ${t(`level.${level}`)}`),
    );
  const unchecked = (section: SectionRow) =>
    languages
      .filter(({ tag }) =>
        [...section.plain, ...section.easy].some(({ language, checked }) => language === tag && !checked),
      )
      .map(({ endonym }) => endonym);
  return (
    <>
      <h2>{t('document.sections', { count: sections.length })}</h2>
      <p className="soft">
        {t(
          'document.easy.count',
          countEasy(
            sections,
            languages.map(({ tag }) => tag),
          ),
        )}
      </p>
      <DataTable
        caption={t('document.sections', { count: sections.length })}
        captionUnseen
        columns={[
          { key: 'section', head: t('document.section') },
          { key: 'plain', head: t('document.plain') },
          { key: 'easy', head: t('document.easy') },
          { key: 'checked', head: t('plain.head') },
        ]}
        rows={sections.map((section) => {
          const gaps = missing(section);
          const waiting = unchecked(section);
          return {
            key: section.anchor,
            cells: {
              section: (
                <a
                  href={`${here}?section=${section.anchor}`}
                  aria-current={section.anchor === opened ? 'true' : undefined}
                >
                  {inDigitsOf(reader, section.anchor)} {t('list.apart')}{' '}
                  {section.heading === '' ? (
                    t('document.no-heading')
                  ) : (
                    <bdi lang={documentLanguage}>{section.heading}</bdi>
                  )}
                </a>
              ),
              plain:
                gaps.length === 0
                  ? t('document.plain.whole')
                  : t('document.plain.missing', { what: gaps.join(t('list.and')) }),
              easy: <EasyCell section={section} languages={languages} />,
              checked:
                waiting.length > 0
                  ? t('plain.head.waits', { what: waiting.join(t('list.and')) })
                  : section.plain.length > 0
                    ? t('plain.head.done')
                    : '',
            },
          };
        })}
      />
    </>
  );
}

/** In which languages a section has easy-read, and where a line of it should be looked at again. */
function EasyCell({ section, languages }: Pick<SectionsTableProps, 'languages'> & { section: SectionRow }) {
  const t = useT();
  const written = languages.flatMap(({ tag, endonym }) => {
    const easy = section.easy.find(({ language }) => language === tag);
    return easy ? [{ tag, endonym, odd: easyHints(easy.body, tag).length > 0 }] : [];
  });
  const odd = written.filter((each) => each.odd).map(({ endonym }) => endonym);
  if (written.length === 0) return t('document.easy.none');
  return (
    <>
      {written.map(({ tag, endonym }, index) => (
        <span key={tag}>
          {index > 0 ? t('list.and') : null}
          <bdi lang={tag}>{endonym}</bdi>
        </span>
      ))}
      {odd.length === 0 ? null : (
        <>
          <br />
          <small className="soft">{t('document.easy.look', { what: odd.join(t('list.and')) })}</small>
        </>
      )}
    </>
  );
}

interface SectionFormProps {
  section: SectionRow;
  page: Page;
  here: string;
  languages: readonly Language[];
  refused: RefusedForm | undefined;
  editable: boolean;
}

/** The law's words beside the plain ones, so that whoever writes or approves reads both. */
export function SectionForm({ section, page, here, languages, refused, editable }: SectionFormProps) {
  const t = useT();
  const mine = ownIf(refused, { act: '', anchor: section.anchor });
  return (
    <section className="beside" id="section">
      <div>
        <Kicker>{t('document.section.number', { number: section.anchor })}</Kicker>
        <h2>
          <bdi lang={page.documentLanguage}>
            {section.heading === '' ? t('document.no-heading') : section.heading}
          </bdi>
        </h2>
        <SectionText kind="law" lang={page.documentLanguage}>
          <Paragraphs text={section.original} />
        </SectionText>
      </div>
      <form method="post" action={`${here}?section=${section.anchor}`}>
        <TypedOn form={mine} revision={page.revision} />
        <input type="hidden" name="anchor" value={section.anchor} />
        {languages.flatMap((language) =>
          readings.map((level) => (
            <PlainVersion
              key={language.tag + level}
              language={language}
              level={level}
              plain={[...section.plain, ...section.easy].find(
                (each) => each.language === language.tag && each.level === level,
              )}
              refused={mine}
              editable={editable}
            />
          )),
        )}
        {editable ? <SymbolList /> : null}
        <Acts>
          {editable && page.next !== null ? (
            <Button kind="main" name="next" value={page.next}>
              {t('document.save-next')}
            </Button>
          ) : null}
          {editable ? <Button kind={page.next === null ? 'main' : 'second'}>{t('staff.save')}</Button> : null}
          <ButtonLink kind="quiet" href={here}>
            {t('document.all')}
          </ButtonLink>
        </Acts>
      </form>
    </section>
  );
}
