import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ButtonLink } from '../../../components/form/button.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { ChoiceStones } from '../../../components/vote/choice-stones.tsx';
import { ChoiceButtons, choiceWord } from '../../../components/vote/vote-card.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { NothingYet } from '../../../components/words/nothing-yet.tsx';
import { Notice } from '../../../components/words/notice.tsx';
import { Translated } from '../../../components/words/translated.tsx';
import { WordParts } from '../../../components/words/words.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import asking from '../../../styles/asking.css?url';
import css from '../../../styles/vote.css?url';
import { granted, idIn } from '../../granted.ts';
import { ChildPage } from '../child-page.tsx';
import { whyNotChosen } from '../composer.tsx';
import { seated } from '../seat.ts';
import { takeVote, wordIn } from './ballot.ts';
import { CountedWord } from './counted-word.tsx';
import { statementWords } from './statement-words.ts';

export const links: LinksFunction = () => [css, asking].map((href) => ({ rel: 'stylesheet', href }));

/** The page an address asks for, from 1; what is no number is the first. */
function pageIn(request: Request): number {
  const asked = Number(new URL(request.url).searchParams.get('page'));
  return Number.isInteger(asked) && asked > 0 && asked < 10_000 ? asked : 1;
}

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const child = seated(context);
  const activity = params.id ?? '';
  const { room } = context.services;
  const place = granted(await room.place(child.actor, {}));
  const found = granted(
    await room.readVotes(child.actor, { activityId: activity, page: pageIn(request) - 1 }),
  );
  return {
    activity,
    tongues: { language: context.speaker.language, languages: place.row.languages },
    open: found.state === 'open',
    state: found.state,
    votes: found.votes,
    // A page that is not there any more is the last one.
    page: found.page + 1,
    pages: found.pages,
    counted: wordIn(request),
    apart: place.row.publicWay !== 0,
    changed: new URL(request.url).searchParams.get('at'),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const here = `/here/statements/${idIn(params)}/mine?page=${pageIn(request)}`;
  return takeVote(
    context,
    fields,
    (word, statement) => `${here}&counted=${word}&at=${statement}#vote-${statement}`,
  );
}

export default function MyVotes() {
  const t = useT();
  const { activity, tongues, open, state, votes, page, pages, counted, apart, changed } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const why = whyNotChosen(refused?.code);
  const here = `/here/statements/${activity}`;
  return (
    <ChildPage>
      <p className="way">
        <a href={here}>{t('vote.mine.back')}</a>
      </p>
      <h1>{t('vote.mine')}</h1>
      {why ? (
        <Notice kind="mend" live>
          <p>{t(why)}</p>
        </Notice>
      ) : null}
      {state === 'paused' ? (
        <Notice title={t('vote.paused')} sign="pause">
          <p>{t('vote.paused.next')}</p>
        </Notice>
      ) : null}
      {votes.length > 0 ? (
        <p>{t(open ? 'vote.mine.lead' : 'vote.mine.lead.rest')}</p>
      ) : (
        <>
          <NothingYet />
          <p>{t('vote.mine.none')}</p>
          <ButtonLink wide href={here}>
            {t('vote.mine.back')}
          </ButtonLink>
        </>
      )}
      {votes.map(({ statement, choice }) => {
        const { words, lang, translation } = statementWords(statement, tongues, t);
        const unsent = refused?.code && refused.statement === statement.id ? refused.choice : undefined;
        return (
          <article className="ballot" key={statement.id} id={`vote-${statement.id}`} tabIndex={-1}>
            <h2 id={`said-${statement.id}`} lang={lang} dir="auto">
              <WordParts parts={words} />
            </h2>
            {translation ? <Translated {...translation} /> : null}
            <p className="ballot-said">
              <span className="soft">{t('vote.mine.you')}</span>
              <b>
                <ChoiceStones choice={choice} />
                {t(choiceWord(choice))}
              </b>
            </p>
            {counted && !refused && changed === statement.id ? (
              <div className="counted">
                <CountedWord word={counted} apart={apart} />
              </div>
            ) : null}
            {open ? (
              <Fold
                summary={t('vote.mine.change')}
                about={`said-${statement.id}`}
                open={unsent !== undefined}
              >
                <PageForm aria-labelledby={`said-${statement.id}`}>
                  <ChoiceButtons statement={statement.id} chosen={unsent ?? choice} />
                </PageForm>
              </Fold>
            ) : null}
          </article>
        );
      })}
      {pages > 1 ? (
        <nav className="pages" aria-label={t('vote.mine.pages')}>
          {page > 1 ? (
            <ButtonLink small href={`${here}/mine?page=${page - 1}`}>
              {t('vote.mine.before')}
            </ButtonLink>
          ) : null}
          <span>{t('vote.mine.page', { page, pages })}</span>
          {page < pages ? (
            <ButtonLink small href={`${here}/mine?page=${page + 1}`}>
              {t('vote.mine.next')}
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </ChildPage>
  );
}
