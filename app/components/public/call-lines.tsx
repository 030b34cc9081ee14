import { demoCountry, type HelpLine } from '../../../server/core/safeguarding/helplines.ts';
import { languageInWords } from '../../i18n/countries.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { ToCall } from '../child/help-card.tsx';

/** Numbers a child can call: emergency first, then lines for children. Only what two people of the organisation stand for. */
export function CallLines({ lines }: { lines: readonly HelpLine[] }) {
  const t = useT();
  const { language } = useSpeaker();
  /** In the language of whoever entered it; a demo's line belongs to nobody, and says so in the reader's. */
  const nameOf = (line: HelpLine) =>
    line.country === demoCountry ? (
      <b>{t(line.kind === 'emergency' ? 'help.demo.emergency' : 'help.demo.line')}</b>
    ) : (
      <b lang="" dir="auto">
        {line.name}
      </b>
    );
  return lines.map((line) => (
    <div className="help-number" key={`${line.country} ${line.number} ${line.name}`}>
      <div>
        {line.kind === 'emergency' ? <b>{t('help.emergency')}</b> : nameOf(line)}
        {line.kind === 'emergency' && line.name !== '' ? <p>{nameOf(line)}</p> : null}
        {line.languages.length > 0 ? (
          <p>
            {t('help.speaks', {
              languages: line.languages.map((tag) => languageInWords(language, tag)).join(t('list.and')),
            })}
          </p>
        ) : null}
      </div>
      <ToCall number={line.number} dials={line.dials} />
    </div>
  ));
}
