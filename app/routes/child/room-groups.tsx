import type { Led } from '../../../server/core/wire/led.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useT } from '../../i18n/use-t.tsx';
import type { RoomPageData } from './room-data.ts';

/**
 * Small groups that a child can go to from its room. Nobody has to, and the way there is a form: it works without script. `waits`: words
 * that are on their way would be gone with the page.
 */
export function RoomGroups({ led, waits }: { led: Led | null; waits: boolean }) {
  const t = useT();
  if (!led?.groups) return null;
  return (
    <Notice live title={t('led.groups')}>
      <p>{t('led.groups.text')}</p>
      <form method="post">
        <input type="hidden" name="intent" value="group" />
        <Button small offBecause={waits ? t('room.sending') : undefined}>
          {t('led.groups.go')}
        </Button>
      </form>
    </Notice>
  );
}

/** In a small group: who sees it, and the way back, which is there always. */
export function InGroup({ group, open }: { group: RoomPageData['group']; open: boolean }) {
  const t = useT();
  if (group === null) return null;
  return (
    <Notice live>
      <p>{t(open ? 'group.here' : 'group.rests')}</p>
      <p>
        <a href={`/here/room/${group.of}`}>{t('group.back')}</a>
      </p>
    </Notice>
  );
}
