import { type ActionFunctionArgs, data, type LinksFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import type { RefusalCode } from '../../../../server/core/wire/refusals.ts';
import type { JointComplaint } from '../../../../server/usecases/complaints/join-complaint.ts';
import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { asTyped, Field } from '../../../components/form/field.tsx';
import { AnswerHeading, Note, Notice } from '../../../components/words/notice.tsx';
import { Words } from '../../../components/words/words.tsx';
import { readFields } from '../../../forms/read-form.ts';
import { useT } from '../../../i18n/use-t.tsx';
import type { Handle } from '../../../root.tsx';
import css from '../../../styles/phrase.css?url';
import { ChildPage } from '../../child/child-page.tsx';
import { WayHome } from '../../child/way-home.tsx';
import { OthersLine } from './followed.tsx';
import { AnswerDay, type MadeReceipt, Receipt } from './wrong-parts.tsx';

export const handle: Handle = { writes: true };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: css }];

/** Five words of any list fit many times over. UTF-16 units. */
const longestTyped = 400;

const draft = 'before-joining';

type Shown = {
  readonly typed: string;
  readonly code?: RefusalCode;
  readonly joint?: (JointComplaint & { readonly nonce: string }) | undefined;
  readonly receipt?: MadeReceipt;
};

/** The words first, then what they are of, then one tap: each is the answer to the form before. */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const typed = (fields.get('words') ?? '').slice(0, longestTyped + 1);
  // They were at the page of the look before they opened anything: half of them is no guess.
  if (fields.has('carry') && !fields.has('nonce')) return data<Shown>({ typed });
  const visitor = { kind: 'visitor' } as const;
  const { complaints } = context.services;
  const nonce = fields.get('nonce')?.slice(0, 40);
  const joins = nonce !== undefined && fields.get('act') === 'join';
  // Looked at first also where it is joined: wrong words are counted there. What is over opens no more, and is asked all the same: whoever
  // joined it before has words that the same form answers again.
  const looked = await complaints.look(visitor, { words: typed, network: context.network });
  if (!looked.ok && !(joins && looked.code === 'code-opens-nothing'))
    return data<Shown>({ typed, code: looked.code }, { status: 400 });
  const joint = looked.ok ? { ...looked.value, nonce: nonce ?? context.newId() } : undefined;
  if (!joins) return data<Shown>({ typed, joint });
  const joined = await complaints.join(visitor, {
    words: typed,
    nonce,
    language: context.speaker.language,
    joined: context.cookies.joined,
  });
  if (!joined.ok) return data<Shown>({ typed, joint, code: joined.code }, { status: 400 });
  const { kind, words, dueDay, answered, joined: remembered } = joined.value;
  return data<Shown>(
    { typed, receipt: { words, dueDay, answered, joinWords: null, danger: kind === 'safety' } },
    { headers: { 'Set-Cookie': context.cookies.join(remembered) } },
  );
}

/** Others gave five words: what they say, and one tap to say the same. */
export default function Join() {
  const t = useT();
  const answer = useActionData<typeof action>();
  if (answer?.receipt)
    return (
      <ChildPage>
        <Receipt receipt={answer.receipt} />
        <WayHome />
      </ChildPage>
    );
  if (answer?.joint) {
    const { joint, typed, code } = answer;
    return (
      <ChildPage draft={draft}>
        <AnswerHeading plain={code !== undefined}>{t('wrong.join.title')}</AnswerHeading>
        {code ? (
          <Notice kind="mend" live>
            <p>{t(`refusal.${code}`)}</p>
          </Notice>
        ) : null}
        <p className="kicker">{t(`complaint.kind.${joint.kind}`)}</p>
        <Words words={joint.text} lang={joint.language} />
        <OthersLine others={joint.others} />
        <AnswerDay of={joint} />
        <p>{t('wrong.join.ask')}</p>
        <form id={draft} method="post" className="phrase-acts" autoComplete="off">
          <input type="hidden" name="words" value={typed} />
          <input type="hidden" name="nonce" value={joint.nonce} />
          {code === 'nobody-reads' ? (
            <ButtonLink wide href="/wrong/outside">
              {t('wrong.outside.list')}
            </ButtonLink>
          ) : (
            <Button kind="main" wide name="act" value="join">
              {t('wrong.join.do')}
            </Button>
          )}
          <ButtonLink wide href="/wrong">
            {t('wrong.join.no')}
          </ButtonLink>
        </form>
        {code === 'nobody-reads' ? null : <Note sign="lock">{t('wrong.who-reads')}</Note>}
      </ChildPage>
    );
  }
  return (
    <ChildPage draft={draft}>
      <h1>{t('wrong.join')}</h1>
      <form id={draft} method="post" autoComplete="off">
        <Field
          kind="area"
          rows={2}
          name="words"
          label={t('wrong.join.words')}
          value={answer?.typed}
          error={answer?.code ? t(`refusal.${answer.code}`) : undefined}
          autoFocus={answer?.code !== undefined}
          maxLength={longestTyped}
          {...asTyped}
        />
        <Button kind="main" wide>
          {t('wrong.join.look')}
        </Button>
      </form>
      <p className="way">
        <a href="/wrong">{t('foot.wrong')}</a>
      </p>
    </ChildPage>
  );
}
