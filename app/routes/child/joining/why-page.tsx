import { InAlready } from '../../../components/child/in-already.tsx';
import { readingWord } from '../../../components/child/other-readings.tsx';
import { ProposedByChildren } from '../../../components/child/proposed-by-children.tsx';
import { WhyList } from '../../../components/child/why-list.tsx';
import { Button } from '../../../components/form/button.tsx';
import { ChoiceGroup, YesNo } from '../../../components/form/choice.tsx';
import { EnterFirst } from '../../../components/form/enter-first.tsx';
import { Kicker, Notice } from '../../../components/words/notice.tsx';
import { dayInWords } from '../../../i18n/dates.ts';
import { inSentences } from '../../../i18n/sentences.ts';
import { readings } from '../../../i18n/translator.ts';
import { useT } from '../../../i18n/use-t.tsx';
import { ChildPage } from '../child-page.tsx';
import { Saying } from '../me/saying.tsx';
import type { Came, Why } from './why.ts';
import { WhyAbout } from './why-about.tsx';
import { WhyConsent } from './why-consent.tsx';

/** What a child should know before it says yes, and both answers as twins. */
export function WhyPage({ why }: { why: Why }) {
  const t = useT();
  const day = dayInWords(why.language, why.retentionDay);
  const steps = stepsOf[why.came.way];
  const form = `before-${why.came.way}`;
  // As the end of the page does with its ways, by this name of the form.
  const beside = form === 'before-code' ? { target: '_blank' } : undefined;
  return (
    <ChildPage company={why.company} aims={{ answer: 'assent' }} draft={form}>
      {why.refusal ? <Notice live title={t(`refusal.${why.refusal}`)} /> : null}
      {why.seated ? <InAlready {...why.seated} /> : null}
      <Kicker>{t('why.kicker')}</Kicker>
      <h1 lang={why.title.lang} dir="auto">
        {why.title.words}
      </h1>
      <p className="lead">
        <Saying said={why.purpose} />
      </p>
      {why.proposed ? <ProposedByChildren proposed={why.proposed} /> : null}
      {why.sensitiveTopic ? (
        <Notice kind="help" sign="help" title={t('why.sensitive')}>
          <p>{t('why.sensitive.text')}</p>
          <p className="way">
            <a href="/help" {...beside}>
              {t('foot.help')}
            </a>
          </p>
        </Notice>
      ) : null}
      <WhyList
        items={[
          { icon: 'building', title: t('why.asks'), text: <Saying said={why.sponsor} /> },
          // What was opened before who pays and who gains was asked says neither.
          ...(why.payer.words === ''
            ? []
            : [{ icon: 'coins' as const, title: t('why.pays'), text: <Saying said={why.payer} /> }]),
          ...(why.gains.words === ''
            ? []
            : [{ icon: 'sprout' as const, title: t('why.gains'), text: <Saying said={why.gains} /> }]),
          { icon: 'book', title: t('why.reads'), text: <Saying said={why.readers} /> },
          // A consultation from before the name was asked for has none.
          ...(why.decider.words === ''
            ? []
            : [{ icon: 'seal' as const, title: t('why.decides'), text: <Saying said={why.decider} /> }]),
          { icon: 'magnifier', title: t('why.checks'), text: t('why.checks.text') },
          { icon: 'pencil', title: t('why.change'), text: <Saying said={why.change} /> },
          ...(why.closingDay === ''
            ? []
            : [
                {
                  icon: 'calendar' as const,
                  title: t('why.until'),
                  text: t('why.until.text', { day: dayInWords(why.language, why.closingDay) }),
                },
              ]),
          {
            icon: 'box',
            title: t('why.keep'),
            text: inSentences({ t }, [t('why.kept', { day }), t('why.not-kept')]),
          },
          { icon: 'kite', title: t('why.free'), text: t('why.free.text') },
        ]}
      />
      <WhyConsent why={why} />
      <WhyAbout attributes={why.attributes} />
      {/* Enter at an age brings the page as it is. */}
      <EnterFirst form={form} name="look" value="same" />
      {/* They send the form below, with the age that is chosen in it. Other words, and below them other languages. */}
      <div className="way beside-each-other">
        {readings
          .filter((level) => level !== why.level)
          .map((level) => (
            <Button key={level} kind="quiet" form={form} name="look" value={`level ${level}`}>
              {t(readingWord[level])}
            </Button>
          ))}
      </div>
      <div className="way beside-each-other">
        {why.languages
          .filter((each) => each.tag !== why.language)
          .map(({ tag, endonym }) => (
            <Button
              key={tag}
              kind="quiet"
              form={form}
              name="look"
              value={`language ${tag}`}
              lang={tag}
              dir="auto"
            >
              {endonym}
            </Button>
          ))}
      </div>
      <form id={form} method="post" action="/join" autoComplete="off">
        <Brought came={why.came} />
        <input type="hidden" name="came" value={why.came.way} />
        {why.came.way === 'code' ? (
          <input type="hidden" name="consultationId" value={why.consultationId} />
        ) : null}
        <input type="hidden" name="nonce" value={why.nonce} />
        <input type="hidden" name="language" value={why.language} />
        <input type="hidden" name="level" value={why.level} />
        <AgeChoice ages={why.ages} refused={why.refusal === 'age-needed'} />
        <h2 id="assent" className="aim" tabIndex={-1}>
          {t('assent.ask')}
        </h2>
        <YesNo
          name="step"
          yes={{ value: steps.yes, label: t('assent.yes') }}
          no={{ value: steps.no, label: t('assent.no-thanks') }}
        />
      </form>
      <p className="soft">{t('assent.no')}</p>
      <p className="way">
        <a href={`/terms/${why.consultationId}`} {...beside}>
          {t('why.terms')}
        </a>
      </p>
    </ChildPage>
  );
}

/** How the forms of this page say by which way the child came. */
const stepsOf = {
  code: { yes: 'yes', no: 'no' },
  public: { yes: 'yes-open', no: 'no-open' },
  kiosk: { yes: 'yes-kiosk', no: 'no-kiosk' },
} as const satisfies Record<Came['way'], object>;

/** What the child came with, in every form of the page and in no address. */
function Brought({ came }: { came: Came }) {
  if (came.way === 'kiosk') return null;
  return came.way === 'code' ? (
    <input type="hidden" name="code" value={came.code} />
  ) : (
    <input type="hidden" name="consultationId" value={came.consultationId} />
  );
}

/** Declared and never checked. Not `required` for the browser: no is never held up by a question. */
function AgeChoice({ ages, refused }: { ages: Why['ages']; refused: boolean }) {
  const t = useT();
  if (ages.bands.length === 0) return null;
  const choices = ages.bands.map((band) => ({ value: band, label: t(`age.${band}`) }));
  return (
    <ChoiceGroup
      legend={t('why.age')}
      hint={inSentences({ t }, [...(ages.maySkip ? [] : [t('why.age.needed')]), t('why.age.hint')])}
      error={refused ? t('refusal.age-needed') : undefined}
      name="age"
      chosen={ages.chosen}
      choices={ages.maySkip ? [...choices, { value: '', label: t('age.skip') }] : choices}
    />
  );
}
