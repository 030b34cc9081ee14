import type { Side, ToldLabel } from '../../../server/core/consultation/document-source.ts';
import { useT } from '../../i18n/use-t.tsx';

type Words = { readonly words: string; readonly lang: string };

export type SourceShown = {
  readonly label: ToldLabel;
  readonly origin: string;
  readonly author: string;
  readonly gains: Words | null;
  /** In the order in which this reader meets them. */
  readonly sides: readonly { readonly side: Side; readonly said: readonly Words[] }[];
  readonly checked: { readonly name: string; readonly from: string; readonly attested: string } | null;
};

interface DocumentSourceProps {
  source: SourceShown;
  /** Of the headings over the two sides. */
  heading: 'h2' | 'h3' | 'h4';
  /** On a page that is the same for everybody the order was drawn for the page, elsewhere for its child. */
  drawnFor: 'child' | 'page';
}

/** Where the document is from, who gains, and what speaks for and against it: both sides of one size, in an order that was drawn. */
export function DocumentSource({ source, heading: Heading, drawnFor }: DocumentSourceProps) {
  const t = useT();
  const { origin, author, gains, sides, checked } = source;
  return (
    <>
      <dl className="source-card">
        <div>
          <dt>{t('source.origin')}</dt>
          <dd lang="" dir="auto">
            {origin}
          </dd>
        </div>
        <div>
          <dt>{t('source.author')}</dt>
          <dd lang="" dir="auto">
            {author}
          </dd>
        </div>
        {gains ? (
          <div>
            <dt>{t('source.gains')}</dt>
            <dd lang={gains.lang} dir="auto">
              {gains.words}
            </dd>
          </div>
        ) : null}
      </dl>
      <div className="two-sides">
        {sides.map(({ side, said }) => (
          <section key={side}>
            <Heading>{t(`source.${side}`)}</Heading>
            <ul>
              {said.map(({ words, lang }) => (
                <li key={words} lang={lang} dir="auto">
                  {words}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="soft">{t(drawnFor === 'child' ? 'source.order' : 'source.order.page')}</p>
      {checked ? (
        <>
          <p className="soft">{t('source.checked')}</p>
          <p lang="" dir="auto">
            {checked.name} {t('list.apart')} {checked.from}
          </p>
          <p className="soft">
            {t('source.attested')} <bdi lang="">{checked.attested}</bdi>
          </p>
        </>
      ) : null}
    </>
  );
}
