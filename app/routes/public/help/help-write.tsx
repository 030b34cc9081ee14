import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import { SixWords } from '../../../components/child/six-words.tsx';
import { ButtonLink } from '../../../components/form/button.tsx';
import { ErrorSummary } from '../../../components/form/field.tsx';
import { Way } from '../../../components/form/with-words.tsx';
import { AlongFields, alongForm, WordsAlong } from '../../../components/form/words-along.tsx';
import { CallLines } from '../../../components/public/call-lines.tsx';
import { AnswerHeading, Note, Notice } from '../../../components/words/notice.tsx';
import { orTryAgain } from '../../../forms/or-try-again.ts';
import { readFields } from '../../../forms/read-form.ts';
import { type Along, alongHere, alongIn, alongWithout, asFields } from '../../../forms/words-along.ts';
import type { Key } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/phrase.css?url';
import { ChildPage } from '../../child/child-page.tsx';
import { inOne, takeBox, takeParts, whyNotTold } from '../../child/help/help-box.ts';
import { TellBox } from '../../child/help/tell-box.tsx';
import { granted } from '../../granted.ts';

export const handle: Handle = { writes: true };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

const draft = 'letter';

const visitor = { kind: 'visitor' } as const;

/** So refused, the letter that began with this form takes no more of it: what stands in the box goes as another one, which is said. */
const takesNoMore: Partial<Record<RefusalCode, Key>> = {
  'letter-full': 'letter.full-anew',
  // Its six words are of another language by now. It may be these very words that went.
  'id-taken': 'letter.went-before',
};

/** In the form of this page; from another page words came along that are none of its own. */
const ownField = 'letter';

type Answer = { readonly along: Along } & (
  | { readonly words: readonly string[] }
  | {
      readonly words: null;
      readonly code: RefusalCode | null;
      readonly nonce: string;
      readonly typed: string;
    }
);

/** Asked as nobody, whoever asks: a seat that one has is not looked at here. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { language } = context.speaker;
  const { lines, writeTo } = granted(await context.services.safeguarding.help(visitor, { language }));
  // Whose erasure waits has no start to go back to.
  const home = context.child && !context.child.erasing ? '/here' : '/';
  return { nonce: context.newId(), lines, letters: writeTo === 'letters', home };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const own = fields.has(ownField);
  const nonce = own ? (fields.get('nonce') ?? '') : '';
  const along = own ? alongHere(fields) : alongIn(fields, request);
  // A letter that is full has two boxes: what stands in them is one letter here.
  const typed = (own ? '' : inOne(takeParts(fields))) || takeBox(fields).typed;
  // Whoever writes was at the page of the look, or wrote it elsewhere before asking for help: the letter stands in its box again, and is not sent.
  if (fields.has('carry')) return data<Answer>({ words: null, code: null, nonce, typed, along });
  const { language } = context.speaker;
  const letter = { nonce, text: typed, language };
  const written = await orTryAgain(context, context.services.safeguarding.writeLetter(visitor, letter));
  if (written.ok) {
    const parts = takeParts(asFields(along.carried));
    const both = inOne(parts) === typed.trim() ? Object.values(parts) : [];
    return data<Answer>({ words: written.value.words, along: alongWithout(along, typed, ...both) });
  }
  return data<Answer>({ words: null, code: written.code, nonce, typed, along }, { status: 400 });
}

/** Anybody tells two trained adults, without a seat: numbers first, then what is promised and what is not, then the box. */
export default function HelpWrite() {
  const t = useT();
  const { nonce, lines, letters, home } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const along = answer && answer.along.carried.length > 0 ? answer.along : undefined;
  const back = along && <WordsAlong {...along} home={home} />;
  if (answer?.words)
    return (
      <ChildPage draft={along && alongForm}>
        <AnswerHeading>{t('help-me.sent')}</AnswerHeading>
        <h2>{t('receipt.six')}</h2>
        <p>{t('receipt.six.text')}</p>
        <SixWords label={t('receipt.six')} words={answer.words} />
        <div className="phrase-acts">
          <ButtonLink wide href="/help/back">
            {t('receipt.follow')}
          </ButtonLink>
        </div>
        <Note sign="clock">{t('letter.days')}</Note>
        <Note sign="help">{t('help-me.now')}</Note>
        <p className="way">
          <Way form={along && alongForm} to="/help">
            {t('help-me.numbers')}
          </Way>
        </p>
        {back}
      </ChildPage>
    );
  const refused = answer && 'code' in answer ? answer : undefined;
  const another = refused?.code ? takesNoMore[refused.code] : undefined;
  // Where nobody is there to read one, none is offered: the page says so above its numbers.
  const why = another === undefined ? whyNotTold(refused?.code, letters) : letters ? another : undefined;
  const error = why && t(why);
  const came = refused !== undefined && refused.typed.trim() !== '';
  const emergency = lines.filter(({ kind }) => kind === 'emergency');
  const form = letters || came ? draft : undefined;
  return (
    <ChildPage draft={form ?? (along && alongForm)}>
      {back}
      <ul className="way">
        <li>
          <Way form={form} to="/help">
            {t('help-me.numbers')}
          </Way>
        </li>
        <li>
          <a href="/help/back">{t('letter.have')}</a>
        </li>
      </ul>
      <h1>{t('help-me.title')}</h1>
      <ErrorSummary title={t('error.summary')} errors={error ? [{ name: 'text', text: error }] : []} />
      {letters ? null : (
        <Notice
          live={refused?.code === 'team-not-ready' || another !== undefined}
          kind="owed"
          title={t('letter.nobody')}
        >
          <p>{t('help-me.not-ready.next')}</p>
        </Notice>
      )}
      <Notice kind="help" sign="help">
        <p>{t('help-me.now')}</p>
        <CallLines lines={letters ? emergency : lines} />
      </Notice>
      {form ? (
        <TellBox
          draft={draft}
          ready={letters}
          fields={
            <>
              <input type="hidden" name="nonce" value={(!another && refused?.nonce) || nonce} />
              <input type="hidden" name={ownField} value="" />
              {along ? <AlongFields {...along} home={home} /> : null}
            </>
          }
          typed={refused?.typed}
          error={error}
        />
      ) : null}
      {letters ? (
        <>
          <Note sign="clock">{t('letter.days')}</Note>
          <Note sign="keep">{t('letter.kept')}</Note>
        </>
      ) : null}
    </ChildPage>
  );
}
