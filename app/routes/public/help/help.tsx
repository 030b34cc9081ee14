import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HelpPanel } from '../../../components/child/help-panel.tsx';
import { ButtonLink } from '../../../components/form/button.tsx';
import { WithWords } from '../../../components/form/with-words.tsx';
import { CallLines } from '../../../components/public/call-lines.tsx';
import { Note, Notice } from '../../../components/words/notice.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { type Along, alongIn } from '../../../forms/words-along.ts';
import { countryInWords } from '../../../i18n/countries.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';
import type { Handle } from '../../../root.tsx';
import { ChildPage } from '../../child/child-page.tsx';
import { writePlaces } from '../../child/help/help-here.ts';
import { unlessOthers } from '../../child/seat.ts';

/** Nobody writes here, but what was written stands in its form. */
export const handle: Handle = { writes: true };

/** The form with the words that came along. */
const draft = 'help-words';

const visitor = { kind: 'visitor' } as const;

export async function loader({ context }: LoaderFunctionArgs) {
  // Whose erasure waits has no seat to speak from.
  const seated = context.child !== null && !context.child.erasing;
  const actor = seated ? (context.child?.actor ?? visitor) : visitor;
  const help = await context.services.safeguarding.help(actor, { language: context.speaker.language });
  const { lines, writeTo } = help.ok ? help.value : { lines: [], writeTo: null };
  return { seated, lines, write: writeTo && writePlaces[writeTo] };
}

/**
 * The page with what was typed before help was asked for (`carry`): it goes on to whoever listens, or back into its box, and is stored nowhere on
 * the way. `from`: where it goes back to, also after the page of the look.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  unlessOthers(context, fields);
  return data<Along>(alongIn(fields, request));
}

/** Help: thanks first, whom to call, who listens here. It shows no number that two people have not stood for. */
export default function Help() {
  const t = useT();
  const { language } = useSpeaker();
  const { seated, lines, write } = useLoaderData<typeof loader>();
  const came = useActionData<typeof action>();
  const carried = came?.carried ?? [];
  const along = carried.length > 0;
  const home = came?.from ?? (seated ? '/here' : '/');
  const countries = [...new Set(lines.map(({ country }) => country))];
  return (
    <ChildPage draft={along ? draft : undefined}>
      {along ? (
        <form id={draft} method="post" action={home}>
          {carried.map(([name = '', value = '']) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {came?.from ? <input type="hidden" name="from" value={came.from} /> : null}
        </form>
      ) : null}
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
          {along ? (
            <WithWords kind="main" wide form={draft} to={write} accessKey={keys.on}>
              {t('help.team')}
            </WithWords>
          ) : (
            <ButtonLink kind="main" wide href={write} accessKey={keys.on}>
              {t('help.team')}
            </ButtonLink>
          )}
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
      {along ? (
        <WithWords kind="second" wide form={draft} to={home}>
          {t('help.back')}
        </WithWords>
      ) : (
        <ButtonLink wide href={home}>
          {t('help.back')}
        </ButtonLink>
      )}
      <Note sign="help">{t('help.again')}</Note>
    </ChildPage>
  );
}
