import { localeOf } from '../../i18n/locale-of.ts';
import { useSpeaker, useT } from '../../i18n/use-t.tsx';
import type { OpinionShown, ReleaseShown } from './release-shown.ts';

/** Groups of children who answered alike, in words; where none are shown, why, and what most of all said. */
export function ReleaseOpinion({ opinion }: { opinion: ReleaseShown['opinion'] }) {
  const t = useT();
  if (!opinion) return null;
  return (
    <section>
      <h2>{t('release.opinion')}</h2>
      {opinion.why === null ? (
        <Groups opinion={opinion} />
      ) : (
        <p>
          {t('list.sentences', {
            first: t('release.opinion.none'),
            second: t(`release.opinion.why.${opinion.why}`),
          })}
        </p>
      )}
      {opinion.majority.length > 0 ? (
        <section className="asked">
          <h3>{t('release.opinion.majority')}</h3>
          <Sentences said={opinion.majority} />
        </section>
      ) : null}
    </section>
  );
}

function Groups({ opinion }: { opinion: OpinionShown }) {
  const t = useT();
  const { language } = useSpeaker();
  const number = new Intl.NumberFormat(localeOf(language), { minimumFractionDigits: 2 });
  return (
    <>
      <p className="soft">{t('release.opinion.lead')}</p>
      {opinion.stability ? (
        <p className="soft">
          {t('release.opinion.steady', {
            subsamples: opinion.stability.subsamples,
            whole: 1,
            median: number.format(opinion.stability.medianAri),
            least: number.format(opinion.stability.minAri),
          })}
        </p>
      ) : null}
      {opinion.groups.map(({ children, typical }, at) => (
        // Groups have no name and no order but their size.
        <section key={at} className="asked">
          <h3>{t('release.opinion.group', { number: at + 1, children })}</h3>
          {typical.length > 0 ? (
            <>
              <p className="soft">{t('release.opinion.typical')}</p>
              <Sentences said={typical} />
            </>
          ) : (
            <p>{t('release.opinion.untold')}</p>
          )}
        </section>
      ))}
      {opinion.shared.length > 0 ? (
        <section className="asked">
          <h3>{t('release.opinion.shared')}</h3>
          <Sentences said={opinion.shared} />
        </section>
      ) : null}
    </>
  );
}

function Sentences({ said }: { said: OpinionShown['majority'] }) {
  const t = useT();
  return (
    <>
      {/* As always, whether or not there are more: how many there are could tell a hidden number (R926). */}
      <p className="soft">{t('release.opinion.few')}</p>
      <ul>
        {said.map(({ id, direction, text }) => (
          <li key={`${id} ${direction}`}>
            <b>{t(`release.cell.${direction}`)}</b> {t('list.apart')} <bdi lang={text.lang}>{text.words}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
