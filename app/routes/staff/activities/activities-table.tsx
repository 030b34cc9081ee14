import type { ActivityRow } from '../../../../db/queries/consultation/consultations.ts';
import { isRunning, mayEdit } from '../../../../server/core/consultation/lifecycle.ts';
import { heldRest, type OversightRest } from '../../../../server/core/consultation/oversight-rests.ts';
import { Field } from '../../../components/form/field.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { Beside, writing } from '../beside-writing.tsx';
import { type RefusedForm, typedOr, useWrong } from '../refused.tsx';
import type { ConsultationFrame } from '../signed-in.ts';
import { fieldNames } from './activity-fields.ts';
import { ActivityPrompts, WhichActivity } from './activity-prompts.tsx';
import type { PromptHint } from './prompt-hints.tsx';

export type Section = { readonly anchor: string; readonly heading: string };
export type Language = { readonly tag: string; readonly endonym: string };

/** Where an activity belongs, in words. */
export function usePlaceName(sections: readonly Section[]): (anchor: string) => string {
  const t = useT();
  return (anchor) => {
    const section = sections.find((each) => each.anchor === anchor);
    if (!section) return t('activities.whole');
    const number = t('document.section.number', { number: anchor });
    return section.heading === '' ? number : `${number} ${t('list.apart')} ${section.heading}`;
  };
}

interface ActivitiesTableProps {
  activities: readonly ActivityRow[];
  hints: readonly PromptHint[];
  sections: readonly Section[];
  frame: ConsultationFrame;
  editable: boolean;
  languages: readonly Language[];
  /** What the overseer let rest, and did not open again. */
  held: readonly OversightRest[];
  /** The form of the page that came back, with what is typed into the table. */
  refused: RefusedForm | undefined;
}

export function ActivitiesTable({
  activities,
  hints,
  sections,
  frame,
  editable,
  languages,
  held,
  refused,
}: ActivitiesTableProps) {
  const t = useT();
  const place = usePlaceName(sections);
  const runs = isRunning(frame.state);
  const mayRest = runs && frame.may.includes('activity:rest');
  const mayWake = (id: string) => {
    if (!heldRest(held, id)) return runs && frame.may.includes('activity:wake');
    return runs && (frame.may.includes('consultation:resume') || frame.may.includes('consultation:open'));
  };
  // Who oversees makes a rest of somebody else its own: then it is not opened again without a word.
  const mayHold = (id: string) => runs && frame.may.includes('consultation:resume') && !heldRest(held, id);
  const which = (activity: ActivityRow) => (
    <WhichActivity of={activity} among={activities} languages={languages} />
  );
  const places = activities.filter(({ groupOf }) => groupOf === '');
  const ends = { earlier: places[0]?.id, later: places.at(-1)?.id };
  return (
    <div id="field-activities" tabIndex={-1}>
      <DataTable
        caption={t('place.activities')}
        captionUnseen
        stacks
        columns={[
          { key: 'prompt', head: t('activities.prompt') },
          { key: 'kind', head: t('activities.kind') },
          { key: 'place', head: t('activities.place') },
          { key: 'state', head: t('activities.state') },
          ...(editable || mayRest ? [{ key: 'acts', head: t('people.acts'), plain: true }] : []),
        ]}
        rows={activities.map((activity) => ({
          key: activity.id,
          cells: {
            prompt: (
              <ActivityPrompts
                activity={activity}
                among={activities}
                languages={languages}
                hints={hints}
                runs={!mayEdit(frame.state)}
              />
            ),
            kind:
              activity.kind === 'design' ? (
                <>
                  {t('activities.kind.design')}
                  <br />
                  <a href={`/staff/c/${frame.id}/designs/${activity.id}`}>
                    {t('activities.design')} {which(activity)}
                  </a>
                </>
              ) : activity.kind === 'room' ? (
                <>
                  {t(activity.groupOf === '' ? 'activities.kind.room' : 'activities.kind.group')}
                  <br />
                  <a href={`/staff/c/${frame.id}/session/${activity.id}`}>
                    {t('session.open')} {which(activity)}
                  </a>
                </>
              ) : (
                t(`activities.kind.${activity.kind}`)
              ),
            place: (
              <>
                <bdi lang="">{place(activity.anchor)}</bdi>
                {activity.standing === '' ? null : (
                  <>
                    <br />
                    <small className="soft">{t('activities.standing')}</small>
                  </>
                )}
                {activity.proposes ? (
                  <>
                    <br />
                    <small className="soft">{t('activities.proposes')}</small>
                  </>
                ) : null}
              </>
            ),
            state: t(`activities.state.${activity.state}`),
            // A small group asks what its room asks, and is open while somebody leads it.
            acts:
              activity.groupOf !== '' ? null : editable ? (
                <div className="row-acts">
                  <Beside small value={`change ${activity.id}`}>
                    {t('activities.change')} {which(activity)}
                  </Beside>
                  {(['earlier', 'later'] as const).map((to) =>
                    ends[to] === activity.id ? null : (
                      <Beside key={to} small kind="quiet" value={`${to} ${activity.id}`}>
                        {t(`activities.${to}`)} {which(activity)}
                      </Beside>
                    ),
                  )}
                  <Beside small kind="quiet" value={`drop ${activity.id}`}>
                    {t('activities.drop')} {which(activity)}
                  </Beside>
                </div>
              ) : (
                <div className="row-acts">
                  {activity.state === 'paused' && runs ? (
                    <HeldRest rest={heldRest(held, activity.id)} may={frame.may} refused={refused} />
                  ) : null}
                  {activity.state !== 'closed' &&
                  (activity.state === 'open' ? mayRest : mayWake(activity.id)) ? (
                    <Beside small value={`${activity.state === 'open' ? 'paused' : 'open'} ${activity.id}`}>
                      {t(activity.state === 'open' ? 'activities.rest' : 'activities.wake')} {which(activity)}
                    </Beside>
                  ) : null}
                  {activity.state === 'paused' && mayHold(activity.id) ? (
                    <Beside small value={`paused ${activity.id}`}>
                      {t('act.hold')} {which(activity)}
                    </Beside>
                  ) : null}
                </div>
              ),
          },
        }))}
        empty={t('activities.empty')}
      />
    </div>
  );
}

/** The overseer let it rest: whoever may open all of it says why, and to everybody else but the overseer it says who wants it so. */
function HeldRest({
  rest,
  may,
  refused,
}: {
  rest: OversightRest | undefined;
  may: ConsultationFrame['may'];
  refused: RefusedForm | undefined;
}) {
  const t = useT();
  const { language } = useSpeaker();
  const wrong = useWrong(refused);
  if (!rest || may.includes('consultation:resume')) return null;
  if (!may.includes('consultation:open'))
    return <p className="soft">{t('rest.holds', { day: dayInWords(language, rest.day) })}</p>;
  const name = fieldNames.reason(rest.activityId);
  return (
    <Field
      kind="area"
      rows={3}
      name={name}
      form={writing}
      label={t('act.overrule')}
      hint={t('act.overrule.hint')}
      value={typedOr(refused, name)('')}
      error={wrong(name)}
    />
  );
}
