import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '../../components/button.tsx';
import { HelpPanel } from '../../components/help-panel.tsx';
import { Note, Notice } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { ChildPage } from '../child/child-page.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { seated: context.child !== null };
}

/** Help, as far as this version has it: it says plainly what is not set up, because a promise here would be a danger. */
export default function Help() {
  const t = useT();
  const { seated } = useLoaderData<typeof loader>();
  return (
    <ChildPage>
      <HelpPanel title={t('help.title')}>
        <p>
          <b>{t('help')}</b>
        </p>
        <p>{t('help.adult')}</p>
      </HelpPanel>
      <h2>{t('help.danger')}</h2>
      <p>{t('help.danger.next')}</p>
      <h2>{t('help.talk')}</h2>
      <p>{t('help.talk.who')}</p>
      <Notice kind="owed" title={t('help.not-yet')}>
        <p>{t('help.not-yet.why')}</p>
      </Notice>
      <h2>{t('help.words')}</h2>
      <p>{t('help.words.next')}</p>
      <ButtonLink wide href={seated ? '/here' : '/'}>
        {t('help.back')}
      </ButtonLink>
      <Note sign="help">{t('help.again')}</Note>
    </ChildPage>
  );
}
