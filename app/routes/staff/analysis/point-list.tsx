import type { SortingTable } from '../../../../server/usecases/analysis/read-points.ts';
import { Button } from '../../../components/form/button.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { RefusedForm } from '../refused.tsx';
import { NameAnew } from './name-anew.tsx';

interface PointListProps {
  points: SortingTable['points'];
  /** Nothing is under these, and each can be taken away. */
  empty: readonly string[];
  here: string;
  /** Where forms go: the same page of the same view. */
  post: string;
  sorts: boolean;
  refused: RefusedForm | undefined;
}

/** The points of one question, each with the way to what is under it. */
export function PointList({ points, empty, here, post, sorts, refused }: PointListProps) {
  const t = useT();
  if (points.length === 0) return <p className="soft">{t('points.none')}</p>;
  return (
    <ul className="points">
      {points.map((point) => {
        const field = `point.${point.id}`;
        return (
          <li key={point.id} id={`field-${field}`} tabIndex={-1}>
            <span lang={point.language} dir="auto" id={`p-${point.id}`}>
              {sorts ? (
                <a href={`${here}?under=${point.id}#a-${point.activityId}`}>{point.title}</a>
              ) : (
                point.title
              )}
            </span>
            {sorts ? <NameAnew point={point} post={post} refused={refused} /> : null}
            {sorts && empty.includes(point.id) ? (
              <form method="post" action={post}>
                <input type="hidden" name="activity" value={point.activityId} />
                <input type="hidden" name="removes" value={point.id} />
                <Button small kind="quiet" name="act" value="remove" aria-describedby={`p-${point.id}`}>
                  {t('points.remove')}
                </Button>
              </form>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
