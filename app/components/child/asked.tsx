import { type FormEvent, type ReactNode, useId } from 'react';
import type { Asking } from '../../../server/core/moderation/asking.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { keys } from '../../keys.ts';
import { Button } from '../form/button.tsx';
import { goesAsForm } from '../form/goes-as-form.ts';
import { PageForm } from '../form/page-form.tsx';
import { Notice } from '../words/notice.tsx';
import { Words } from '../words/words.tsx';
import { HelpCard, type HelpCardData } from './help-card.tsx';
import { SealedNow } from './sealed-now.tsx';

/** A child that was asked before its words went off: about which words, and what it has said so far. */
export type Asked = {
  readonly asking: Asking;
  readonly typed: string;
  /** The words were taken all the same: the consultation is about harm, and only help is shown. */
  readonly sent: boolean;
  /** They are on their way to be taken so; nobody has them yet. */
  readonly goes?: boolean | undefined;
  /** What it wanted besides, or instead of, its view being counted. */
  readonly chosen: 'help' | 'both' | null;
  /** Random bits of this very card: of a card that comes again with other words the team has those as well. */
  readonly form?: string | undefined;
  /** Its words are with the team, in this case; only this page still has them. Null where the case has more than these. */
  readonly sealed?: { readonly caseId: string | null } | undefined;
};

/** The words wait for an answer that nobody has given yet. */
export const waitsForAnswer = (asked: Asked | null | undefined) =>
  asked ? !asked.sent && !asked.goes && asked.chosen === null : false;

/** Where the question stands on its page. */
export const askedId = 'asked';

interface AskedBeforeProps {
  asked: Asked;
  /** The name of the box with the words. */
  name: string;
  help: HelpCardData;
  /** The form with the box that the words were typed into. */
  draft: string | undefined;
  /** The hidden fields of the form, but for the words. */
  fields: ReactNode;
  /** A page that lives sends words by itself; what leads to help goes as a form. */
  onSend?: ((words: string) => void) | undefined;
  /** Its main button is the one of the page. */
  keyed?: boolean | undefined;
}

/**
 * The question before words are sent, by a page with script or by the answer to a form: the part taken out with one tap, as it
 * is with another; or help, and three equal answers. Nothing has been stored.
 */
export function AskedBefore({ asked, name, help, draft, fields, onSend, keyed = true }: AskedBeforeProps) {
  const t = useT();
  const { language } = useSpeaker();
  const { asking, typed } = asked;
  const note = useId();
  const waits = waitsForAnswer(asked) ? <p>{t('asked.not-sent')}</p> : null;

  function send(words: string) {
    return (event: FormEvent<HTMLFormElement>) => {
      if (!onSend || goesAsForm(event)) return;
      event.preventDefault();
      onSend(words);
    };
  }

  if (asking.kind === 'care') {
    return (
      <HelpCard id={askedId} draft={asked.sent ? undefined : draft} first={waits} {...help}>
        {asked.sealed ? (
          <SealedNow typed={typed} caseId={asked.sealed.caseId} counted={asked.chosen === 'both'} />
        ) : asked.sent ? (
          <p role="status">{t('care.sent')}</p>
        ) : asked.goes ? null : (
          <PageForm autoComplete="off" onSubmit={send(typed)}>
            {fields}
            <input type="hidden" name={name} value={typed} />
            {asked.form ? <input type="hidden" name="form" value={asked.form} /> : null}
            {asked.chosen ? <p role="status">{t('care.not-yet')}</p> : null}
            <fieldset className="choices">
              <legend>{t('care.choose')}</legend>
              {(['view', 'help', 'both'] as const).map((choice) => (
                <Button key={choice} kind="choice" wide name="choice" value={choice}>
                  {t(`care.${choice}`)}
                </Button>
              ))}
            </fieldset>
          </PageForm>
        )}
      </HelpCard>
    );
  }
  return (
    <div id={askedId} tabIndex={-1}>
      <Notice kind="mend" title={t('asked.title')}>
        {waits}
        <p>{t('asked.what')}</p>
        <ul>
          {asking.found.map((words) => (
            <li key={words}>
              <b lang={language} dir="auto">
                {words}
              </b>
            </li>
          ))}
        </ul>
        {asking.without ? (
          <PageForm autoComplete="off" onSubmit={send(asking.without)}>
            {fields}
            <input type="hidden" name={name} value={asking.without} />
            <p>{t('asked.without')}</p>
            <Words words={asking.without} lang={language} />
            <Button kind="main" wide accessKey={keyed ? keys.on : undefined}>
              {t('asked.send-without')}
            </Button>
          </PageForm>
        ) : null}
        <PageForm autoComplete="off" onSubmit={send(typed)}>
          {fields}
          <input type="hidden" name={name} value={typed} />
          <Button wide name="asked" value="yes" aria-describedby={note}>
            {t('asked.as-is')}
          </Button>
          <p id={note} className="soft">
            {t('asked.as-is.note')}
          </p>
        </PageForm>
      </Notice>
    </div>
  );
}
