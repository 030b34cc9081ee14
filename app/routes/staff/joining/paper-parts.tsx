import type { Deed } from '../../../../server/core/staff/roles.ts';
import type { PaperDesk } from '../../../../server/usecases/paper/read-paper.ts';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { levels } from '../../../i18n/translator.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { type RefusedForm, typedOr, useWrong } from '../refused.tsx';
import { TypedWords } from '../typed-words.tsx';
import { CodeConsent } from './code-consent.tsx';
import { endonymOf, type Languages, OfPile, type Pile } from './of-pile.tsx';
import { isTypedOfGroup } from './wrong-in-group.ts';

/** One pile may have so many sheets (print-sheets.ts). */
const bounds = { min: 20, max: 60 };

/** The number of a sheet in somebody's hand. */
export function NumberForm({ here, error }: { here: string; error?: string | undefined }) {
  const t = useT();
  return (
    <section>
      <h2>{t('paper.type')}</h2>
      <form method="get" action={here}>
        <Field
          name="number"
          label={t('paper.type.number')}
          hint={t('paper.type.hint')}
          error={error}
          inputMode="numeric"
          maxLength={300}
          short
          dir="ltr"
        />
        <Button kind="main">{t('paper.type.go')}</Button>
      </form>
    </section>
  );
}

interface PileListProps {
  desk: PaperDesk;
  languages: Languages;
  may: readonly Deed[];
  here: string;
  refused: RefusedForm | undefined;
}

/** What was printed, pile by pile, with its sheets for whoever types them. */
export function PileList({ desk, languages, may, here, refused }: PileListProps) {
  const t = useT();
  const { language } = useSpeaker();
  const day = (of: string) => dayInWords(language, of);
  return (
    <section aria-labelledby="piles" id="field-piles" tabIndex={-1}>
      <h2 id="piles">{t('paper.piles')}</h2>
      {desk.batches.length === 0 ? <p>{t('paper.piles.empty')}</p> : null}
      {desk.batches.map((pile) => (
        <section key={pile.id} aria-labelledby={`pile-${pile.id}`}>
          <h3 id={`pile-${pile.id}`}>
            <bdi>{pile.label === '' ? t('codes.no-label') : pile.label}</bdi> {t('list.apart')}{' '}
            <bdi lang={pile.language}>{endonymOf(pile, languages)}</bdi>
          </h3>
          <p className="soft">{t('paper.pile.size', { sheets: pile.size, day: day(pile.day) })}</p>
          {pile.own ? <Note sign="lock">{t('paper.pile.own')}</Note> : null}
          {pile.older ? <Note>{t('paper.pile.older')}</Note> : null}
          {pile.destroyed.map((gone) => (
            <p key={`${gone.day} ${gone.name}`}>
              {gone.sheets === null
                ? t('paper.destroyed.some', { day: day(gone.day), name: gone.name })
                : t('paper.destroyed', { sheets: gone.sheets, day: day(gone.day), name: gone.name })}
            </p>
          ))}
          {pile.sheets ? <Sheets pile={pile} languages={languages} here={here} /> : null}
          {may.includes('paper:reply') && !pile.own ? (
            <form method="post" action={`${here}/replies`}>
              <input type="hidden" name="batch" value={pile.id} />
              <Button small sign="print">
                {t('paper.replies')} <OfPile pile={pile} languages={languages} />
              </Button>
              <Note>{t('paper.replies.note')}</Note>
            </form>
          ) : null}
          {may.includes('paper:reply') && !pile.own && desk.state === 'analysed' ? (
            <form method="post" action={`${here}/checks`}>
              <input type="hidden" name="batch" value={pile.id} />
              <Button small sign="print">
                {t('paper.checks')} <OfPile pile={pile} languages={languages} />
              </Button>
              <Note>{t('paper.checks.note')}</Note>
            </form>
          ) : null}
          {may.includes('paper:destroy') && !pile.own ? (
            <DestroyForm pile={pile} languages={languages} here={here} refused={refused} />
          ) : null}
        </section>
      ))}
    </section>
  );
}

