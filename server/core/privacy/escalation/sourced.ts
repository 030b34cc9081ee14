import type { Remedy } from './remedies.ts';

/**
 * What this program brings along: only what was read in a source that is named, on the day that stands beside it. A country that is
 * not here is not forgotten: nobody had a source for it, and whoever runs a site enters its own (`/staff/remedies`). Courts and legal
 * aid are empty for that reason.
 */
export const sourcedRemedies: readonly Remedy[] = [
  {
    country: '',
    kind: 'committee',
    name: 'UN Committee on the Rights of the Child: individual communications',
    contact: 'https://www.ohchr.org/en/treaty-bodies/crc/individual-communications',
    source: 'https://www.ohchr.org/en/treaty-bodies/crc/individual-communications',
    checkedDay: '2026-11-25',
  },
  {
    country: 'IE',
    kind: 'ombudsperson',
    name: 'Ombudsman for Children’s Office',
    contact: 'https://www.oco.ie/complaints/',
    source: 'https://www.oco.ie/complaints/',
    checkedDay: '2026-11-25',
  },
  {
    country: 'PL',
    kind: 'ombudsperson',
    name: 'Rzecznik Praw Dziecka',
    contact: 'https://brpd.gov.pl',
    source: 'https://www.eurodesk.pl/organizacje/biuro-rzecznika-praw-dziecka',
    checkedDay: '2026-11-25',
  },
];
