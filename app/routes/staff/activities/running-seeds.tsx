import type { ActivityRow } from '../../../../db/queries/consultation/consultations.ts';
import type { SeedRow } from '../../../../db/queries/consultation/statements.ts';
import type { PrintedSeed } from '../../../../server/usecases/consultation/sign-seed.ts';
import { StateStone } from '../../../components/sign/state-stone.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { Beside } from '../beside-writing.tsx';
import { promptFor } from '../prompt.ts';
import type { RefusedForm } from '../refused.tsx';
import { TongueFields } from '../tongue-fields.tsx';
import type { Language } from './activities-table.tsx';
import { fieldNames } from './activity-fields.ts';

/** The first words of a seed name its buttons to who does not see the row. */
const describedBy = (seed: SeedRow) => (seed.texts[0] ? `w-${seed.id}-${seed.texts[0].language}` : undefined);

/** In the language of whoever reads first: the others are the same sentence. */
function SeedWords({ seed }: { seed: SeedRow }) {
  const { language } = useSpeaker();
  const after = (tag: string) => (tag === language ? 0 : 1);
  return [...seed.texts]
    .sort((a, b) => after(a.language) - after(b.language))
    .map((text) => (
      <p
        className="words"
        key={text.language}
        lang={text.language}
        dir="auto"
        translate="no"
        id={`w-${seed.id}-${text.language}`}
      >
        {text.body}
      </p>
    ));
}

/** Statements that were added while children vote and wait for a second person. */
export function ProposedSeeds({ seeds, here }: { seeds: readonly PrintedSeed[]; here: string }) {
  const t = useT();
  const pressed = (seed: SeedRow) => ({
    formAction: `${here}#proposed`,
    'aria-describedby': describedBy(seed),
  });
  return (
    <section id="proposed">
      <h2>{t('seeds.sign')}</h2>
      <p className="soft">{t('seeds.sign.note')}</p>
      <ul className="seeds">
        {seeds.map((seed) => (
          <li key={seed.id}>
            <div>
              <SeedWords seed={seed} />
            </div>
            <div className="row-acts">
              <Beside small kind="main" value={`sign-seed ${seed.id} ${seed.print}`} {...pressed(seed)}>
                {t('seeds.sign.go')}
              </Beside>
              <Beside small value={`drop-seed ${seed.id}`} {...pressed(seed)}>
                {t('seeds.sign.no')}
              </Beside>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RunningSeedsProps {
  activity: ActivityRow;
  seeds: readonly SeedRow[];
  /** The id of the one that is added here. */
  fresh: string;
  /** Ids of statements that many children do not understand: a word, never a number. */
  unclear: readonly string[];
  languages: readonly Language[];
  here: string;
  /** The form of the page that came back, with what is typed here. */
  refused: RefusedForm | undefined;
}

/** The organiser's own statements while children vote: what is not understood can be taken out and said more clearly. */
export function RunningSeeds({
  activity,
  seeds,
  fresh,
  unclear,
  languages,
  here,
  refused,
}: RunningSeedsProps) {
  const t = useT();
  const { language } = useSpeaker();
  const prompt = promptFor(activity.prompts, [language]);
  const place = `${here}#seeds-${activity.id}`;
  return (
    <section id={`seeds-${activity.id}`}>
      <h2>{t('seeds.running')}</h2>
      <p lang={prompt?.language} dir="auto">
        {prompt?.prompt}
      </p>
      <p className="soft">{t('seeds.running.note')}</p>
      {seeds.length === 0 ? <p className="table-empty">{t('seeds.none')}</p> : null}
      <ul className="seeds">
        {seeds.map((seed) => (
          <li key={seed.id} className={seed.state === 'retired' ? 'retired' : undefined}>
            <div>
              <SeedWords seed={seed} />
              {seed.state === 'proposed' ? <p className="soft">{t('seeds.proposed')}</p> : null}
              {unclear.includes(seed.id) ? (
                <p className="unclear-word">
                  <StateStone state="waiting" size={24} />
                  {t('seeds.unclear')}
                </p>
              ) : null}
            </div>
            {seed.state === 'retired' ? (
              <span className="soft">{t('seeds.retired')}</span>
            ) : (
              <Beside
                small
                value={`${seed.state === 'proposed' ? 'drop-seed' : 'retire'} ${seed.id}`}
                formAction={place}
                aria-describedby={describedBy(seed)}
              >
                {t(seed.state === 'proposed' ? 'seeds.drop' : 'seeds.retire')}
              </Beside>
            )}
          </li>
        ))}
      </ul>
      <div>
        <input type="hidden" name={fieldNames.fresh(activity.id)} value={fresh} />
        <h3>{t('seeds.add')}</h3>
        <p className="hint">{t('seeds.hint')}</p>
        <div className="pair">
          <TongueFields
            languages={languages}
            label={t('seeds.words')}
            rows={2}
            nameOf={(tag) => fieldNames.statement(activity.id, tag)}
            refused={refused}
          />
        </div>
        <Beside value={`add-seed ${activity.id}`} sign="add" formAction={place}>
          {t('seeds.add.go')}
        </Beside>
      </div>
    </section>
  );
}
