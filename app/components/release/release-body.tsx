import { wordsOfUntold } from '../../../server/core/analysis/themes/second-coding.ts';
import { localeOf } from '../../i18n/locale-of.ts';
import { inSentences } from '../../i18n/sentences.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import { saysNoFinding } from './no-finding.ts';
import { ReleaseAttributes } from './release-attributes.tsx';
import { ReleaseFindings } from './release-findings.tsx';
import { ReleaseOpinion } from './release-opinion.tsx';
import { ReleasePolls } from './release-polls.tsx';
import type { ReleaseShown } from './release-shown.ts';
import { ReleaseStatements } from './release-statements.tsx';
import { ReleaseTopics } from './release-topics.tsx';
import { ReleaseWays } from './release-ways.tsx';

/** Whether two people would put the same words under the same points. */
function CodingLine({ coding }: { coding: ReleaseShown['coding'] }) {
  const t = useT();
  const { language } = useSpeaker();
  if (coding === undefined) return null;
  if (coding === null || 'untold' in coding) return <p className="soft">{t(wordsOfUntold(coding))}</p>;
  const kappa = new Intl.NumberFormat(localeOf(language), { minimumFractionDigits: 2 }).format(coding.kappa);
  return <p className="soft">{t('release.coding', { texts: coding.texts, kappa })}</p>;
}

/** Questions of which nothing is told: who reads learns that they were asked. */
function Untold({ asked }: { asked: ReleaseShown['untold'] }) {
  const t = useT();
  if (asked.length === 0) return null;
  return (
    <section className="asked">
      <h2>{t('release.untold')}</h2>
      <ul>
        {asked.map(({ activityId, prompt }) => (
          <li key={activityId} lang={prompt.lang} dir="auto">
            {prompt.words}
          </li>
        ))}
      </ul>
      <p className="soft">{t('release.untold.note')}</p>
    </section>
  );
}

interface ReleaseBodyProps {
  release: ReleaseShown;
  owed: string;
  overdue: boolean;
}

/** Everything a release says. The public page and the draft that is signed draw it from here, so that the signer reads what everybody will read. */
export function ReleaseBody({ release, owed, overdue }: ReleaseBodyProps) {
  const t = useT();
  const { threshold, rounding } = release.rules;
  const counted = release.findings.length + release.statements.length + release.polls.length > 0;
  const none = saysNoFinding(release);
  const empty = !counted && release.topics.length === 0;
  return (
    <>
      <p>{t('release.rules', { threshold, rounding })}</p>
      {counted ? <p>{t('release.rules.hidden', { threshold })}</p> : null}
      {none.length > 0 ? (
        <p>
          {inSentences(
            { t },
            none.map((key) => t(key)),
          )}
        </p>
      ) : null}
      <ReleaseWays ways={release.ways} />
      <ReleaseAttributes attributes={release.attributes} threshold={threshold} />
      <ReleaseFindings findings={release.findings} threshold={threshold} owed={owed} overdue={overdue} />
      <ReleaseTopics
        topics={release.topics}
        threshold={threshold}
        // An answer is owed to the findings. A release from before each point with a number needed one owes it to its points.
        owed={release.findings.length === 0 ? { text: owed, overdue } : null}
      />
      <Untold asked={release.untold} />
      <CodingLine coding={release.coding} />
      <ReleaseStatements activities={release.statements} threshold={threshold} />
      <ReleaseOpinion opinion={release.opinion} />
      <ReleasePolls polls={release.polls} threshold={threshold} />
      {empty ? <p>{t('release.nothing')}</p> : null}
    </>
  );
}
