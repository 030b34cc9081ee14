import { endKiosk } from '../usecases/kiosk/end-kiosk.ts';
import { joinAtKiosk } from '../usecases/kiosk/join-at-kiosk.ts';
import { lookAtKiosk } from '../usecases/kiosk/look-at-kiosk.ts';
import { readKiosks } from '../usecases/kiosk/read-kiosks.ts';
import { startKiosk } from '../usecases/kiosk/start-kiosk.ts';
import type { Binders } from './binders.ts';

/** Devices at which one child after the other takes part without a code. */
export function kioskServices({ bind }: Binders) {
  return {
    groups: bind(readKiosks),
    start: bind(startKiosk),
    end: bind(endKiosk),
    look: bind(lookAtKiosk),
    join: bind(joinAtKiosk),
  };
}
