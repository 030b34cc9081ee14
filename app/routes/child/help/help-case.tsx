import type { ReactNode } from 'react';
import type { CasePart, CaseTexts } from '../../../../server/core/safeguarding/cases.ts';
import type { OwnCase } from '../../../../server/usecases/safeguarding/own-case.ts';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { PageForm } from '../../../components/form/page-form.tsx';
import { LookWithWords } from '../../../components/public/page-foot.tsx';
import { Fold } from '../../../components/words/message.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { Unseen } from '../../../components/words/unseen.tsx';
import { Words } from '../../../components/words/words.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { localeOf } from '../../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { boxOf, takesBack } from './help-box.ts';

interface HelpCaseProps {
  own: OwnCase;
  /** Which one it is of several; left out where it is the only one. */
  number?: number | undefined;
  /** Two leads at least can open what is written now. */
  ready: boolean;
  /** It takes no more texts. */
  full?: boolean | undefined;
  /** What was typed to write on and came back: it is not hidden, and has its box also where nobody could open it any more. */
  typed: CaseTexts | undefined;
  /** Why it was not taken, at the box that it is about. */
  error?: { readonly part: CasePart; readonly says: string } | undefined;
  /** The form whose words the end of the page takes along; each other one has a way of its own. */
  draft: string | undefined;
  /** What came along to the page, for each form but `draft`, which has it. */
  along?: ReactNode;
  /** The forms' own random bits: what comes twice by one of them is kept once. */
  formId: string;
  /** Six words that each form brings again, where there is no seat. */
  phrase?: string | undefined;
}

/** What a child told the team, as far as it can see it itself: that it wrote, what was answered, what was promised. */
export function HelpCase({
  own,
  number,
  ready,
  full,
  typed,
  error,
  draft,
  along,
  formId,
  phrase,
}: HelpCaseProps) {
  const t = useT();
  const { language } = useSpeaker();
  // Eyes have them one below the other; in a list of buttons nothing else tells them apart.
  const which =
    number === undefined ? null : (
      <Unseen> {new Intl.NumberFormat(localeOf(language)).format(number)}</Unseen>
    );
  const day = (of: string) => dayInWords(language, of);
  const words = phrase === undefined ? null : <input type="hidden" name="phrase" value={phrase} />;
  const form = boxOf(own.id, 'told');
  const off = full ? 'letter-full' : ready ? undefined : 'team-not-ready';
  const writes = !off || typed !== undefined;
  const box = (part: CasePart, says: { readonly label: string; readonly hint?: string }) => (
    <Field
      kind="area"
      rows={4}
      name={boxOf(own.id, part)}
      {...says}
      error={error?.part === part ? error.says : undefined}
      value={typed?.[part]}
      lang={language}
    />
  );
  return (
    <article className="own sealed" id={`case-${own.id}`}>
      <h3 className="own-head">
        {t(`case.state.${own.state}`)}
        {which}
      </h3>
      <div>
        {own.lines.map((line) => (
          <div key={line.number}>
            {line.from === 'child' ? (
              <>
                <p>
                  {t(line.part === 'reach' ? 'help-me.from-you.reach' : 'help-me.from-you', {
                    day: day(line.day),
                  })}
                </p>
                <Note sign="lock">{t('help-me.locked-too')}</Note>
              </>
            ) : (
              <>
                <p>
                  <b>{t('help-me.from-team', { day: day(line.day) })}</b>
                </p>
                <Words words={line.text} lang={own.language} />
                <Note>{t('help-me.two')}</Note>
              </>
            )}
          </div>
        ))}
      </div>
      {own.remedies.length > 0 ? (
        <>
          <h4>{t('help-me.remedies')}</h4>
          <ul>
            {own.remedies.map((each) => (
              <li key={each.remedy}>
                {t(`remedy.${each.remedy}`)}
                {t('list.colon')}
                {each.doneDay === null
                  ? t('help-me.promised', { day: day(each.day) })
                  : t('help-me.done', { day: day(each.doneDay) })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {writes ? (
        <Fold
          summary={
            <>
              {t('help-me.more')}
              {which}
            </>
          }
          open={typed !== undefined}
        >
          <PageForm id={form} autoComplete="off">
            <input type="hidden" name="intent" value="write" />
            {words}
            {draft === form ? null : along}
            <input type="hidden" name="form" value={formId} />
            <input type="hidden" name="case" value={own.id} />
            {box('told', { label: t('help-me.more.label') })}
            {box('reach', { label: t('help-me.reach'), hint: t('help-me.reach.what') })}
            <Button wide offBecause={off && t(`refusal.${off}`)}>
              {t('help-me.send')}
              {which}
            </Button>
            {draft === form ? null : <LookWithWords />}
          </PageForm>
        </Fold>
      ) : null}
      <Fold
        summary={
          <>
            {t('help-me.back')}
            {which}
          </>
        }
      >
        <p>{t('help-me.back.what')}</p>
        {writes ? (
          // In the form to write on: what stands in its boxes is not sent, and comes back.
          <Button wide form={form} name="beside" value={takesBack}>
            {t('help-me.back')}
            {which}
          </Button>
        ) : (
          <PageForm>
            <input type="hidden" name="intent" value="withdraw" />
            {words}
            {along}
            <input type="hidden" name="case" value={own.id} />
            <Button wide>
              {t('help-me.back')}
              {which}
            </Button>
          </PageForm>
        )}
      </Fold>
    </article>
  );
}
