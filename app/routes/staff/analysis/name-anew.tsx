import type { SortingTable } from '../../../../server/usecases/analysis/read-points.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { ownIf, type RefusedForm, TypedUnlessTold, typedOr } from '../refused.tsx';

/** Another title for a point that is there: an erasure may have cut out of it what it quoted. */
export function NameAnew({
  point,
  post,
  refused,
}: {
  point: SortingTable['points'][number];
  post: string;
  refused: RefusedForm | undefined;
}) {
  const t = useT();
  const title = `title.${point.id}`;
  const mine = ownIf(refused, { act: 'name', renames: point.id });
  const wrong = refused?.refused.field === title ? t(`refusal.${refused.refused.code}`) : undefined;
  return (
    <Fold
      summary={
        <>
          {t('activities.reword')} <Unseen lang={point.language}>{point.title}</Unseen>
        </>
      }
      open={mine !== undefined}
    >
      <form method="post" action={post} className="line-form">
        <input type="hidden" name="activity" value={point.activityId} />
        <input type="hidden" name="renames" value={point.id} />
        <input type="hidden" name="language" value={point.language} />
        <TypedUnlessTold form={mine} name="was" now={point.title} />
        <Field
          name={title}
          label={t('activities.reword')}
          hint={t('points.name.hint')}
          value={typedOr(refused, title)(point.title)}
          error={wrong}
          lang={point.language}
        />
        <Button name="act" value="name" small>
          {t('findings.change')} <Unseen lang={point.language}>{point.title}</Unseen>
        </Button>
      </form>
    </Fold>
  );
}
