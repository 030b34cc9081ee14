import type { VoicesDesk } from '../../../../server/usecases/analysis/read-voices.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field, SelectChoice } from '../../../components/form/field.tsx';
import { useCounts } from '../../../components/release/count-chart.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { ownIf, type RefusedForm, Saved, TypedUnlessTold, typedOr } from '../refused.tsx';

type Point = VoicesDesk['points'][number];

interface PartProps {
  point: Point;
  here: string;
  writes: boolean;
  saved: boolean;
}

function Title({ point }: { point: Point }) {
  return (
    <p className="statement" lang={point.language} dir="auto" id={`t-${point.id}`}>
      {point.title}
    </p>
  );
}

/** A point with a number: a finding rests on it, or it is left out knowingly. */
export function ManyPoint({ point, here, writes, saved }: PartProps) {
  const t = useT();
  const counts = useCounts();
  const marked = point.telling?.route === 'also-said';
  return (
    <li>
      <Saved shown={saved} />
      <Title point={point} />
      <p className="soft">
        {counts(point.children)} {t('list.apart')}{' '}
        {t(point.cited ? 'voices.cited' : marked ? 'voices.marked' : 'voices.missing')}
      </p>
      {writes && !point.cited ? (
        <form method="post" action={here} className="row-acts">
          <input type="hidden" name="seen" value={point.seen} />
          <Button small name={marked ? 'unmark' : 'mark'} value={point.id} aria-describedby={`t-${point.id}`}>
            {t(marked ? 'voices.unmark' : 'voices.mark')}
          </Button>
        </form>
      ) : null}
    </li>
  );
}

interface FewPointProps extends PartProps {
  languages: readonly { readonly tag: string; readonly endonym: string }[];
  refused: RefusedForm | undefined;
}

/** A point of few children: a sentence in the analyst's words, or its name. */
export function FewPoint({ point, here, writes, saved, languages, refused: anyRefused }: FewPointProps) {
  const t = useT();
  const field = `text.${point.id}`;
  const refused = ownIf(anyRefused, { words: point.id });
  const telling = point.telling;
  return (
    <li>
      <Saved shown={saved} />
      <Title point={point} />
      {writes ? (
        <form method="post" action={here}>
          <TypedUnlessTold form={refused} name="seen" now={point.seen} />
          <Field
            kind="area"
            rows={2}
            name={field}
            label={t('voices.words')}
            hint={t('voices.words.hint')}
            value={typedOr(refused, field)(telling?.text ?? '')}
            error={refused?.refused.field === field ? t(`refusal.${refused.refused.code}`) : undefined}
          />
          <label className="field">
            <span>{t('points.language')}</span>
            <select
              name="language"
              aria-describedby={`t-${point.id}`}
              defaultValue={typedOr(refused, 'language')(telling?.language ?? languages[0]?.tag ?? 'en')}
            >
              {languages.map(({ tag, endonym }) => (
                <SelectChoice key={tag} value={tag} label={endonym} lang={tag} />
              ))}
            </select>
          </label>
          <Button small name="words" value={point.id} aria-describedby={`t-${point.id}`}>
            {t('voices.save')}
          </Button>
        </form>
      ) : telling?.text ? (
        <p lang={telling.language} dir="auto">
          {telling.text}
        </p>
      ) : null}
    </li>
  );
}
