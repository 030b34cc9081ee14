import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { nameOf } from '../../../server/core/room/pseudonyms.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Note } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import { FindingAndAnswer } from './answer-beside.tsx';
import { answersBeside } from './answers-beside.ts';
import { ChildPage } from './child-page.tsx';
import { OwnWords, takesWords } from './own-words.tsx';
import { placeOf } from './place-of.ts';
import { granted, seated } from './seat.ts';

export async function loader({ context }: LoaderFunctionArgs) {
  const child = seated(context);
  const place = granted(await context.services.room.place(child.actor, {}));
  const beside = await answersBeside(context, child.actor, place.row);
  return {
    name: nameOf(child.pseudonym, context.pseudonymWords),
    own: place.own.map((item) => ({
      item,
      place: placeOf(place, item),
      closed: !takesWords(place, item),
      findings: beside.get(item.id) ?? [],
    })),
  };
}

export default function Words() {
  const t = useT();
  const { name, own } = useLoaderData<typeof loader>();
  return (
    <ChildPage>
      <p>
        <a href="/here">{t('nav.here')}</a>
      </p>
      <h1>{t('words.title')}</h1>
      <p>{own.length > 0 ? t('words.lead', { name }) : t('words.none')}</p>
      {own.map(({ item, place, closed, findings }) => (
        <OwnWords
          key={item.id}
          heading="h2"
          item={item}
          closed={closed}
          answer={place.kind === 'part'}
          place={
            place.kind === 'room'
              ? t('words.in-room')
              : place.kind === 'statements'
                ? t('vote.title')
                : place.number > 0
                  ? t('words.in-part', { number: place.number })
                  : t('words.in-all')
          }
          findings={findings.map((beside) => <FindingAndAnswer key={beside.finding} beside={beside} />)}
        />
      ))}
      <Note sign="keep">{t('words.later')}</Note>
      <p>
        <ButtonLink wide href="/here/phrase">
          {t('phrase.get')}
        </ButtonLink>
      </p>
    </ChildPage>
  );
}
