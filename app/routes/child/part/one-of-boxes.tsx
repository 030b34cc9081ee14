import type { UsualWait } from '../../../../server/core/moderation/usual-wait.ts';
import { type Asked, AskedBefore, waitsForAnswer } from '../../../components/child/asked.tsx';
import { BeforeWriting } from '../../../components/child/before-writing.tsx';
import { ChangeMyself } from '../../../components/child/change-myself.tsx';
import type { HelpCardData } from '../../../components/child/help-card.tsx';
import { Button } from '../../../components/form/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { Words } from '../../../components/words/words.tsx';
import { useSpeaker, useT } from '../../../i18n/use-t.tsx';
import { keys } from '../../../keys.ts';

/** What stands in boxes of a page, by activity. */
export type BoxWords = Readonly<Record<string, string>>;

const boxName = /^text-(.+)$/;

/** The words in the boxes of a form but for the one that is sent: they stand there again on the page that comes. */
export function wordsBeside(fields: URLSearchParams): BoxWords {
  const sent = fields.get('activity');
  return Object.fromEntries(
    [...fields].flatMap(([name, words]) => {
      const activity = boxName.exec(name)?.[1];
      return activity && activity !== sent && words.trim() !== '' ? [[activity, words]] : [];
    }),
  );
}

interface OneOfBoxesProps {
  activity: string;
  /** The id of what is asked. All boxes have one label, and who listens hears for which question this one is. */
  prompt: string;
  /** The form that all boxes of the page stand in. */
  form: string;
  /** Rendered into the form of an answer: the same form sent twice is one contribution. */
  id: string;
  typed: string | undefined;
  /** The words in the other boxes, for the form in which a child answers what it is asked. */
  beside: BoxWords;
  error: string | undefined;
  offBecause: string | undefined;
  wait: UsualWait;
  help: HelpCardData;
  /** Of several boxes on a page one has the keys. */
  keyed: boolean;
  asked: Asked | null;
  rests: boolean;
  /** What was typed in another box waits for an answer: until then the words in this one stand as they are. */
  waits: boolean;
}

/**
 * One of several boxes of a page. All of them stand in one form, so that what is sent from one of them, or goes to the page of the look, takes
 * along what is written in the others.
 */
export function OneOfBoxes({
  activity,
  prompt,
  form,
  beside,
  waits,
  asked: found,
  keyed,
  ...box
}: OneOfBoxesProps) {
  const t = useT();
  const { language } = useSpeaker();
  const name = `text-${activity}`;
  const asked = box.rests && found?.asking.kind !== 'care' ? null : found;
  if (waits) {
    const words = box.typed ?? '';
    return words === '' ? null : (
      <>
        <input type="hidden" form={form} name={name} value={words} />
        <Words words={words} lang={language} />
      </>
    );
  }
  return (
    <>
      {asked ? (
        <AskedBefore
          asked={asked}
          name={name}
          help={box.help}
          draft={form}
          keyed={keyed}
          fields={
            <>
              <input type="hidden" name="intent" value="post" />
              <input type="hidden" name="id" value={box.id} />
              <input type="hidden" name="activity" value={activity} />
              {Object.entries(beside).map(([of, words]) => (
                <input key={of} type="hidden" name={`text-${of}`} value={words} />
              ))}
            </>
          }
        />
      ) : null}
      <ChangeMyself asked={asked} keyed={keyed}>
        <BeforeWriting wait={box.wait} answer />
        <Field
          kind="area"
          form={form}
          name={name}
          label={t('ask.label')}
          about={prompt}
          hint={t('ask.hint')}
          error={box.error}
          value={box.typed}
          lang={language}
          accessKey={keyed && !waitsForAnswer(asked) ? keys.answer : undefined}
        />
        <Button
          kind={asked ? 'second' : 'main'}
          wide
          form={form}
          name="activity"
          value={activity}
          aria-describedby={prompt}
          offBecause={box.offBecause}
          accessKey={keyed && !asked ? keys.on : undefined}
        >
          {t('ask.send')}
        </Button>
      </ChangeMyself>
    </>
  );
}
