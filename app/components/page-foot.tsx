import { isOfKiosk } from '../../server/core/room/kiosk.ts';
import { useT } from '../i18n/use-t.tsx';
import { FootStones } from './foot-stones.tsx';
import { Sign } from './sign.tsx';
import type { SignName } from './sign-shapes.ts';

const WAYS: readonly {
  href: string;
  sign: SignName;
  key: 'foot.help' | 'foot.wrong' | 'foot.keep' | 'foot.look';
}[] = [
  { href: '/help', sign: 'help', key: 'foot.help' },
  { href: '/wrong', sign: 'flag', key: 'foot.wrong' },
  { href: '/keep', sign: 'keep', key: 'foot.keep' },
  { href: '/look', sign: 'language', key: 'foot.look' },
];

const SMALL = [
  { href: '/rights', key: 'foot.rights' },
  { href: '/parents', key: 'foot.parents' },
  { href: '/teachers', key: 'foot.teachers' },
  { href: '/answers', key: 'foot.answers' },
  { href: '/transparency', key: 'foot.transparency' },
  { href: '/source', key: 'foot.source' },
  { href: '/imprint', key: 'foot.imprint' },
  { href: '/privacy', key: 'foot.privacy' },
  { href: '/accessibility', key: 'foot.accessibility' },
] as const;

/** The four ways that every page of a child and of the public ends with, and the small line below them; at a kiosk what it has of that. */
export function PageFoot({ kiosk = false }: { kiosk?: boolean | undefined }) {
  const t = useT();
  const small = SMALL.filter(({ href }) => !kiosk || isOfKiosk(href));
  return (
    <footer className="foot">
      <div className="foot-ground">
        <FootStones />
      </div>
      <ul className="ways">
        {WAYS.map((way) => (
          <li key={way.href}>
            <Sign name={way.sign} />
            <a href={way.href}>{t(way.key)}</a>
          </li>
        ))}
      </ul>
      <ul className="small-line">
        {small.map((way) => (
          <li key={way.href}>
            <a href={way.href}>{t(way.key)}</a>
          </li>
        ))}
      </ul>
    </footer>
  );
}

/** Says on every page that this is a demonstration, and that nothing in it is a real consultation. */
export function DemoLine() {
  const t = useT();
  return (
    <aside className="demo-line" aria-label={t('demo.label')}>
      {t('demo.line')}
    </aside>
  );
}

/** The second stop of the keyboard, the first of the bar: help is never many keys away. */
export function HelpStop() {
  const t = useT();
  return (
    <a className="skip" href="/help">
      {t('foot.help')}
    </a>
  );
}

/** The first stop of the keyboard: straight to what the page is about. */
export function SkipLink() {
  const t = useT();
  return (
    <a className="skip" href="#main">
      {t('skip')}
    </a>
  );
}
