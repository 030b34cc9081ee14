import type { PathStep } from '../../../components/child/path.tsx';
import type { Said } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Step } from './path-steps.ts';

const spoken = ({ words, lang }: Said) => (
  <span lang={lang} dir="auto">
    {words}
  </span>
);

function Asked({ asks, note }: { asks: Said; note: string }) {
  const t = useT();
  return (
    <>
      {spoken(asks)}
      {note ? ` ${t('list.apart')} ${note}` : ''}
    </>
  );
}

/** A step as the path draws it: each of its words in its own language. */
export function pathStep({ href, sign, title, asks, note, done, begun }: Step): PathStep {
  return {
    href,
    sign,
    title: spoken(title),
    note: asks ? <Asked asks={asks} note={note} /> : note,
    done,
    begun,
  };
}
