import { isTimeZone } from '../../../../server/core/consultation/days.ts';

/** Places as they are called today, by the name under which a machine may still list them: it knows both. */
const calledToday: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/**
 * The zones that this machine knows by the names of today, UTC first, and among them the one that is stored, however it is called: a list without it
 * would choose its first one. Read on the server: a browser may know others.
 */
export function timeZones(stored = 'UTC'): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone').map((zone) => {
    const today = calledToday[zone];
    return today !== undefined && isTimeZone(today) ? today : zone;
  });
  return ['UTC', ...[...new Set([...known, stored])].filter((zone) => zone !== 'UTC').sort()];
}
