import type { MouseEvent } from 'react';
import type { Key } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { type Aims, type KeyName, keys } from '../../keys.ts';
import { WithWords } from '../form/with-words.tsx';
import { Sign } from '../sign/sign.tsx';
import type { SignName } from '../sign/sign-shapes.ts';
import { FootStones } from './foot-stones.tsx';

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

/** On a child's page a child looks for none of these, and its rights lead to the first of them. */
const FOR_EVERYBODY = [
  { href: '/parents', key: 'foot.parents' },
  { href: '/teachers', key: 'foot.teachers' },
  { href: '/answers', key: 'foot.answers' },
  { href: '/transparency', key: 'foot.transparency' },
] as const;

const SMALL = [
  { href: '/rights', key: 'foot.rights' },
  { href: '/source', key: 'foot.source' },
  { href: '/imprint', key: 'foot.imprint' },
  { href: '/privacy', key: 'foot.privacy' },
  { href: '/accessibility', key: 'foot.accessibility' },
] as const;

/** To the page of the look with the words of a form: they come back into their box. */
export function LookWithWords({ form }: { form?: string | undefined }) {
  const t = useT();
  return (
    <WithWords form={form} to="/look">
      {t('foot.look')}
    </WithWords>
  );
}

interface PageFootProps {
  /** A page of a child: its small line is short. */
  own?: boolean | undefined;
  /** The form in which a child writes here: its words come along on the four ways, and back. */
  draft?: string | undefined;
}

/** The four ways that every page of a child and of the public ends with, and the small line below them. */
export function PageFoot({ own = false, draft }: PageFootProps) {
  const t = useT();
  const [rights, ...rest] = SMALL;
  // The page before the yes answers a form with a code, and no address opens it: what is read beside it stands in a page of its own.
  const beside = draft === 'before-code' ? { target: '_blank' } : undefined;
  // Nothing is typed there, and only the page of the look knows the way back.
  const before = draft?.startsWith('before-');
  const small = own ? SMALL : [rights, ...FOR_EVERYBODY, ...rest];
  return (
    <footer className="foot">
      <div className="foot-ground">
        <FootStones />
      </div>
      <ul className="ways">
        {WAYS.map((way) => (
          <li key={way.href}>
            <Sign name={way.sign} />
            {draft && (way.key === 'foot.look' || !before) ? (
              <WithWords
                {...(way.key === 'foot.help' ? { id: helpWay, accessKey: keys.help } : {})}
                form={draft}
                to={way.href}
              >
                {t(way.key)}
              </WithWords>
            ) : (
              <a href={way.href} {...beside}>
                {t(way.key)}
              </a>
            )}
          </li>
        ))}
      </ul>
      <ul className="small-line">
        {small.map((way) => (
          <li key={way.href}>
            <a href={way.href} accessKey={way.href === '/accessibility' ? keys.list : undefined} {...beside}>
              {t(way.key)}
            </a>
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

/** The way to help at the end of a page with a box. */
const helpWay = 'to-help';

/** On a page that lives one press is enough. */
function pressHelp(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById(helpWay)?.click();
}

interface StopsProps extends Aims {
  /** A child with a seat has a path and words of its own. */
  seated: boolean;
  /**
   * The form in which a child writes here: its words come along to help, so this stop leads to the way at the end of the page, which has its number. A button up here
   * would be the first of that form, which is what Enter in one of its fields presses.
   */
  draft?: string | undefined;
}

/**
 * Further stops of the keyboard, each with its number, out of sight until it has the focus. Help is the second of the page: it is never
 * many keys away.
 */
export function Stops({ seated, answer, said, draft }: StopsProps) {
  const t = useT();
  const stops: readonly (readonly [KeyName, string | false | undefined, Key])[] = [
    ['help', draft && !draft.startsWith('before-') ? `#${helpWay}` : '/help', 'foot.help'],
    ['path', seated && '/here', 'digits.path'],
    ['words', seated && '/here/words', 'digits.words'],
    ['answer', answer && `#${answer}`, 'digits.answer'],
    ['said', said && `#${said}`, 'digits.said'],
  ];
  return stops.map(([name, href, text]) =>
    href ? (
      <a
        key={name}
        className="skip"
        href={href}
        {...(href === `#${helpWay}` ? { onClick: pressHelp } : { accessKey: keys[name] })}
      >
        {t(text)}
      </a>
    ) : null,
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
