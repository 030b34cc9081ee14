import { useId } from 'react';
import { listeningMinutes } from '../../../../server/core/room/listening.ts';
import type { ListeningDesk } from '../../../../server/usecases/listening/read-listening.ts';
import { Button } from '../../../components/form/button.tsx';
import { Note } from '../../../components/words/notice.tsx';
import { partsInWords } from '../../../components/words/parts-in-words.ts';
import { Words } from '../../../components/words/words.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { RefusedForm } from '../refused.tsx';
import { WhenFields } from './when-fields.tsx';

interface ListeningHourProps {
  hour: Pick<ListeningDesk, 'hour' | 'state'> & {
    readonly when: string;
    readonly until: string;
    readonly timeZone: string;
  };
  here: string;
  refused: RefusedForm | undefined;
}

/** When the hour is and what can be done about that; or how to plan one. */
export function ListeningHour({ hour, here, refused: anyRefused }: ListeningHourProps) {
  const t = useT();
  const { state, when, until, timeZone } = hour;
  const refused = anyRefused?.refused.field === 'day' ? anyRefused : undefined;
  const ends = state === 'planned' || state === 'due' || state === 'running';
  return (
    <section id="field-hour" tabIndex={-1}>
      <h2>{t('put-up.hour')}</h2>
      <p role="status">{t(`put-up.is.${state}`, { when, until })}</p>
      {ends ? (
        <form method="post" action={here} className="row-acts">
          <input type="hidden" name="id" value={hour.hour} />
          {state === 'running' ? <input type="hidden" name="running" value="1" /> : null}
          {state === 'due' ? (
            <Button kind="main" name="act" value="begin">
              {t('put-up.begin')}
            </Button>
          ) : null}
          <Button name="act" value="end">
            {t(state === 'running' ? 'put-up.end' : 'plan.drop')}
          </Button>
        </form>
      ) : (
        <form method="post" action={here}>
          <input type="hidden" name="act" value="plan" />
          <WhenFields timeZone={timeZone} minutes={listeningMinutes} usual={60} refused={refused} />
          <Button>{t('put-up.plan')}</Button>
          <Note sign="clock">{t('put-up.note')}</Note>
        </form>
      )}
    </section>
  );
}

interface WordsUpProps {
  title: string;
  none: string;
  words: ListeningDesk['up'];
  act: 'put' | 'take';
  here: string;
  /** As many are up as can be. */
  full?: boolean | undefined;
}

/** Words that are up, each to be taken down; or that are not, each to be put up. */
export function WordsUp({ title, none, words, act, here, full = false }: WordsUpProps) {
  const t = useT();
  const why = useId();
  return (
    <section>
      <h2>{title}</h2>
      {full ? (
        <div id={why}>
          <Note>{t('refusal.many-already')}</Note>
        </div>
      ) : null}
      {words.length === 0 ? <p className="table-empty">{none}</p> : null}
      <ul className="counted">
        {words.map(({ id, change, language, parts }) => (
          <li key={id}>
            <div id={`w-${id}`}>
              <Words words={partsInWords(parts, t)} lang={language} />
            </div>
            <form method="post" action={here}>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="change" value={change} />
              <Button
                small
                name="act"
                value={act}
                disabled={full}
                aria-describedby={full ? `w-${id} ${why}` : `w-${id}`}
              >
                {t(act === 'put' ? 'put-up.put' : 'put-up.take')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
