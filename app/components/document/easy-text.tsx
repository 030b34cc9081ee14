import type { EasyLine } from '../../../server/core/consultation/easy-read.ts';
import type { SymbolName } from '../../../server/core/consultation/symbols.ts';
import { useSpeaker } from '../../i18n/use-t.tsx';
import { symbolShapes, turningSymbols } from '../sign/symbol-shapes.ts';

interface EasySymbolProps {
  name: SymbolName;
  /** A word beside it says the same. */
  named?: boolean;
}

/** A picture of easy-read. Where no word stands beside it, it says its own in the language of the page. */
export function EasySymbol({ name, named = false }: EasySymbolProps) {
  const { t, language } = useSpeaker();
  const turns = turningSymbols.has(name) ? ' turns' : '';
  const lines = symbolShapes[name].map(([look, d]) => <path key={look + d} className={look} d={d} />);
  if (named)
    return (
      <svg className={`easy-symbol s-ink${turns}`} viewBox="0 0 40 40" aria-hidden="true">
        {lines}
      </svg>
    );
  return (
    <svg
      className={`easy-symbol s-ink${turns}`}
      viewBox="0 0 40 40"
      role="img"
      aria-label={t(`symbol.${name}`)}
      lang={language}
    >
      {lines}
    </svg>
  );
}

interface EasyTextProps {
  lines: readonly EasyLine[];
  /** Of the sentences. */
  lang: string;
}

/** One sentence a row, with its picture before it. */
export function EasyText({ lines, lang }: EasyTextProps) {
  return (
    <ul className="easy-text" lang={lang} dir="auto">
      {lines.map(({ symbol, words }, at) => (
        <li key={at}>
          {symbol === null ? null : <EasySymbol name={symbol} />}
          <p>{words}</p>
        </li>
      ))}
    </ul>
  );
}