function Sheets({ pile, languages, here }: { pile: Pile; languages: Languages; here: string }) {
  const t = useT();
  return (
    <Fold
      summary={
        <>
          {t('paper.sheets')} <OfPile pile={pile} languages={languages} />
        </>
      }
    >
      <DataTable
        caption={t('paper.sheets')}
        captionUnseen
        columns={[
          { key: 'number', head: t('paper.type.number') },
          { key: 'state', head: t('paper.sheets.state') },
        ]}
        rows={(pile.sheets ?? []).map(({ number, state, destroyed }) => ({
          key: number,
          cells: {
            number:
              state === 'once' || state === 'differs' ? (
                <a href={`${here}/sheet?number=${number}`}>
                  <bdi dir="ltr">{number}</bdi>
                </a>
              ) : (
                <bdi dir="ltr">{number}</bdi>
              ),
            state: t(destroyed ? 'paper.state.destroyed' : `paper.state.${state}`),
          },
        }))}
      />
    </Fold>
  );
}

function DestroyForm({
  pile,
  languages,
  here,
  refused,
}: {
  pile: Pile;
  languages: Languages;
  here: string;
  refused: RefusedForm | undefined;
}) {
  const t = useT();
  // Several piles stand on one page: only the one that was sent says what is wrong with it.
  const mine = typedOr(refused, 'batch')('') === pile.id ? refused : undefined;
  const wrong = useWrong(mine);
  return (
    <Fold
      summary={
        <>
          {t('paper.destroy')} <OfPile pile={pile} languages={languages} />
        </>
      }
      open={mine !== undefined}
    >
      <form method="post" action={here}>
        <input type="hidden" name="batch" value={pile.id} />
        <Field
          kind="number"
          name="sheets"
          apart={pile.id}
          label={t('paper.destroy.count')}
          hint={t('paper.destroy.hint')}
          value={typedOr(mine, 'sheets')('')}
          error={wrong(`sheets-${pile.id}`)}
          min={0}
          max={bounds.max}
          short
        />
        <Button>
          {t('paper.destroy.go')} <OfPile pile={pile} languages={languages} />
        </Button>
      </form>
    </Fold>
  );
}

interface PrintFormProps {
  desk: PaperDesk;
  languages: Languages;
  here: string;
  possible: boolean;
  fresh: string;
  refused: RefusedForm | undefined;
}

/** A kit for one group. The answer of the form is a file, and the only place where its words stand. */
export function PrintForm({ desk, languages, here, possible, fresh, refused }: PrintFormProps) {
  const t = useT();
  const typed = (name: string, first: string) => typedOr(refused, name)(first);
  const error = useWrong(refused);
  return (
    <section aria-labelledby="print">
      <h2 id="print">{t('paper.print')}</h2>
      {possible ? (
        <form method="post" action={`${here}/kit`}>
          <input type="hidden" name="form" value={fresh} />
          <Field
            name="label"
            label={t('paper.print.label')}
            hint={t('paper.print.label.hint')}
            value={typed('label', '')}
            error={error('label')}
          />
          <SelectField
            name="language"
            label={t('paper.print.language')}
            value={typed('language', languages[0]?.tag ?? '')}
            error={error('language')}
            options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
          />
          <ChoiceGroup
            legend={t('paper.print.level')}
            name="level"
            chosen={typed('level', 'younger')}
            choices={levels.map((level) => ({ value: level, label: t(`look.level.${level}`) }))}
          />
          <Field
            kind="number"
            name="size"
            label={t('paper.print.size')}
            hint={t('paper.print.size.hint', bounds)}
            value={typed('size', '30')}
            error={error('size')}
            {...bounds}
            short
          />
          <SelectField
            name="handedBy"
            label={t('paper.print.who')}
            hint={t('paper.print.who.hint')}
            value={typed('handedBy', '')}
            options={[
              { value: '', label: t('paper.print.who.none') },
              ...desk.people.map(({ staffId, name }) => ({ value: staffId, label: name, verbatim: true })),
            ]}
          />
          <CodeConsent consents={desk.consents} refused={refused} />
          <Button kind="main">{t('paper.print.go')}</Button>
          <Note sign="print">{t('paper.print.once')}</Note>
        </form>
      ) : (
        <>
          <Note>{t('paper.print.not-now')}</Note>
          <TypedWords form={refused} words={isTypedOfGroup} />
        </>
      )}
    </section>
  );
}
