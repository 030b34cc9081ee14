import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Dates } from '../../../components/child/path.tsx';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { Beam } from '../../../components/release/beam.tsx';
import { StateStone } from '../../../components/sign/state-stone.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { answerOwed } from '../answer-owed.ts';
import { ChildPage } from '../child-page.tsx';
import { forgetHere } from './forget.ts';
import { isKiosk } from './why.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const { child, services } = context;
  const seated = child !== null;
  const place = child && (await services.room.place(child.actor, {}));
  if (!child || !place?.ok) {
    const wayBack = seated ? ways.phrase : isKiosk(context) ? null : ways.back;
    return { owed: null, retentionDay: '', seated, wayBack };
  }
  const { row } = place.value;
  const phrase = await services.privacy.readPhrase(child.actor, {});
  const wayBack = phrase.ok && phrase.value.has ? null : ways.phrase;
  return { owed: answerOwed(context, place.value), retentionDay: row.retentionDay, seated, wayBack };
}

/** How a child comes back to its words: with six that it is given now, or with those that it has. */
const ways = { phrase: '/here/phrase', back: '/back' } as const;

/** Leaving always works, at once and without a question; the browser is asked to forget this site. */
export async function action({ context }: ActionFunctionArgs) {
  const seat = context.cookies.seatToken;
  if (seat) await context.services.room.leave(context.child?.actor ?? { kind: 'visitor' }, seat);
  return redirect(context.cookies.shared ? '/kiosk' : '/left', { status: 303, headers: forgetHere(context) });
}

export default function Leave() {
  const t = useT();
  const { language } = useSpeaker();
  const { owed, retentionDay, seated, wayBack } = useLoaderData<typeof loader>();
  const dates = [
    ...(owed
      ? [
          {
            mark: <Beam tilt="level" size={40} />,
            title: t(owed.late ? 'answer.late' : 'leave.by', { day: dayInWords(language, owed.day) }),
            text: t('leave.answer'),
          },
        ]
      : []),
    ...(retentionDay
      ? [
          {
            mark: <StateStone state="taken-back" size={40} />,
            title: t('leave.by', { day: dayInWords(language, retentionDay) }),
            text: t('leave.destroyed'),
          },
        ]
      : []),
  ];
  return (
    <ChildPage>
      <h1>{t('leave.title')}</h1>
      <p>{t('leave.lead')}</p>
      <Dates dates={dates} />
      <p>{t('leave.return')}</p>
      {wayBack ? (
        <p className="way">
          <a href={wayBack}>{t(wayBack === ways.phrase ? 'phrase.get' : 'back.title')}</a>
        </p>
      ) : null}
      <form method="post">
        <Button kind="main" wide sign="leave">
          {t('leave.do')}
        </Button>
      </form>
      <p>
        <ButtonLink wide href={seated ? '/here' : '/'}>
          {t('leave.stay')}
        </ButtonLink>
      </p>
      <Note sign="lock">{t('leave.history')}</Note>
      <Note sign="leave">{t('leave.twice')}</Note>
    </ChildPage>
  );
}
