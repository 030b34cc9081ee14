import type { ActivityRow } from '../../../../db/queries/consultation/consultations.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { CorrectedTexts, type CorrectionShown } from '../../../components/release/corrected-questions.tsx';
import { Kicker } from '../../../components/words/notice.tsx';
import { Words } from '../../../components/words/words.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { bodyIn, LevelFields } from '../level-fields.tsx';
import { type RefusedForm, TypedOf, typedOr, useWrong } from '../refused.tsx';
import type { Language } from './activities-table.tsx';
import { fieldNames } from './activity-fields.ts';

interface WaitingCorrectionsProps {
  waits: readonly (CorrectionShown & { readonly by: string; readonly own: boolean })[];
  signs: boolean;
  edits: boolean;
  languages: readonly Language[];
  here: string;
}

/** Corrections that wait for a second person: all that changes, in which languages nothing does, why, and by whom. */
export function WaitingCorrections({ waits, signs, edits, languages, here }: WaitingCorrectionsProps) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <section id="field-waits" tabIndex={-1}>
      <h2>{t('corrections.sign')}</h2>
      <p className="soft">{t('corrections.sign.note')}</p>
      {waits.map(({ id, day, by, own, reason, texts, part }) => {
        const stays = languages.filter(({ tag }) => !texts.some((text) => text.language === tag));
        return (
          <form key={id} method="post" action={here} aria-describedby={`correction-${id}`}>
            <input type="hidden" name="id" value={id} />
            <Kicker>{t('corrections.by', { name: by, day: dayInWords(language, day) })}</Kicker>
            <p id={`correction-${id}`} lang={part.lang} dir="auto">
              <strong>{part.words}</strong>
            </p>
            <CorrectedTexts texts={texts} />
            {stays.length > 0 ? (
              <p>
                {t('corrections.stays')}{' '}
                {stays.map(({ tag, endonym }, at) => (
                  <span key={tag}>
                    {at > 0 ? ` ${t('list.apart')} ` : null}
                    <bdi lang={tag}>{endonym}</bdi>
                  </span>
                ))}
              </p>
            ) : null}
            <p className="soft">{t('corrections.why')}</p>
            <Words words={reason} lang="" />
            <div className="row-acts">
              {signs && !own ? (
                <Button small kind="main" name="act" value="sign">
                  {t('corrections.sign.go')}
                </Button>
              ) : null}
              {signs || edits ? (
                <Button small name="act" value="drop">
                  {t(own ? 'corrections.drop' : 'corrections.sign.no')}
                </Button>
              ) : null}
            </div>
          </form>
        );
      })}
    </section>
  );
}

interface CorrectFormProps {
  asked: ActivityRow;
  /** How often its words were corrected before. */
  times: number;
  languages: readonly Language[];
  here: string;
  refused: RefusedForm | undefined;
}

/** All words of one question as they stand, to be changed, and why. */
export function CorrectForm({ asked, times, languages, here, refused }: CorrectFormProps) {
  const t = useT();
  const wrong = useWrong(refused);
  return (
    <form method="post" action={here} id="correct" autoComplete="off">
      <h2>{t('corrections.write')}</h2>
      <p>{t('corrections.write.note')}</p>
      <input type="hidden" name="id" value={asked.id} />
      <TypedOf form={refused} name="revision" now={times} />
      <LevelFields
        languages={languages}
        label={t('activities.prompt')}
        nameOf={fieldNames.prompt}
        stored={bodyIn(asked.prompts.map(({ prompt, ...place }) => ({ ...place, body: prompt })))}
        refused={refused}
      />
      {asked.options.map(({ position, labels }) => (
        <fieldset className="option" key={position}>
          <legend>{t('poll.option', { number: position })}</legend>
          <LevelFields
            languages={languages}
            rows={2}
            nameOf={(tag, level) => fieldNames.option(position, tag, level)}
            stored={bodyIn(labels.map(({ label, ...place }) => ({ ...place, body: label })))}
            refused={refused}
          />
        </fieldset>
      ))}
      <Field
        kind="area"
        rows={3}
        name="reason"
        label={t('corrections.reason')}
        hint={t('corrections.reason.hint')}
        value={typedOr(refused, 'reason')('')}
        error={wrong('reason')}
      />
      <Button kind="main" name="act" value="propose">
        {t('corrections.write.go')}
      </Button>
    </form>
  );
}
