import type { QuotesDesk } from '../../../../server/usecases/analysis/read-quotes.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import { ownIf, type RefusedForm, typedOr, useWrong } from '../refused.tsx';

type Point = QuotesDesk['points'][number] | undefined;

function PointName({ point }: { point: Point }) {
  if (!point) return null;
  return (
    <p className="soft" lang={point.language} dir="auto">
      {point.title}
    </p>
  );
}

interface ChosenQuoteProps {
  quote: QuotesDesk['chosen'][number];
  point: Point;
  here: string;
  acts: boolean;
}

/** A chosen quote, and how many have still to approve it. */
export function ChosenQuote({ quote, point, here, acts }: ChosenQuoteProps) {
  const t = useT();
  return (
    <li id={`field-quote.${quote.id}`} tabIndex={-1}>
      <PointName point={point} />
      {quote.words === null ? (
        <p id={`q-${quote.id}`}>{t('quotes.gone')}</p>
      ) : (
        <>
          <blockquote id={`q-${quote.id}`} lang={quote.language} dir="auto" translate="no">
            {quote.words}
          </blockquote>
          <p className="soft">{t(`quotes.approvals.${quote.approvals}`)}</p>
        </>
      )}
      {acts ? (
        <form method="post" action={here} className="row-acts">
          <input type="hidden" name="id" value={quote.id} />
          <input type="hidden" name="approvals" value={quote.approvals} />
          {quote.words !== null && quote.approvals < 2 && !quote.own ? (
            <>
              <p>{t('quotes.ask')}</p>
              <Button small name="act" value="approve" aria-describedby={`q-${quote.id}`}>
                {t('quotes.approve')}
              </Button>
            </>
          ) : null}
          <Button small kind="quiet" name="act" value="drop" aria-describedby={`q-${quote.id}`}>
            {t('quotes.drop')}
          </Button>
        </form>
      ) : null}
      {acts && quote.own && quote.approvals < 2 && quote.words !== null ? (
        <p className="soft">{t('quotes.own')}</p>
      ) : null}
    </li>
  );
}

interface OpenWordsProps {
  said: QuotesDesk['open'][number];
  point: Point;
  here: string;
  refused: RefusedForm | undefined;
}

/** What a child wrote, and a field with it: what is left in the field is what is quoted. */
export function OpenWords({ said, point, here, refused: anyRefused }: OpenWordsProps) {
  const t = useT();
  const field = `words.${said.id}`;
  const refused = ownIf(anyRefused, { act: 'choose', id: said.id });
  const wrong = useWrong(refused);
  const words = partsInWords(said.parts, t);
  const plain = said.parts.map((part) => ('text' in part ? part.text : ' ')).join('');
  return (
    <li>
      <PointName point={point} />
      <div id={`w-${said.id}`}>
        <Words words={words} lang={said.language} />
      </div>
      <form method="post" action={here}>
        <input type="hidden" name="id" value={said.id} />
        <Field
          kind="area"
          rows={2}
          name={field}
          lang={said.language}
          label={t('quotes.words')}
          value={typedOr(refused, field)(plain)}
          error={wrong(field)}
        />
        <Button small name="act" value="choose" aria-describedby={`w-${said.id}`}>
          {t('quotes.choose')}
        </Button>
      </form>
    </li>
  );
}
