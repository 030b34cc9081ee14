import type { ActionFunctionArgs } from '@remix-run/node';
import type { ReactNode } from 'react';
import type { RefusalCode } from '../../../server/core/wire/refusals.ts';
import { Button } from '../../components/form/button.tsx';
import { asTyped, Field } from '../../components/form/field.tsx';
import { Note, Notice } from '../../components/words/notice.tsx';
import { readFields } from '../../forms/read-form.ts';
import { useT } from '../../i18n/use-t.tsx';
import { keys } from '../../keys.ts';
import { ChildPage } from '../child/child-page.tsx';
import { WayHome } from '../child/way-home.tsx';

/** Six words of any list fit seven times over. UTF-16 units. */
const longestTyped = 400;

/** The status with which words that opened nothing come back: to wait is no mistake of theirs. */
export const statusOf = (code: RefusalCode): number => (code === 'too-fast' ? 429 : 400);

/**
 * What was typed, and what opens by it; `network` is what guesses are counted by. Every act brings the words again: there is no session.
 * `unsent`: they were at the page of the look before they opened anything, and half of them is no guess.
 */
export async function readSixWords({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const phrase = (fields.get('phrase') ?? '').slice(0, longestTyped + 1);
  const unsent = fields.has('carry') && fields.has('unopened');
  return { fields, phrase, unsent, own: { phrase, network: context.network } };
}

type Kept = { readonly name: string; readonly label: string; readonly value: string };

/** With words that were kept they go along on each way, else the six alone and to the look. */
const draftOf = (kept: readonly Kept[]) => (kept.length > 0 ? 'six-words' : 'before-six-words');

interface SixWordsFormProps {
  typed: string | undefined;
  code: RefusalCode | undefined;
  /** What was done to what the words opened before. */
  says?: string | undefined;
  /** A link at the end, for whoever has no words or lost them. */
  elsewhere: ReactNode;
  /** What was written to what the words opened before, and was not taken: it comes along, and stands in its box where they open again. */
  kept?: readonly Kept[] | undefined;
  children?: ReactNode;
}

/** Asks for the six words of a receipt, of a complaint as of a letter. There is no session: each act brings them again. */
export function SixWordsForm({ says, typed, code, elsewhere, kept = [], children }: SixWordsFormProps) {
  const t = useT();
  const waits = code === 'too-fast';
  return (
    <ChildPage draft={draftOf(kept)}>
      <h1>{t('follow.title')}</h1>
      {says === undefined ? null : <Done says={says} />}
      <p>{t('follow.lead')}</p>
      {waits ? (
        <Notice kind="mend" live>
          <p>{t('back.wait')}</p>
        </Notice>
      ) : null}
      <form id={draftOf(kept)} method="post" autoComplete="off">
        {children}
        <Field
          kind="area"
          rows={3}
          name="phrase"
          label={t('receipt.six')}
          hint={t('back.hint')}
          value={typed}
          error={code === undefined || waits ? undefined : t(`refusal.${code}`)}
          autoFocus={code !== undefined && !waits}
          maxLength={longestTyped}
          {...asTyped}
          accessKey={keys.answer}
        />
        {kept.length > 0 ? (
          <>
            <input type="hidden" name="carry" value="" />
            {kept.map((each) => (
              <Field key={each.name} kind="area" {...each} />
            ))}
          </>
        ) : (
          <input type="hidden" name="unopened" value="" />
        )}
        <Button kind="main" wide accessKey={keys.on}>
          {t('follow.do')}
        </Button>
      </form>
      <Note sign="keep">{t('follow.lost')}</Note>
      <p className="way">{elsewhere}</p>
      <WayHome />
    </ChildPage>
  );
}

/** What was refused stands above what the words opened. */
export function RefusedAbove({ says }: { says: string | undefined }) {
  return says === undefined ? null : (
    <Notice kind="mend" live>
      <p>{says}</p>
    </Notice>
  );
}

function Done({ says }: { says: string }) {
  return (
    <Notice live>
      <p>{says}</p>
    </Notice>
  );
}

/** What was given back by its words. */
export function GivenBack({ title, says, elsewhere }: { title: string; says: string; elsewhere: ReactNode }) {
  return (
    <ChildPage>
      <h1>{title}</h1>
      <Done says={says} />
      <p className="way">{elsewhere}</p>
      <WayHome />
    </ChildPage>
  );
}
