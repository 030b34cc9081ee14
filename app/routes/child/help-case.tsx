import type { ReactNode } from 'react';
import type { CasePart } from '../../../server/core/safeguarding/cases.ts';
import type { OwnCase } from '../../../server/usecases/safeguarding/own-case.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Fold } from '../../components/message.tsx';
import { Note } from '../../components/notice.tsx';
import { LookWithWords } from '../../components/page-foot.tsx';
import { Words } from '../../components/words.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';

interface HelpCaseProps {
  own: OwnCase;
  /** Two leads at least can open what is written now. */
  ready: boolean;
  boxOf: (part: CasePart) => string;
  typedIn: (box: string) => string | undefined;
  errorIn: (box: string) => string | undefined;
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
  ready,
  boxOf,
  typedIn,
  errorIn,
  draft,
  along,
  formId,
  phrase,
}: HelpCaseProps) {
  const t = useT();
  const { language } = useSpeaker();
  const day = (of: string) => dayInWords(language, of);
  const words = phrase === undefined ? null : <input type="hidden" name="phrase" value={phrase} />;
  // Words that came back are not hidden, and have their box also where nobody could open them any more.
  const isTyped = (part: CasePart) => typedIn(boxOf(part)) !== undefined;
  const write = (part: CasePart, label: string) => (
    <form id={boxOf(part)} method="post" autoComplete="off">
      <input type="hidden" name="intent" value="write" />
      {words}
      {draft === boxOf(part) ? null : along}
      <input type="hidden" name="form" value={formId} />
      <input type="hidden" name="case" value={own.id} />
      <input type="hidden" name="part" value={part} />
      <Field
        kind="area"
        rows={4}
        name={boxOf(part)}
        label={label}
        error={errorIn(boxOf(part))}
        value={typedIn(boxOf(part))}
        lang={language}
      />
      <Button wide offBecause={ready ? undefined : t('refusal.team-not-ready')}>
        {t('help-me.send')}
      </Button>
      {draft === boxOf(part) ? null : <LookWithWords />}
    </form>
  );
  return (
    <article className="own sealed" id={`case-${own.id}`}>
      <h3 className="own-head">{t(`case.state.${own.state}`)}</h3>
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
                {': '}
                {each.doneDay === null
                  ? t('help-me.promised', { day: day(each.day) })
                  : t('help-me.done', { day: day(each.doneDay) })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {ready || isTyped('told') ? (
        <Fold summary={t('help-me.more')} open={isTyped('told')}>
          {write('told', t('help-me.more.label'))}
        </Fold>
      ) : null}
      {ready || isTyped('reach') ? (
        <Fold summary={t('help-me.reach')} open={isTyped('reach')}>
          <p>{t('help-me.reach.what')}</p>
          {write('reach', t('help-me.reach.label'))}
        </Fold>
      ) : null}
      <Fold summary={t('help-me.back')}>
        <p>{t('help-me.back.what')}</p>
        <form method="post">
          <input type="hidden" name="intent" value="withdraw" />
          {words}
          {along}
          <input type="hidden" name="case" value={own.id} />
          <Button wide>{t('help-me.back')}</Button>
        </form>
      </Fold>
    </article>
  );
}
