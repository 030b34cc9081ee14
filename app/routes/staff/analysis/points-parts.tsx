import type { ActivityRow } from '../../../../db/queries/consultation/consultations.ts';
import type { SortingTable } from '../../../../server/usecases/analysis/read-points.ts';
import type { Suggested } from '../../../../server/usecases/analysis/suggested.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field, SelectChoice, SelectField } from '../../../components/form/field.tsx';
import { PageTurner } from '../../../components/staff/page-turner.tsx';
import { Kicker } from '../../../components/words/notice.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { promptFor } from '../prompt.ts';
import { allTyped, ownIf, type RefusedForm, Saved, typedOr } from '../refused.tsx';
import { codeOptions } from './code-options.ts';
import { PointList } from './point-list.tsx';
import { SuggestionState } from './suggestion-state.tsx';

type View = {
  readonly page: number;
  /** '' shows what is under nothing, a point what is under it; null shows everything. */
  readonly under: string | null;
  /** The one activity of which words stand here, where there are many; else null. */
  readonly place: string | null;
};

/** The view as it stands in an address. */
export function viewQuery({ under, place }: Pick<View, 'under' | 'place'>): string {
  const of = under === null ? [] : [under === '' ? 'unsorted' : `under=${under}`];
  return [...of, ...(place === null ? [] : [`place=${place}`])].join('&');
}

interface ActivityPointsProps {
  activity: ActivityRow;
  table: SortingTable;
  fresh: string;
  view: View;
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  here: string;
  sorts: boolean;
  saved: boolean;
  /** What was sent is what stood already. */
  unchanged: boolean;
  refused: RefusedForm | undefined;
}

/** What was said to one question, and the points it is put under. No number of children stands anywhere here. */
export function ActivityPoints({
  activity,
  table,
  fresh,
  view,
  languages,
  here,
  sorts,
  saved,
  unchanged,
  refused: anyRefused,
}: ActivityPointsProps) {
  const t = useT();
  const { language } = useSpeaker();
  const refused = anyRefused?.typed.some(([name, value]) => name === 'activity' && value === activity.id)
    ? anyRefused
    : undefined;
  const prompt = promptFor(activity.prompts, [language]);
  const points = table.points.filter((point) => point.activityId === activity.id);
  const said = table.contributions.filter((each) => each.activityId === activity.id);
  const { any = false, more = false } = table.pages[activity.id] ?? {};
  const query = `?${viewQuery(view)}`;
  const pageHref = (page: number) => `${here}${query}&page=${page}#a-${activity.id}`;
  const post = `${here}${query}&page=${view.page}`;
  const heading = table.headings[activity.anchor];
  const title = `title.${activity.id}`;
  const naming = ownIf(refused, { act: 'name', renames: '' });
  return (
    <section id={`a-${activity.id}`} className="sorting">
      <Saved shown={saved} unchanged={unchanged} />
      <Kicker>
        {heading === undefined
          ? t('activities.whole')
          : `${t('document.section.number', { number: activity.anchor })} ${t('list.apart')} ${heading}`}
      </Kicker>
      <h2 lang={prompt?.language} dir="auto">
        {prompt?.prompt}
      </h2>
      <PointList
        points={points}
        empty={table.empty}
        here={here}
        post={post}
        sorts={sorts}
        refused={refused}
      />
      {sorts && any ? (
        <p>
          <a href={`${here}/themes?activity=${activity.id}`}>{t('themes.link')}</a>
        </p>
      ) : null}
      {sorts ? (
        <form method="post" action={post} className="line-form">
          <input type="hidden" name="activity" value={activity.id} />
          <input type="hidden" name="point" value={fresh} />
          <Field
            name={title}
            label={t('points.name')}
            hint={t('points.name.hint')}
            value={typedOr(refused, title)('')}
            error={refused?.refused.field === title ? t(`refusal.${refused.refused.code}`) : undefined}
          />
          <label>
            <span>{t('points.language')}</span>
            <select name="language" defaultValue={typedOr(naming, 'language')(language)}>
              {languages.map(({ tag, endonym }) => (
                <SelectChoice key={tag} value={tag} label={endonym} lang={tag} />
              ))}
            </select>
          </label>
          <Button name="act" value="name" sign="add">
            {t('points.name.go')}
          </Button>
        </form>
      ) : null}
      <SuggestionState suggested={table.suggested[activity.id]} href={`${post}#a-${activity.id}`} />
      {said.length === 0 ? (
        <p className="table-empty">
          {t(view.under !== null || view.page > 0 ? 'points.nothing.left' : 'points.nothing')}
        </p>
      ) : (
        <SortForm
          activity={activity}
          points={points}
          said={said}
          suggested={table.suggested[activity.id]}
          post={post}
          sorts={sorts}
          refused={refused}
        />
      )}
      <PageTurner page={view.page} more={more} href={pageHref} />
    </section>
  );
}

