import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '../../../components/form/button.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker } from '../../../i18n/use-t.tsx';
import css from '../../../styles/held.css?url';
import { granted } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { seatedOrErasing } from '../seat.ts';
import { heldInWords } from './held-words.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ context }: LoaderFunctionArgs) {
  const child = seatedOrErasing(context);
  const held = granted(await context.services.privacy.held(child.actor, {}));
  // A file would lie on a shared device for the next child.
  const files = context.cookies.shared === null;
  return { tables: heldInWords(held, context.speaker), erasing: child.erasing, files };
}

/** The very rows: table by table, field by field, as the database holds them now. */
export default function Held() {
  const { t, language } = useSpeaker();
  const numbers = new Intl.NumberFormat(localeOf(language));
  const { tables, erasing, files } = useLoaderData<typeof loader>();
  return (
    <ChildPage>
      <p className="way">
        <a href={erasing ? '/here/erase' : '/here/words'}>
          {t(erasing ? 'words.decide.erase' : 'words.title')}
        </a>
      </p>
      <h1>{t('held.title')}</h1>
      <p>{t('held.lead')}</p>
      {files ? (
        <div className="acts">
          <ButtonLink small sign="print" href="/here/held/held.html">
            {t('held.html')}
          </ButtonLink>
          <ButtonLink small sign="save" href="/here/held/held.json">
            {t('held.json')}
          </ButtonLink>
        </div>
      ) : null}
      {tables.map(({ table, title, rows }) => (
        <section className="held" key={table}>
          <h2>{title}</h2>
          {rows.map(({ key, values }, index) => (
            <dl key={key}>
              {values.map(({ field, name, value, lang, raw }) => (
                <div key={field}>
                  <dt>{name}</dt>
                  <dd lang={lang} dir="auto" translate={raw ? 'no' : undefined}>
                    {/^[\da-f]{80,}$/.test(value) ? (
                      <Fold
                        summary={
                          <>
                            {t('held.as-stored')}{' '}
                            <Unseen>
                              {title} {numbers.format(index + 1)} {t('list.apart')} {name}
                            </Unseen>
                          </>
                        }
                      >
                        {value}
                      </Fold>
                    ) : (
                      value
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          ))}
        </section>
      ))}
      <Note sign="keep">{t('held.device')}</Note>
      <p className="way">
        <a href="/keep">{t('foot.keep')}</a>
      </p>
    </ChildPage>
  );
}
