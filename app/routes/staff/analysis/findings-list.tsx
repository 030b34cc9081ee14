import { Button, ButtonLink } from '../../../components/form/button.tsx';
import { FindingWords } from '../../../components/release/finding-words.tsx';
import { Evidence } from '../../../components/release/release-findings.tsx';
import type { FindingShown } from '../../../components/release/release-shown.ts';
import { Fold } from '../../../components/words/message.tsx';
import { useT } from '../../../i18n/use-t.tsx';

interface FindingsListProps {
  findings: readonly FindingShown[];
  threshold: number;
  here: string;
  /** Where they can still change, and this person may change them: which words each form of this page is of. */
  seen: Readonly<Record<string, string>> | null;
  /** Part of these rests on nothing any more. */
  unfounded: readonly string[];
}

/** What is written so far, each with all that it rests on. */
export function FindingsList({ findings, threshold, here, seen, unfounded }: FindingsListProps) {
  const t = useT();
  if (findings.length === 0) return <p className="table-empty">{t('findings.none')}</p>;
  return (
    <ol className="findings">
      {findings.map((finding, index) => (
        <li key={finding.id} id={`f-${finding.id}`}>
          <p className="kicker">{t('findings.number', { number: index + 1 })}</p>
          <p className="finding-words" lang={finding.text.lang} dir="auto" id={`w-${finding.id}`}>
            {finding.text.words}
          </p>
          <FindingWords words={finding.words} />
          {unfounded.includes(finding.id) ? <p className="error">{t('findings.unfounded')}</p> : null}
          <Fold printed summary={t('findings.evidence')} about={`w-${finding.id}`}>
            <Evidence evidence={finding.evidence} threshold={threshold} />
          </Fold>
          {seen ? (
            <form method="post" action={here} className="row-acts">
              <input type="hidden" name="finding" value={finding.id} />
              <input type="hidden" name="seen" value={seen[finding.id] ?? ''} />
              <ButtonLink
                small
                href={`${here}?finding=${finding.id}#write`}
                aria-describedby={`w-${finding.id}`}
              >
                {t('findings.change')}
              </ButtonLink>
              <Button small kind="quiet" name="act" value="drop" aria-describedby={`w-${finding.id}`}>
                {t('findings.drop')}
              </Button>
            </form>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