interface SortFormProps {
  activity: ActivityRow;
  points: SortingTable['points'];
  said: SortingTable['contributions'];
  suggested: Suggested | undefined;
  /** Where the form goes: the same page of the same view. */
  post: string;
  sorts: boolean;
  refused: RefusedForm | undefined;
}

function SortForm({ activity, points, said, suggested, post, sorts, refused }: SortFormProps) {
  const t = useT();
  const options = codeOptions(t, points);
  const codes = suggested?.state === 'ready' ? suggested.codes : {};
  const together = `together.${activity.id}`;
  const ticked = allTyped(ownIf(refused, { act: 'sort' }), 'ticked') ?? [];
  return (
    <form method="post" action={post}>
      <input type="hidden" name="activity" value={activity.id} />
      <ul className="said">
        {said.map((each) => {
          const under = `under.${each.id}`;
          const code = codes[each.id];
          const stored = each.pointId ?? '';
          // What was not touched shows what stands now: somebody else may have sorted it since the form was refused.
          const typed = typedOr(refused, under)(stored);
          const chosen = typed === typedOr(refused, `was.${each.id}`)(stored) ? stored : typed;
          const named = options.find(({ value }) => value === stored);
          const described = `w-${each.id}${code === undefined ? '' : ` s-${each.id}`}`;
          const words = partsInWords(each.parts, t);
          return (
            <li key={each.id}>
              {sorts ? (
                <input
                  type="checkbox"
                  name="ticked"
                  value={each.id}
                  aria-labelledby={`w-${each.id}`}
                  aria-describedby={code === undefined ? undefined : `s-${each.id}`}
                  defaultChecked={ticked.includes(each.id)}
                />
              ) : null}
              <div>
                <div id={`w-${each.id}`}>
                  <Words words={words} lang={each.language} />
                </div>
                {sorts && code !== undefined ? (
                  <p className="soft" id={`s-${each.id}`}>
                    {t('points.suggested')}{' '}
                    <bdi lang={points.find(({ id }) => id === code)?.language}>
                      {options.find(({ value }) => value === code)?.label}
                    </bdi>
                  </p>
                ) : null}
              </div>
              {sorts ? (
                <>
                  <input type="hidden" name={`was.${each.id}`} value={stored} />
                  {code === undefined ? null : (
                    <input type="hidden" name={`suggested.${each.id}`} value={code} />
                  )}
                  <select
                    key={stored}
                    name={under}
                    aria-label={t('points.under')}
                    aria-describedby={described}
                    defaultValue={chosen}
                  >
                    {options.map((option) => (
                      <SelectChoice key={option.value} {...option} />
                    ))}
                  </select>
                </>
              ) : (
                <bdi className="soft" lang={named?.lang}>
                  {named?.label}
                </bdi>
              )}
            </li>
          );
        })}
      </ul>
      {sorts ? (
        <div className="line-form">
          <SelectField
            name={together}
            label={t('points.together')}
            value={typedOr(refused, together)('-')}
            error={refused?.refused.field === together ? t(`refusal.${refused.refused.code}`) : undefined}
            options={[
              { value: '-', label: t('points.together.no') },
              ...(Object.keys(codes).length > 0
                ? [{ value: 'suggested', label: t('points.together.suggested') }]
                : []),
              ...options,
            ]}
          />
          <Button kind="second" name="act" value="sort">
            {t('points.save')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
