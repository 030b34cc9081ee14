import {
  countries,
  type Helpline,
  helplineKinds,
  isLastShown,
  type KnownHelpline,
} from '../../../../server/core/safeguarding/helplines.ts';
import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { InOrder } from '../../../components/words/in-order.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { countryInWords } from '../../../i18n/countries.ts';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { type RefusedForm, typedOr, useWrong } from '../refused.tsx';

interface HelplineTableProps {
  lines: readonly (Helpline & { readonly own: boolean })[];
  here: string;
  mayWrite: boolean;
  /** The line that somebody is about to take out although no other one of its kind is confirmed: asked once. */
  dropping: string;
}

/** Whose page it is; of what was stored before an address had to be one, all of it. */
const siteOf = (source: string) => (URL.canParse(source) ? new URL(source).hostname : source);

/** The lines of one country: what, where it was read and when, and who still has to read it. */
export function HelplineTable({ lines, here, mayWrite, dropping }: HelplineTableProps) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <DataTable
      caption={t('staff.helplines')}
      captionUnseen
      stacks
      columns={[
        { key: 'name', head: t('helplines.name') },
        { key: 'number', head: t('helplines.number') },
        { key: 'source', head: t('helplines.source') },
        { key: 'act', head: t('helplines.confirmed') },
      ]}
      rows={lines.map((line) => ({
        key: line.id,
        cells: {
          name: (
            <>
              <bdi lang="">{line.name}</bdi>
              <br />
              <span className="soft">{t(`helplines.kind.${line.kind}`)}</span>
            </>
          ),
          number: (
            <span dir="ltr">
              <InOrder text={line.number} />
            </span>
          ),
          source: (
            <>
              <a href={line.source} rel="noreferrer">
                <bdi>{siteOf(line.source)}</bdi>
              </a>
              <br />
              <span className="soft">{dayInWords(language, line.readDay)}</span>
            </>
          ),
          act: (
            <form method="post" action={here}>
              <input type="hidden" name="id" value={line.id} />
              <Acts>
                {line.confirmedBy !== null ? (
                  <span>{t('helplines.confirmed.yes')}</span>
                ) : line.own ? (
                  <span className="soft">{t('helplines.confirmed.other')}</span>
                ) : (
                  <Button small name="act" value="confirm">
                    {t('helplines.confirm')} <Unseen lang="">{line.name}</Unseen>
                  </Button>
                )}
                {mayWrite ? (
                  isLastShown(line, lines) && line.id !== dropping ? (
                    <ButtonLink small href={`${here}?drop=${line.id}#drop`}>
                      {t('helplines.drop')} <Unseen lang="">{line.name}</Unseen>
                    </ButtonLink>
                  ) : (
                    <Button small name="act" value="drop">
                      {t('helplines.drop')} <Unseen lang="">{line.name}</Unseen>
                    </Button>
                  )
                ) : null}
              </Acts>
              {line.id === dropping && isLastShown(line, lines) ? (
                <p className="note" id="drop" tabIndex={-1}>
                  {t('helplines.drop.last')}
                </p>
              ) : null}
            </form>
          ),
        },
      }))}
    />
  );
}

/** Which country the form below is about. */
export function HelplineCountry({ country }: { country: string }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <>
      <SelectField
        name="country"
        label={t('about.country')}
        value={country}
        options={countries
          .map((code) => ({ value: code, label: countryInWords(language, { code, t }) }))
          .sort((a, b) => a.label.localeCompare(b.label, language))}
      />
      <Button>{t('helplines.choose')}</Button>
    </>
  );
}

/** The country goes along, or a form that is refused would come back to a page without it. */
const addressOf = (here: string, country: string) => `${here}?country=${country}`;

interface KnownLinesProps {
  known: readonly KnownHelpline[];
  country: string;
  here: string;
  /** By which a line that is sent twice is entered once. */
  fresh: string;
}

/** Numbers that came with the product: each is taken over by a person that has read its source, or not at all. */
export function KnownLines({ known, country, here, fresh }: KnownLinesProps) {
  const t = useT();
  const at = addressOf(here, country);
  return (
    <>
      <p>{t('helplines.known')}</p>
      {known.map((line) => (
        <form method="post" action={at} key={`${line.kind} ${line.number}`}>
          <input type="hidden" name="act" value="enter" />
          <input type="hidden" name="form" value={fresh} />
          <input type="hidden" name="country" value={country} />
          <input type="hidden" name="kind" value={line.kind} />
          <input type="hidden" name="languages" value={line.languages.join(' ')} />
          <input type="hidden" name="name" value={line.name} />
          <input type="hidden" name="number" value={line.number} />
          <input type="hidden" name="source" value={line.source} />
          <p>
            <b>{t(`helplines.kind.${line.kind}`)}</b> <bdi lang="">{line.name}</bdi>{' '}
            <span dir="ltr">
              <InOrder text={line.number} />
            </span>{' '}
            <a href={line.source} rel="noreferrer">
              <bdi>{line.source}</bdi>
            </a>
          </p>
          <Button small>
            {t('helplines.take')} <Unseen lang="">{line.name}</Unseen>
          </Button>
        </form>
      ))}
    </>
  );
}

interface HelplineFormProps {
  country: string;
  here: string;
  fresh: string;
  refused: RefusedForm | undefined;
}

/** A line of one's own, with the page it was read on. */
export function HelplineForm({ country, here, fresh, refused }: HelplineFormProps) {
  const t = useT();
  const error = useWrong(refused);
  return (
    <form method="post" action={addressOf(here, country)} autoComplete="off">
      <input type="hidden" name="act" value="enter" />
      <input type="hidden" name="form" value={fresh} />
      <input type="hidden" name="country" value={country} />
      <ChoiceGroup
        legend={t('helplines.kind')}
        name="kind"
        error={error('kind')}
        required
        chosen={typedOr(refused, 'kind')('child')}
        choices={helplineKinds.map((kind) => ({ value: kind, label: t(`helplines.kind.${kind}`) }))}
      />
      <Field
        name="name"
        label={t('helplines.name')}
        error={error('name')}
        value={typedOr(refused, 'name')('')}
      />
      <Field
        name="number"
        short
        dir="ltr"
        label={t('helplines.number')}
        hint={t('helplines.number.hint')}
        error={error('number')}
        value={typedOr(refused, 'number')('')}
      />
      <Field
        name="languages"
        short
        dir="ltr"
        label={t('helplines.languages')}
        hint={t('helplines.languages.hint')}
        value={typedOr(refused, 'languages')('')}
        error={error('languages')}
      />
      <Field
        name="source"
        dir="ltr"
        label={t('helplines.source')}
        hint={t('helplines.source.hint')}
        error={error('source')}
        value={typedOr(refused, 'source')('')}
      />
      <Button kind="main">{t('helplines.enter')}</Button>
    </form>
  );
}
