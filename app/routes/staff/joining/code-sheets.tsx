import { ButtonLink } from '../../../components/form/button.tsx';
import type { Qr } from '../../../components/sign/qr.ts';
import { Notice } from '../../../components/words/notice.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';

type Pile = {
  readonly label: string;
  /** For several small groups, so that it is carried from one to the other. */
  readonly pooled: boolean;
  readonly codes: readonly { readonly words: readonly string[]; readonly qr: Qr }[];
};

type Sheets = {
  readonly language: string;
  readonly address: string;
  /** One code for a lost sheet, not a batch. */
  readonly replaced: boolean;
  readonly piles: readonly Pile[];
};

/** Cards to print and cut: five words, the address, a QR. They name no topic: a card gets lost on a bus. */
export function CodeSheets({ sheets }: { sheets: Sheets }) {
  const t = useT();
  const { language } = useSpeaker();
  const all = sheets.piles.reduce((sum, { codes }) => sum + codes.length, 0);
  return (
    <>
      <div className="not-printed">
        <h1>{t('codes.made', { count: all })}</h1>
        <Notice kind="stops" title={t('codes.made.title')} sign="print" live>
          <p>{t(sheets.replaced ? 'codes.replace.made' : 'codes.made.text')}</p>
        </Notice>
        <ButtonLink href="?">{t('codes.made.done')}</ButtonLink>
      </div>
      {sheets.piles.map((pile, index) => (
        <section className="pile" key={pile.codes[0]?.words.join('-')}>
          <p className="sheet-label">
            <bdi>{pile.label}</bdi>{' '}
            {sheets.piles.length > 1
              ? t('codes.pile', { number: index + 1, piles: sheets.piles.length })
              : null}
          </p>
          <p className="sheet-lot">
            {t('codes.lot')} {pile.pooled ? t('codes.pile.pooled') : null}
          </p>
          <ol className="code-sheets">
            {pile.codes.map(({ words, qr }) => (
              <li className="code-sheet" key={words.join('-')}>
                <svg
                  viewBox={`0 0 ${qr.side} ${qr.side}`}
                  role="img"
                  aria-label={t('codes.qr')}
                  shapeRendering="crispEdges"
                >
                  <path d={qr.path} />
                </svg>
                <div>
                  {/* A sentence on the card only when it is in the language of the card. */}
                  {sheets.language === language ? <p className="soft">{t('codes.card')}</p> : null}
                  <p className="code-address">
                    <bdi dir="ltr">{sheets.address.replace(/^https?:\/\//, '')}</bdi>
                  </p>
                  <p className="code-words" lang={sheets.language} dir="auto" translate="no">
                    {words.join(' ')}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
