import type { Act, Row } from './rows.ts';

const act = (name: string, fields: Record<string, string> = {}): Act => ({
  name,
  who: 'anybody',
  fields: () => ({ intent: name, act: name, ...fields }),
});
const row = (route: string, acts: readonly Act[] = []): Row => ({
  route,
  scope: 'part',
  who: 'anybody',
  address: () => route,
  acts,
  known: true,
});
const of = (route: string, address: Row['address']): Row => ({
  ...row(route),
  scope: 'consultation',
  address,
});

/** What anybody may know, with or without a seat, on the staff or not. Nothing stands here before it is published. */
export const publicRows: readonly Row[] = [
  row('/'),
  row('/enter'),
  row('/join', [act('no', { step: 'no' })]),
  row('/open'),
  row('/back', [act('back', { phrase: 'a' })]),
  row('/said'),
  of('/said/:id', (at) => `/said/${at.release}`),
  of('/said/:id/:file', (at) => `/said/${at.release}/release.json`),
  row('/answers'),
  row('/answers.json'),
  row('/answers.atom'),
  row('/api/openapi.json'),
  row('/api/consultations.json'),
  row('/api/releases.json'),
  { ...of('/terms/:id', (at) => `/terms/${at.id}`), known: true },
  // No version of a draft is public before it is signed, and no certificate stands before something was destroyed.
  { ...of('/changed/:id/:number', (at) => `/changed/${at.id}/2`), who: 'nobody' },
  row('/moved'),
  row('/gone'),
  { ...of('/gone/:id', (at) => `/gone/${at.id}`), who: 'nobody' },
  row('/look', [{ ...act('look', { level: 'older' }), leads: true }]),
  row('/help', [act('carry', { carry: '', text: 'Words.' })]),
  row('/help/write', [act('write', { text: '' })]),
  row('/help/back', [
    act('read', { phrase: 'a' }),
    act('write', { phrase: 'a', 'text-told': 'More.' }),
    act('withdraw', { phrase: 'a' }),
  ]),
  row('/wrong', [act('complain', { kind: '' }), act('carry', { carry: '', text: 'Words.' })]),
  row('/wrong/join', [act('join', { words: 'a' })]),
  row('/wrong/back', [
    act('read', { phrase: 'a' }),
    act('helped', { phrase: 'a', round: '1' }),
    act('not-helped', { phrase: 'a', round: '1' }),
    act('take-back', { phrase: 'a' }),
  ]),
  row('/wrong/outside'),
  row('/transparency'),
  row('/transparency.json'),
  row('/keep', [act('carry', { carry: '', text: 'Words.' })]),
  row('/left'),
  // Nobody here sits at a device that many share.
  { ...row('/kiosk/still'), leads: true },
  row('/source'),
  row('/imprint'),
  row('/privacy'),
  row('/accessibility'),
  row('/rights'),
  row('/general-comment'),
  row('/parents'),
  row('/teachers'),
  { ...row('*'), address: () => '/nothing-is-here', who: 'nobody' },
];
