import { useT } from '../../../i18n/use-t.tsx';
import { Saying } from '../me/saying.tsx';
import type { Why } from './why.ts';

/** What it will be asked about itself, and what not, with each reason: to read before the yes, folded so that it hides nothing else. */
export function WhyAbout({ attributes }: { attributes: Why['attributes'] }) {
  const t = useT();
  if (attributes.length === 0) return null;
  return (
    <details className="fold">
      <summary>{t('why.about')}</summary>
      <ul>
        {attributes.map(({ name, asked, reason }) => (
          <li key={name}>
            <b>
              {t(`attribute.${name}`)} {t('list.apart')} {t(asked ? 'why.about.asked' : 'why.about.not')}
            </b>{' '}
            <Saying said={reason} />
          </li>
        ))}
      </ul>
      <p>{t('why.about.free')}</p>
    </details>
  );
}
