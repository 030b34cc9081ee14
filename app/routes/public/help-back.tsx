import { type ActionFunctionArgs, data } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import * as z from 'zod/mini';
import { caseParts } from '../../../server/core/safeguarding/cases.ts';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import type { OwnLetter } from '../../../server/usecases/safeguarding/read-letter.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Note, Notice } from '../../components/notice.tsx';
import { parseForm, readFields } from '../../forms/read-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import { ChildPage } from '../child/child-page.tsx';
import { boxOf, takeBox } from '../child/help-box.ts';
import { HelpCase } from '../child/help-case.tsx';

/** Six words of any list fit seven times over. UTF-16 units. */
const longestTyped = 400;
const visitor = { kind: 'visitor' } as const;

type Shown = {
  readonly phrase: string;
  /** What was refused, and the box it was typed into. */
  readonly code?: RefusalCode;
  readonly box?: string;
  readonly typed?: string;
  readonly own?: OwnLetter;
  readonly sent?: boolean;
  readonly gone?: boolean;
};

const form = z.object({
  intent: z.enum(['read', 'write', 'withdraw']),
  part: z._default(z.enum(caseParts), 'told'),
  text: z.string(),
});

/** Wrong, unknown and malformed words are one answer after the same work. Every act brings the words again: there is no session. */
export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const phrase = (fields.get('phrase') ?? '').slice(0, longestTyped + 1);
  const own = { phrase, network: context.network };
  const { safeguarding } = context.services;
  const { box, typed } = takeBox(fields);
  const sent = parseForm(fields, form);
  if (!sent) throw new Response(null, { status: 404 });
  const refused = (code: RefusalCode, more: Partial<Shown> = {}) =>
    data<Shown>({ phrase, code, ...more }, { status: code === 'too-fast' ? 429 : 400 });
  if (sent.intent === 'withdraw') {
    const gone = await safeguarding.takeBackLetter(visitor, own);
    return gone.ok ? data<Shown>({ phrase: '', gone: true }) : refused(gone.code);
  }
  const added =
    sent.intent === 'write'
      ? await safeguarding.addToLetter(visitor, { ...own, part: sent.part, text: sent.text })
      : undefined;
  if (added && !added.ok && (added.code === 'phrase-opens-nothing' || added.code === 'too-fast'))
    return refused(added.code);
  const read = await safeguarding.letter(visitor, own);
  if (!read.ok) return refused(read.code);
  if (added && !added.ok) return refused(added.code, { box, typed, own: read.value });
  return data<Shown>({ phrase, own: read.value, sent: added !== undefined });
}

/** Six words open what one wrote without a seat: where it stands, what was answered, a box to write on. */
export default function HelpBack() {
  const t = useT();
  const answer = useActionData<typeof action>();
  const error = answer?.code ? t(`refusal.${answer.code}`) : undefined;
  if (answer?.gone)
    return (
      <ChildPage>
        <h1>{t('help-me.title')}</h1>
        <Notice live>
          <p>{t('case.state.withdrawn')}</p>
        </Notice>
        <p>
          <a href="/help">{t('help-me.numbers')}</a>
        </p>
      </ChildPage>
    );
  if (answer?.own) {
    const { letter, ready } = answer.own;
    return (
      <ChildPage>
        <h1>{t('help-me.yours')}</h1>
        {error ? (
          <Notice kind="mend" live>
            <p>{error}</p>
          </Notice>
        ) : null}
        {answer.sent ? (
          <Notice live kind="help" sign="lock">
            <p>{t('help-me.sent')}</p>
          </Notice>
        ) : null}
        <HelpCase
          own={letter}
          ready={ready}
          phrase={answer.phrase}
          boxOf={(part) => boxOf(letter.id, part)}
          typedIn={(name) => (answer.box === name ? answer.typed : undefined)}
          errorIn={(name) => (answer.box === name ? error : undefined)}
        />
        <Note>{t('letter.days')}</Note>
        <Note sign="keep">{t('letter.kept')}</Note>
        <Note sign="help">{t('help-me.now')}</Note>
        <p>
          <a href="/help">{t('help-me.numbers')}</a>
        </p>
      </ChildPage>
    );
  }
  return (
    <ChildPage>
      <h1>{t('follow.title')}</h1>
      <p>{t('follow.lead')}</p>
      {answer?.code === 'too-fast' ? (
        <Notice kind="mend" live>
          <p>{t('back.wait')}</p>
        </Notice>
      ) : null}
      <form method="post" autoComplete="off">
        <input type="hidden" name="intent" value="read" />
        <Field
          kind="area"
          rows={3}
          name="phrase"
          label={t('receipt.six')}
          hint={t('back.hint')}
          value={answer?.phrase}
          error={answer?.code === 'too-fast' ? undefined : error}
          required
          maxLength={longestTyped}
          spellCheck={false}
        />
        <Button kind="main" wide>
          {t('follow.do')}
        </Button>
      </form>
      <Note sign="keep">{t('follow.lost')}</Note>
      <p>
        <a href="/help">{t('help-me.numbers')}</a>
      </p>
    </ChildPage>
  );
}
