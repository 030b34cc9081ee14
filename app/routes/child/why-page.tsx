import { Button } from '../../components/button.tsx';
import { YesNo } from '../../components/choice.tsx';
import { Kicker } from '../../components/notice.tsx';
import { WhyList } from '../../components/why-list.tsx';
import { dayInWords } from '../../i18n/dates.ts';
import { type Level, levels } from '../../i18n/translator.ts';
import { useT } from '../../i18n/use-t.tsx';
import { ChildPage } from './child-page.tsx';
import type { Said } from './texts.ts';

export type Why = {
  readonly code: string;
  readonly consultationId: string;
  readonly nonce: string;
  readonly language: string;
  readonly level: Level;
  readonly retentionDay: string;
  readonly hasRoom: boolean;
  readonly title: Said;
  readonly purpose: Said;
  readonly sponsor: Said;
  readonly readers: Said;
  readonly change: Said;
  readonly languages: readonly { readonly tag: string; readonly endonym: string }[];
};

function Saying({ said }: { said: Said }) {
  return (
    <span lang={said.lang} dir="auto">
      {said.words}
    </span>
  );
}

/** What a child should know before it says yes, and both answers as twins. */
export function WhyPage({ why }: { why: Why }) {
  const t = useT();
  const day = dayInWords(why.language, why.retentionDay);
  return (
    <ChildPage>
      <Kicker>{t('why.kicker')}</Kicker>
      <h1 lang={why.title.lang} dir="auto">
        {why.title.words}
      </h1>
      <p className="lead">
        <Saying said={why.purpose} />
      </p>
      <WhyList
        items={[
          { icon: 'building', title: t('why.asks'), text: <Saying said={why.sponsor} /> },
          { icon: 'book', title: t('why.reads'), text: <Saying said={why.readers} /> },
          { icon: 'magnifier', title: t('why.checks'), text: t('why.checks.text') },
          { icon: 'pencil', title: t('why.change'), text: <Saying said={why.change} /> },
          { icon: 'box', title: t('why.keep'), text: `${t('why.kept', { day })} ${t('why.not-kept')}` },
          { icon: 'kite', title: t('why.free'), text: t('why.free.text') },
        ]}
      />
      <form method="post" action="/join">
        <input type="hidden" name="step" value="look" />
        <input type="hidden" name="code" value={why.code} />
        <div className="acts">
          {levels
            .filter((level) => level !== why.level)
            .map((level) => (
              <Button key={level} kind="quiet" name="level" value={level}>
                {t(level === 'younger' ? 'part.shorter' : 'part.longer')}
              </Button>
            ))}
          {why.languages
            .filter((each) => each.tag !== why.language)
            .map((each) => (
              <Button key={each.tag} kind="quiet" name="language" value={each.tag} lang={each.tag}>
                {each.endonym}
              </Button>
            ))}
        </div>
      </form>
      <h2>{t('assent.ask')}</h2>
      <form method="post" action="/join">
        <input type="hidden" name="code" value={why.code} />
        <input type="hidden" name="consultationId" value={why.consultationId} />
        <input type="hidden" name="nonce" value={why.nonce} />
        <input type="hidden" name="language" value={why.language} />
        <input type="hidden" name="level" value={why.level} />
        <YesNo
          name="step"
          yes={{ value: 'yes', label: t('assent.yes') }}
          no={{ value: 'no', label: t('assent.no-thanks') }}
        />
      </form>
      <p className="soft">{t('assent.no')}</p>
    </ChildPage>
  );
}
