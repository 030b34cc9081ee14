import { type ReactNode, useId } from 'react';
import type { Piece } from '../../../server/core/consultation/word-diff.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import type { ChangeMade, ChangeShown } from '../release/release-shown.ts';

/**
 * Words that came are underlined, words that went have a line through; whoever hears the page is told where each begins and
 * ends, because most screen readers say nothing of `ins` and `del`. Of a blank alone there is nothing to hear between the two.
 */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const t = useT();
  const { language } = useSpeaker();
  // `bdi`, so that these words do not decide in which direction the text around them runs.
  const told = (words: string) => (
    <bdi className="unseen" lang={language}>
      {` ${words} `}
    </bdi>
  );
  return pieces.map(({ kind, text }, index) => {
    if (kind === 'same') return <span key={index}>{text}</span>;
    const Tag = kind === 'added' ? 'ins' : 'del';
    if (text.trim() === '') return <Tag key={index}>{text}</Tag>;
    return (
      <Tag key={index}>
        {told(t(kind === 'added' ? 'changed.ins' : 'changed.del'))}
        {text}
        {told(t('changed.end'))}
      </Tag>
    );
  });
}

/** Says what the two lines mean, with a word of each. */
export function RedlineLegend() {
  const t = useT();
  return (
    <p className="redline-legend">
      <ins>{t('changed.kind.new')}</ins> <del>{t('changed.kind.removed')}</del> {t('changed.legend')}
    </p>
  );
}

/** Where a change stands, in words: "Part 3", "Part 3, part 4 before". */
export function usePlaceOf(): (change: Pick<ChangeShown, 'kind' | 'from' | 'to'>) => string {
  const t = useT();
  return ({ kind, from, to }) => {
    if (kind === 'new') return t('changed.place.new', { to: to ?? 0 });
    if (kind === 'removed') return t('changed.place.removed', { from: from ?? 0 });
    return t('changed.place.changed', { from: from ?? 0, to: to ?? 0 });
  };
}

interface ChangeBlockProps {
  change: ChangeShown;
  /** Of the new text and of the old one, which are the same but for a translation. */
  lang: string;
  /** A form of staff. */
  children?: ReactNode;
}

/** One change: what it is, where it stands, why, and the words that came and went. */
export function ChangeBlock({ change, lang, children }: ChangeBlockProps) {
  const t = useT();
  const { kind, heading, text, findings, plain } = change;
  const place = usePlaceOf()(change);
  return (
    <article className="change" id={`change-${change.anchor}`}>
      <p className="kicker">
        {t(`changed.kind.${kind}`)} {t('list.apart')} {place}
      </p>
      <h2 lang={lang} dir="auto">
        {heading.some((piece) => piece.text.trim() !== '') ? <Pieces pieces={heading} /> : place}
      </h2>
      {plain ? (
        <>
          <p className="kicker">{t('ledger.children')}</p>
          <p className="said-lines change-plain" lang={plain.lang} dir="auto">
            {plain.words}
          </p>
        </>
      ) : null}
      {findings.length > 0 ? (
        <>
          <p className="kicker">{t('changed.because')}</p>
          <ul className="change-findings way">
            {findings.map((finding) => (
              <li key={finding.href}>
                <a href={finding.href} lang={finding.text.lang} dir="auto">
                  {finding.text.words}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="soft">{t('changed.no-finding')}</p>
      )}
      {text.length > 0 ? (
        <div className="section-text law redline" lang={lang} dir="auto">
          <Pieces pieces={text} />
        </div>
      ) : null}
      {children}
    </article>
  );
}

/** What changed because of a finding, from the side of the finding. */
export function ChangedBecause({ changes }: { changes: readonly ChangeMade[] }) {
  const t = useT();
  const { language } = useSpeaker();
  const id = useId();
  if (changes.length === 0) return null;
  return (
    <div className="changed-because">
      <p className="kicker" lang={language}>
        {t('ledger.changed')}
      </p>
      {changes.map((change, index) => (
        <p key={change.href}>
          <span className="said-lines" lang={change.said.lang} dir="auto" id={`${id}${index}`}>
            {change.said.words}
          </span>{' '}
          <a href={change.href} lang={language} aria-describedby={`${id}${index}`}>
            {t('changed.see')}
          </a>
        </p>
      ))}
    </div>
  );
}
