import type { HelpLine } from '../../server/core/safeguarding/helplines.ts';
import { languageInWords } from '../i18n/countries.ts';
import { useSpeaker, useT } from '../i18n/use-t.tsx';

/** Numbers a child can call: emergency first, then lines for children. Only what two people of the organisation stand for. */
export function CallLines({ lines }: { lines: readonly HelpLine[] }) {
  const t = useT();
  const { language } = useSpeaker();
  return lines.map((line) => (
    <div className="help-number" key={`${line.country} ${line.number} ${line.name}`}>
      <div>
        <b dir="auto">{line.kind === 'emergency' ? t('help.emergency') : line.name}</b>
        {line.kind === 'emergency' && line.name !== '' ? <p dir="auto">{line.name}</p> : null}
        {line.languages.length > 0 ? (
          <p>
            {t('help.speaks', {
              languages: line.languages.map((tag) => languageInWords(language, tag)).join(t('list.comma')),
            })}
          </p>
        ) : null}
      </div>
      <a href={`tel:${line.number.replace(/[^\d+*#]/g, '')}`} dir="ltr">
        {line.number}
      </a>
    </div>
  ));
}
