import { useActionData } from '@remix-run/react';
import type { PseudonymWords } from '../../../../server/core/room/pseudonyms.ts';
import type { Translator } from '../../../../server/core/translation/translator.ts';
import { PageForm } from '../../../components/form/page-form.tsx';
import { Way } from '../../../components/form/with-words.tsx';
import { MessageList } from '../../../components/words/message.tsx';
import { Kicker } from '../../../components/words/notice.tsx';
import { useT } from '../../../i18n/use-t.tsx';
import type { RoomState } from '../../../live/room-state.ts';
import { ChildPage } from '../child-page.tsx';
import { draftOf } from '../composer.tsx';
import type { NotTaken } from '../post.ts';
import { RoomMessages } from './room-messages.tsx';
import { RoomTranslated } from './room-translated.tsx';

interface RoomPastProps {
  data: {
    readonly activity: string;
    readonly postId: string;
    readonly prompt: { readonly words: string; readonly lang: string | undefined };
    readonly room: Pick<RoomState, 'own' | 'state'>;
    readonly words: PseudonymWords;
    readonly translator: Translator['where'];
  };
  past: Pick<RoomState, 'items' | 'earlier'>;
}

/** A hundred of the words that were said before: a page to read, that does not live. What stood in the box of the room goes along, and back. */
export function RoomPast({ data, past }: RoomPastProps) {
  const t = useT();
  const { activity, prompt, room, words } = data;
  const oldest = past.items[0];
  const typed = useActionData<NotTaken>()?.typed;
  const draft = typed ? draftOf(activity) : undefined;
  const here = `/here/room/${activity}`;
  const now = (
    <Way form={draft} to={here}>
      {t('room.look')}
    </Way>
  );
  return (
    <ChildPage layout="room" aims={{ said: 'messages' }} draft={draft}>
      {draft ? (
        <PageForm id={draft} action={here}>
          <input type="hidden" name="id" value={data.postId} />
          <input type="hidden" name="activity" value={activity} />
          <input type="hidden" name={`text-${activity}`} value={typed} />
        </PageForm>
      ) : null}
      <p className="way">{now}</p>
      <Kicker>{t('room.kicker')}</Kicker>
      <h1>{t('room.earlier.title')}</h1>
      <p lang={prompt.lang} dir="auto">
        {prompt.words}
      </p>
      <p className="way">
        {past.earlier && oldest ? (
          <Way form={draft} to={`${here}?before=${oldest.seq}`}>
            {t('room.earlier')}
          </Way>
        ) : (
          t('room.earlier.all')
        )}
      </p>
      <RoomTranslated by={data.translator} />
      <MessageList label={t('room.messages')}>
        <RoomMessages
          items={past.items}
          own={room.own}
          words={words}
          open={room.state === 'open'}
          draft={draft}
        />
        {past.items.length === 0 ? <p>{t('room.none')}</p> : null}
      </MessageList>
      <p className="way">{now}</p>
    </ChildPage>
  );
}
