import type { ActivityRow } from '../../../db/queries/consultations.ts';
import { Acts, Button, ButtonLink } from '../../components/button.tsx';
import { ChoiceGroup } from '../../components/choice.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Field, SelectField } from '../../components/field.tsx';
import { levels } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { type RefusedForm, typedOr } from './refused.tsx';
import type { ConsultationFrame } from './signed-in.ts';

type Section = { readonly anchor: string; readonly heading: string };
type Language = { readonly tag: string; readonly endonym: string };

/** Where an activity belongs, in words. */
export function usePlaceName(sections: readonly Section[]): (anchor: string) => string {
  const t = useT();
  return (anchor) => {
    const section = sections.find((each) => each.anchor === anchor);
    if (!section) return t('activities.whole');
    const number = t('document.section.number', { number: anchor });
    return section.heading === '' ? number : `${number} · ${section.heading}`;
  };
}

interface ActivitiesTableProps {
  activities: readonly ActivityRow[];
  sections: readonly Section[];
  frame: ConsultationFrame;
  revision: number;
  editable: boolean;
  languages: readonly Language[];
}

export function ActivitiesTable({
  activities,
  sections,
  frame,
  revision,
  editable,
  languages,
}: ActivitiesTableProps) {
  const t = useT();
  const place = usePlaceName(sections);
  const here = `/staff/c/${frame.id}/activities`;
  const runs = frame.state === 'open' || frame.state === 'paused';
  const mayRest = runs && frame.may.includes('consultation:pause');
  return (
    <div id="field-activities" tabIndex={-1}>
      <DataTable
        caption={t('place.activities')}
        captionUnseen
        columns={[
          { key: 'prompt', head: t('activities.prompt') },
          { key: 'kind', head: t('activities.kind') },
          { key: 'place', head: t('activities.place') },
          { key: 'state', head: t('activities.state') },
          ...(editable || mayRest ? [{ key: 'acts', head: t('people.acts') }] : []),
        ]}
        rows={activities.map((activity) => ({
          key: activity.id,
          cells: {
            prompt: (
              <ul className="prompts">
                {languages.flatMap(({ tag }) =>
                  levels.map((level) => {
                    const prompt = activity.prompts.find(
                      (each) => each.language === tag && each.level === level,
                    );
                    return (
                      <li key={tag + level}>
                        <small className="soft">{t(`level.${level}`)}</small>{' '}
                        {prompt ? (
                          <bdi lang={tag}>{prompt.prompt}</bdi>
                        ) : (
                          <span className="soft">{t('activities.prompt.missing', { language: tag })}</span>
                        )}
                      </li>
                    );
                  }),
                )}
              </ul>
            ),
            kind: t(`activities.kind.${activity.kind}`),
            place: <bdi>{place(activity.anchor)}</bdi>,
            state: t(`activities.state.${activity.state}`),
            acts: (
              <form method="post" action={here} className="row-acts">
                <input type="hidden" name="activity" value={activity.id} />
                <input type="hidden" name="revision" value={revision} />
                {mayRest && activity.state !== 'closed' ? (
                  <Button small name="act" value={activity.state === 'open' ? 'paused' : 'open'}>
                    {t(activity.state === 'open' ? 'activities.rest' : 'activities.wake')}
                  </Button>
                ) : null}
                {editable ? (
                  <>
                    <ButtonLink small href={`${here}?activity=${activity.id}#write`}>
                      {t('activities.change')}
                    </ButtonLink>
                    <Button small kind="quiet" name="act" value="drop">
                      {t('activities.drop')}
                    </Button>
                  </>
                ) : null}
              </form>
            ),
          },
        }))}
        empty={t('activities.empty')}
      />
    </div>
  );
}

interface ActivityFormProps {
  here: string;
  revision: number;
  opened: ActivityRow | null;
  sections: readonly Section[];
  languages: readonly Language[];
  refused: RefusedForm | undefined;
}

/** A new question or room, or the words of one. Kind and place of an existing one stay: children may have been told of it. */
export function ActivityForm({ here, revision, opened, sections, languages, refused }: ActivityFormProps) {
  const t = useT();
  const place = usePlaceName(sections);
  return (
    <section id="write">
      <h2>{t(opened ? 'activities.reword' : 'activities.add')}</h2>
      <form method="post" action={opened ? `${here}?activity=${opened.id}` : here}>
        <input type="hidden" name="revision" value={revision} />
        {opened ? (
          <>
            <input type="hidden" name="activity" value={opened.id} />
            <input type="hidden" name="kind" value={opened.kind} />
            <input type="hidden" name="anchor" value={opened.anchor} />
          </>
        ) : (
          <>
            <ChoiceGroup
              legend={t('activities.kind')}
              name="kind"
              chosen={typedOr(refused, 'kind')('question')}
              choices={(['question', 'room'] as const).map((kind) => ({
                value: kind,
                label: t(`activities.kind.${kind}`),
                note: t(`activities.kind.${kind}.note`),
              }))}
            />
            <SelectField
              name="anchor"
              label={t('activities.place')}
              value={typedOr(refused, 'anchor')('')}
              options={['', ...sections.map((section) => section.anchor)].map((anchor) => ({
                value: anchor,
                label: place(anchor),
              }))}
            />
          </>
        )}
        {languages.map(({ tag, endonym }) => (
          <div className="pair" key={tag}>
            {levels.map((level) => {
              const name = `prompt.${tag}.${level}`;
              const stored = opened?.prompts.find((each) => each.language === tag && each.level === level);
              return (
                <Field
                  key={level}
                  kind="area"
                  rows={2}
                  name={name}
                  label={
                    <>
                      {t('activities.prompt')} · <bdi lang={tag}>{endonym}</bdi> · {t(`level.${level}`)}
                    </>
                  }
                  lang={tag}
                  value={typedOr(refused, name)(stored?.prompt ?? '')}
                  error={refused?.refused.field === name ? t(`refusal.${refused.refused.code}`) : undefined}
                />
              );
            })}
          </div>
        ))}
        <Acts>
          <Button kind="main" name="act" value="write">
            {t(opened ? 'staff.save' : 'activities.add.go')}
          </Button>
          {opened ? (
            <ButtonLink kind="quiet" href={here}>
              {t('activities.cancel')}
            </ButtonLink>
          ) : null}
        </Acts>
      </form>
    </section>
  );
}
