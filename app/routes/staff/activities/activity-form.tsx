import type { ActivityRow } from '../../../../db/queries/consultation/consultations.ts';
import type { SeedRow } from '../../../../db/queries/consultation/statements.ts';
import { activityKinds } from '../../../../server/core/consultation/activities.ts';
import { Acts, Button, ButtonLink } from '../../../components/form/button.tsx';
import { ChoiceGroup } from '../../../components/form/choice.tsx';
import { SelectField } from '../../../components/form/field.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { writing } from '../beside-writing.tsx';
import { LevelFields } from '../level-fields.tsx';
import { type RefusedForm, TypedOn, typedOr } from '../refused.tsx';
import { type Language, type Section, usePlaceName } from './activities-table.tsx';
import { fieldNames } from './activity-fields.ts';
import { PollFields } from './poll-fields.tsx';
import { type PromptHint, PromptHints } from './prompt-hints.tsx';
import { SeedFields } from './seed-fields.tsx';

interface ActivityFormProps {
  here: string;
  revision: number;
  opened: ActivityRow | null;
  hints: readonly PromptHint[];
  seeds: readonly SeedRow[];
  sections: readonly Section[];
  languages: readonly Language[];
  refused: RefusedForm | undefined;
}

/**
 * A new activity, or the words of one. Kind and place of an existing one stay: children may have been told of it. Of a new
 * one all fields are there; those of another kind than the chosen one are only off the screen, so that no script is needed.
 */
export function ActivityForm({
  here,
  revision,
  opened,
  hints,
  seeds,
  sections,
  languages,
  refused,
}: ActivityFormProps) {
  const t = useT();
  const place = usePlaceName(sections);
  const kinds = opened ? [opened.kind] : activityKinds;
  return (
    <section id="write">
      <h2>{t(opened ? 'activities.reword' : 'activities.add')}</h2>
      <form
        method="post"
        action={opened ? `${here}?activity=${opened.id}` : here}
        className="of-kind"
        id={writing}
      >
        <TypedOn form={refused} revision={revision} />
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
              choices={activityKinds.map((kind) => ({
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
        <p className="hint">{t('activities.prompt.hint')}</p>
        <LevelFields
          languages={languages}
          label={t('activities.prompt')}
          rows={2}
          nameOf={fieldNames.prompt}
          stored={(tag, level) =>
            opened?.prompts.find((each) => each.language === tag && each.level === level)?.prompt ?? ''
          }
          hintOf={(tag, level) =>
            hints.some(({ language, level: of }) => language === tag && of === level) ? (
              <PromptHints hints={hints} of={{ language: tag, level }} />
            ) : undefined
          }
          refused={refused}
        />
        {kinds.includes('poll') ? (
          <PollFields opened={opened} languages={languages} refused={refused} />
        ) : null}
        {kinds.includes('statements') ? (
          <SeedFields
            stored={opened ? seeds.filter((seed) => seed.activityId === opened.id) : []}
            languages={languages}
            refused={refused}
          />
        ) : null}
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
