import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { marks, processActivity, requirements } from '../../../server/core/analysis/evaluation.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { ChoiceGroup } from '../../components/choice.tsx';
import { ScaleStones } from '../../components/choice-stones.tsx';
import { ErrorSummary } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { readFields } from '../../forms/read-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import type { Handle } from '../../root.tsx';
import css from '../../styles/asking.css?url';
import { askedAtFirst } from './asked-at-first.ts';
import { ChildPage } from './child-page.tsx';
import { Composer, cameBack, draftOf } from './composer.tsx';
import { helpHere } from './help-here.ts';
import { OwnWords } from './own-words.tsx';
import { takePost } from './post.ts';
import { granted, seated, seatedToSend } from './seat.ts';

export const handle: Handle = { writes: true };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const child = seated(context);
  const [own, place] = await Promise.all([
    context.services.analysis.evaluation(child.actor, {}),
    context.services.room.place(child.actor, {}),
  ]);
  const query = new URL(request.url).searchParams;
  const evaluation = granted(own);
  return {
    ...evaluation,
    // While words stand, or wait to be read, no others are taken.
    writes: !evaluation.words.some(({ state }) => !gone.includes(state)),
    sent: query.has('sent'),
    care: query.get('care') === processActivity,
    postId: context.newId(),
    wait: granted(place).wait,
    help: await helpHere(context, child),
  };
}

const gone: readonly string[] = ['withdrawn', 'erased', 'returned', 'refused'];

/** The nine answers, or words: two forms of one page. A value that is none of the three is no answer. */
export async function action(args: ActionFunctionArgs) {
  const fields = await readFields(args.request);
  if (fields.get('intent') !== 'judge') return takePost(args, () => '/here/how#said', fields);
  const child = seatedToSend(args.context, fields);
  const given = requirements.flatMap((requirement) => {
    const mark = marks.find((each) => each === fields.get(`mark.${requirement}`));
    return mark ? [[requirement, mark] as const] : [];
  });
  granted(await args.context.services.analysis.evaluate(child.actor, { marks: Object.fromEntries(given) }));
  throw redirect('/here/how?sent=yes', 303);
}

/** "How was it for you?": nine lines, each of which can be skipped, and words that go the way of all words. */
export default function How() {
  const t = useT();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = refused?.code ? t(`refusal.${refused.code}`) : undefined;
  // Others stand meanwhile; what was typed stays in its box.
  const writes = page.writes || cameBack(refused);
  return (
    <ChildPage draft={writes ? draftOf(processActivity) : undefined}>
      <p className="way">
        <a href="/here">{t('nav.here')}</a>
      </p>
      <ErrorSummary
        title={t('error.summary')}
        errors={error ? [{ name: `text-${processActivity}`, text: error }] : []}
      />
      <h1>{t('how.title')}</h1>
      {page.takes ? (
        <>
          {page.sent ? (
            <Notice live>
              <p>{t('how.sent')}</p>
            </Notice>
          ) : null}
          <p>{t('how.lead')}</p>
          <form method="post" autoComplete="off">
            <input type="hidden" name="intent" value="judge" />
            {requirements.map((requirement) => (
              <ChoiceGroup
                key={requirement}
                legend={t(`req.${requirement}`)}
                name={`mark.${requirement}`}
                chosen={page.marks[requirement] ?? ''}
                choices={[
                  ...marks.map((mark, index) => ({
                    value: mark,
                    label: t(`mark.${mark}`),
                    mark: <ScaleStones place={marks.length - index} of={marks.length} />,
                  })),
                  { value: '', label: t('how.skip') },
                ]}
              />
            ))}
            <Button kind="main" wide>
              {t('how.send')}
            </Button>
          </form>
          <section id="said">
            <h2>{t('how.more')}</h2>
            {writes ? (
              <>
                <p>{t('how.more.note')}</p>
                <Composer
                  id={page.postId}
                  activity={processActivity}
                  label={t('ask.label')}
                  typed={refused?.typed}
                  error={error}
                  wait={page.wait}
                  help={page.help}
                  asked={askedAtFirst(refused, page.care)}
                />
              </>
            ) : null}
            {page.words.map((item) => (
              <OwnWords key={item.id} item={item} wait={page.wait} rests />
            ))}
          </section>
        </>
      ) : (
        <p>{t('how.early')}</p>
      )}
      <ButtonLink wide href="/here">
        {t('nav.here')}
      </ButtonLink>
    </ChildPage>
  );
}
