import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ButtonLink } from '../../components/button.tsx';
import { CallLines } from '../../components/call-lines.tsx';
import { HelpPanel } from '../../components/help-panel.tsx';
import { Note, Notice } from '../../components/notice.tsx';
import { countryInWords } from '../../i18n/countries.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { keys } from '../../keys.ts';
import { ChildPage } from '../child/child-page.tsx';
import { writePlaces } from '../child/help-here.ts';

const visitor = { kind: 'visitor' } as const;

export async function loader({ context }: LoaderFunctionArgs) {
  // Whose erasure waits has no seat to speak from.
  const seated = context.child !== null && !context.child.erasing;
  const actor = seated ? (context.child?.actor ?? visitor) : visitor;
  const help = await context.services.safeguarding.help(actor, { language: context.speaker.language });
  const { lines, writeTo } = help.ok ? help.value : { lines: [], writeTo: null };
  return { seated, lines, write: writeTo && writePlaces[writeTo] };
}

/** Help: thanks first, whom to call, who listens here. It shows no number that two people have not stood for. */
export default function Help() {
  const t = useT();
  const { language } = useSpeaker();
  const { seated, lines, write } = useLoaderData<typeof loader>();
  const countries = [...new Set(lines.map(({ country }) => country))];
  return (
    <ChildPage>
      <HelpPanel title={t('help.title')}>
        <p>
          <b>{t('help')}</b>
        </p>
        {countries.map((code) => (
          <section key={code}>
            <h2>
              {seated && countries.length === 1 ? t('help.call') : countryInWords(language, { code, t })}
            </h2>
            <CallLines lines={lines.filter(({ country }) => country === code)} />
          </section>
        ))}
        <p>{t('help.adult')}</p>
      </HelpPanel>
      <h2>{t('help.danger')}</h2>
      <p>{t('help.danger.next')}</p>
      <h2>{t('help.talk')}</h2>
      {write === null ? null : (
        <>
          <p>{t('help.team.what')}</p>
          <ButtonLink kind="main" wide href={write} accessKey={keys.on}>
            {t('help.team')}
          </ButtonLink>
        </>
      )}
      <p className="way">
        <a href="/help/back">{t('letter.have')}</a>
      </p>
      <p>{t('help.talk.who')}</p>
      {lines.length === 0 ? (
        <Notice kind="owed" title={t('help.not-yet')}>
          <p>{t('help.not-yet.why')}</p>
        </Notice>
      ) : null}
      <h2>{t('help.words')}</h2>
      <p>{t('help.words.next')}</p>
      <ButtonLink wide href={seated ? '/here' : '/'}>
        {t('help.back')}
      </ButtonLink>
      <Note sign="help">{t('help.again')}</Note>
    </ChildPage>
  );
}
