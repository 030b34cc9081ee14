import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { CommercialLine } from '../../../components/public/commercial.tsx';
import { NothingYet } from '../../../components/words/nothing-yet.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { sayField } from '../../../i18n/texts.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { ChildPage } from '../../child/child-page.tsx';
import { Saying } from '../../child/me/saying.tsx';
import { granted } from '../../granted.ts';

/** The address names no topic, here and on every page after it. */
export async function loader({ context }: LoaderFunctionArgs) {
  const found = granted(await context.services.room.listOpen({ kind: 'visitor' }, {}));
  const shown = found.map(({ consultationId, languages, company, texts, publicWay, guardian }) => {
    const say = (field: string) => sayField(texts, field, { reader: context.speaker, languages });
    return {
      id: consultationId,
      company,
      publicWay,
      title: say('title'),
      purpose: say('purpose'),
      guardian: guardian && { ...guardian, reason: say('guardian-reason'), without: say('without-carer') },
    };
  });
  return { secure: context.secure, shown };
}

export default function Open() {
  const t = useT();
  const { secure, shown } = useLoaderData<typeof loader>();
  const open = shown.filter(({ publicWay }) => publicWay);
  const guarded = shown.flatMap(({ guardian, ...each }) => (guardian ? [{ ...each, guardian }] : []));
  return (
    <ChildPage>
      <h1>{t('open.title')}</h1>
      <p className="lead">{t('open.lead')}</p>
      {secure ? null : <Notice>{t('refusal.tls-needed')}</Notice>}
      {open.map(({ id, company, title, purpose }) => (
        <section key={id}>
          <h2>
            <Saying said={title} />
          </h2>
          {company ? <CommercialLine /> : null}
          <p>
            <Saying said={purpose} />
          </p>
          <p className="way">
            <a href={`/terms/${id}`}>
              {t('why.terms')} <Unseen lang={title.lang}>{title.words}</Unseen>
            </a>
          </p>
          {secure ? (
            <form method="post" action="/join">
              <input type="hidden" name="step" value="open" />
              <input type="hidden" name="consultationId" value={id} />
              <Button wide>
                {t('code.look')} <Unseen lang={title.lang}>{title.words}</Unseen>
              </Button>
            </form>
          ) : null}
        </section>
      ))}
      {open.length === 0 ? (
        <>
          <NothingYet />
          <p>{t('open.none')}</p>
          <ButtonLink wide href="/">
            {t('error.home')}
          </ButtonLink>
        </>
      ) : null}
      {guarded.length > 0 ? (
        <section>
          <h2>{t('open.guardian')}</h2>
          <p>{t('open.guardian.lead')}</p>
          {guarded.map(({ id, company, title, guardian }) => (
            <section key={id}>
              <h3>
                <Saying said={title} />
              </h3>
              {company ? <CommercialLine /> : null}
              <p>
                <Saying said={guardian.reason} />
              </p>
              <Notice kind="help" title={t('why.without-carer')}>
                <p>
                  <Saying said={guardian.without} />
                </p>
              </Notice>
            </section>
          ))}
        </section>
      ) : null}
    </ChildPage>
  );
}
