import type { ScoreLine } from '../../../server/core/analysis/evaluation.ts';
import type { Part } from '../../../server/core/room/contribution-text.ts';
import { localeOf } from '../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { DataTable } from '../table/data-table.tsx';
import { partsInWords } from '../words/parts-in-words.ts';
import { Words } from '../words/words.tsx';

interface ScorecardProps {
  lines: readonly ScoreLine[];
  /** What children said about it, as they wrote it. */
  words: readonly { readonly id: string; readonly language: string; readonly parts: readonly Part[] }[];
  /** The file that was signed has other numbers. */
  newer: boolean;
}

/** How children judge the way they were asked: nine lines, always all of them, and their own words. */
export function Scorecard({ lines, words, newer }: ScorecardProps) {
  const t = useT();
  const { language } = useSpeaker();
  const number = new Intl.NumberFormat(localeOf(language));
  const told = (children: number | null) => (children === null ? null : number.format(children));
  const numbered = lines.some(({ children }) => children !== null);
  return (
    <section aria-labelledby="scorecard">
      <h2 id="scorecard">{t('score.title')}</h2>
      <p>{t(numbered ? 'score.lead' : 'score.lead.none')}</p>
      {newer ? <p className="soft">{t('score.newer')}</p> : null}
      {numbered ? (
        <DataTable
          caption={t('score.caption')}
          captionUnseen
          columns={[
            { key: 'what', head: t('score.head.what') },
            { key: 'yes', head: t('mark.yes'), number: true },
            { key: 'partly', head: t('mark.partly'), number: true },
            { key: 'no', head: t('mark.no'), number: true },
            { key: 'children', head: t('score.head.children'), number: true },
          ]}
          rows={lines.map(({ requirement, children, marks }) => ({
            key: requirement,
            cells: {
              what: t(`req.${requirement}`),
              yes: told(marks.yes),
              partly: told(marks.partly),
              no: told(marks.no),
              children: told(children),
            },
          }))}
        />
      ) : (
        <>
          <p className="soft">{t('score.few')}</p>
          <ul>
            {lines.map(({ requirement }) => (
              <li key={requirement}>{t(`req.${requirement}`)}</li>
            ))}
          </ul>
        </>
      )}
      {words.length > 0 ? (
        <>
          <h3>{t('score.words')}</h3>
          <p className="soft">{t('score.words.lead')}</p>
          {words.map(({ id, language, parts }) => (
            <Words key={id} lang={language} words={partsInWords(parts, t)} />
          ))}
        </>
      ) : null}
    </section>
  );
}
