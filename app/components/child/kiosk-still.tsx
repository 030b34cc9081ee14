import { goesFromKiosk, kioskAskSeconds, kioskIdleSeconds } from '../../../server/core/room/kiosk.ts';
import { useT } from '../../i18n/use-t.tsx';
import { Notice } from '../words/notice.tsx';

/**
 * Asks at a kiosk whether somebody is there. Its script shows it and counts; without script the page goes by itself. `mark`: whose page it is; null for one
 * of nobody.
 */
export function KioskStill({ mark }: { mark: string | null }) {
  const t = useT();
  return (
    <div
      className="still-there kiosk-still"
      role="status"
      data-ask={kioskAskSeconds}
      data-over={kioskIdleSeconds}
      data-seat={mark ?? ''}
      data-goes={goesFromKiosk(mark)}
    >
      <div hidden>
        <Notice title={t('stay.title')} sign="clock">
          <p>{t('kiosk.still')}</p>
          {/* Of a touch or a key a screen reader may keep to itself: what it presses arrives as a click. */}
          <button type="button" className="button main wide">
            {t('stay.do')}
          </button>
        </Notice>
      </div>
    </div>
  );
}

/**
 * For a kiosk without script: a page cannot know there whether its child does something. One without a box to write in asks; one with a box
 * would take away words, and stays for as long as on any device that several children share.
 */
export function KioskRefresh({
  refresh,
  mark,
  keepsSeconds,
}: {
  refresh: string;
  mark: string | null;
  keepsSeconds: number | null;
}) {
  const goes = keepsSeconds ? `${keepsSeconds};url=${goesFromKiosk(mark)}` : refresh;
  return (
    <noscript>
      <meta httpEquiv="refresh" content={goes} />
    </noscript>
  );
}
