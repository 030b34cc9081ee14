import { smallestBatch } from '../../../../server/core/room/batches.ts';
import { mostKioskHours, mostKioskPlaces } from '../../../../server/core/room/kiosk.ts';
import type { KioskDesk } from '../../../../server/usecases/kiosk/read-kiosks.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field, SelectField } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { ownIf, type RefusedForm, typedOr, useWrong } from '../refused.tsx';
import { CodeConsent } from './code-consent.tsx';

type Languages = readonly { readonly tag: string; readonly endonym: string }[];

interface Props {
  desk: KioskDesk;
  languages: Languages;
  here: string;
}

const hours = { min: 1, max: mostKioskHours };

/** Each group, with how to make this device one of its kiosks, and how to end those that run. */
export function KioskGroups({
  desk,
  languages,
  here,
  possible,
  refused,
}: Props & { possible: boolean; refused: RefusedForm | undefined }) {
  const t = useT();
  const { language } = useSpeaker();
  const wrong = useWrong(refused);
  const typed = (group: string) => ownIf(refused, { batch: group, act: 'start' });
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{t('kiosks.groups')}</h2>
      {desk.groups.length === 0 ? <p>{t('kiosks.none')}</p> : null}
      {desk.groups.map((group) => (
        <section key={group.id} aria-labelledby={`group-${group.id}`}>
          <h3 id={`group-${group.id}`}>
            <bdi>{group.label}</bdi> {t('list.apart')}{' '}
            <bdi lang={group.language}>
              {languages.find(({ tag }) => tag === group.language)?.endonym ?? group.language}
            </bdi>
          </h3>
          <p className="soft">
            {t('kiosks.places', { places: group.size, day: dayInWords(language, group.day) })}
          </p>
          <p>{t('kiosks.running', { devices: group.devices })}</p>
          {possible ? (
            <Fold
              open={typed(group.id) !== undefined}
              summary={
                <>
                  {t('kiosks.more')} <Unseen lang="">{group.label}</Unseen>
                </>
              }
            >
              <form method="post" action={here}>
                <input type="hidden" name="batch" value={group.id} />
                <Hours
                  apart={group.id}
                  value={typedOr(typed(group.id), 'hours')('4')}
                  error={wrong(`hours-${group.id}`)}
                />
                <With
                  desk={desk}
                  apart={group.id}
                  chosen={typedOr(typed(group.id), 'handedBy')('')}
                  error={wrong(`handedBy-${group.id}`)}
                />
                <Button name="act" value="start">
                  {t('kiosks.start')} <Unseen lang="">{group.label}</Unseen>
                </Button>
              </form>
            </Fold>
          ) : null}
          {group.devices > 0 ? (
            <form method="post" action={here}>
              <input type="hidden" name="batch" value={group.id} />
              <Button small name="act" value="end">
                {t('kiosks.end')} <Unseen lang="">{group.label}</Unseen>
              </Button>
              <Note>{t('kiosks.end.note')}</Note>
            </form>
          ) : null}
        </section>
      ))}
    </section>
  );
}

function Hours({ apart, value, error }: { apart?: string; value: string; error: string | undefined }) {
  const t = useT();
  return (
    <Field
      kind="number"
      name="hours"
      apart={apart}
      label={t('kiosks.hours')}
      hint={t('kiosks.hours.hint', hours)}
      value={value}
      error={error}
      {...hours}
      short
    />
  );
}

function With({
  desk,
  apart,
  chosen,
  error,
}: {
  desk: KioskDesk;
  apart?: string;
  chosen: string;
  error: string | undefined;
}) {
  const t = useT();
  return (
    <SelectField
      name="handedBy"
      apart={apart}
      label={t('paper.print.who')}
      hint={t('kiosks.who.hint')}
      value={chosen}
      error={error}
      options={[
        { value: '', label: t('paper.print.who.none') },
        ...desk.people.map(({ staffId, name }) => ({ value: staffId, label: name, verbatim: true })),
      ]}
    />
  );
}

/** A new group, whose first device is the one on which this form is sent. */
export function NewKiosk({
  desk,
  languages,
  here,
  fresh,
  refused,
}: Props & { fresh: string; refused: RefusedForm | undefined }) {
  const t = useT();
  // A form of an older group has nothing to give back here.
  const typed = typedOr(refused, 'batch')('') === '' ? refused : undefined;
  const bounds = { min: smallestBatch, max: mostKioskPlaces };
  const wrong = useWrong(typed);
  return (
    <section aria-labelledby="new-kiosk">
      <h2 id="new-kiosk">{t('kiosks.new')}</h2>
      <form method="post" action={here}>
        <input type="hidden" name="form" value={fresh} />
        <Field
          name="label"
          label={t('paper.print.label')}
          hint={t('paper.print.label.hint')}
          error={wrong('label')}
          value={typedOr(typed, 'label')('')}
        />
        <SelectField
          name="language"
          label={t('kiosks.language')}
          value={typedOr(typed, 'language')(languages[0]?.tag ?? '')}
          error={wrong('language')}
          options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
        />
        <Field
          kind="number"
          name="size"
          label={t('kiosks.size')}
          hint={t('kiosks.size.hint', bounds)}
          value={typedOr(typed, 'size')('30')}
          error={wrong('size')}
          {...bounds}
          short
        />
        <Hours value={typedOr(typed, 'hours')('4')} error={wrong('hours')} />
        <With desk={desk} chosen={typedOr(typed, 'handedBy')('')} error={wrong('handedBy')} />
        <CodeConsent consents={desk.consents} refused={typed} />
        <Button kind="main" name="act" value="start">
          {t('kiosks.start')}
        </Button>
        <Note sign="lock">{t('kiosks.start.note')}</Note>
      </form>
    </section>
  );
}
