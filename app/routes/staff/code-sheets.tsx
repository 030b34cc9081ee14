import { ButtonLink } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import type { Qr } from './qr.ts';

type Sheets = {
  readonly label: string;
  readonly language: string;
  readonly address: string;
  /** One code for a lost sheet, not a batch. */
  readonly replaced: boolean;
  readonly codes: readonly { readonly words: readonly string[]; readonly qr: Qr }[];
};

/** Cards to print and cut: five words, the address, a QR. They name no topic: a card gets lost on a bus. */
export function CodeSheets({ sheets }: { sheets: Sheets }) {
  const t = useT();
  const { language } = useSpeaker();
  return (
    <>
      <div className="not-printed">
        <h1>{t('codes.made', { count: sheets.codes.length })}</h1>
        <Notice kind="staff" title={t('codes.made.title')} sign="print" live>
          <p>{t(sheets.replaced ? 'codes.replace.made' : 'codes.made.text')}</p>
        </Notice>
        <ButtonLink href="?">{t('codes.made.done')}</ButtonLink>
      </div>
      <p className="sheet-label">
        <bdi>{sheets.label}</bdi>
      </p>
      <ol className="code-sheets">
        {sheets.codes.map(({ words, qr }) => (
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
              <p className="code-words" lang={sheets.language} dir="auto">
                {words.join(' ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
