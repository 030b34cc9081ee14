import { minuteIn } from '../../../../server/core/consultation/quiet-hours.ts';
import type { DetailKind, DetailPart } from '../../../../server/core/privacy/audit-details.ts';
import { countryInWords, languageInWords } from '../../../i18n/countries.ts';
import { dayInWords, timeInWords } from '../../../i18n/dates.ts';
import { isolated } from '../../../i18n/isolated.ts';
import { localeOf } from '../../../i18n/locale-of.ts';
import type { Key, Speaker, T } from '../../../i18n/translator.ts';

/** Words out of a list of the program: the key of each is this and the word. */
const lists: Partial<Record<DetailKind, string>> = {
  activity: 'activities.kind.',
  assessment: 'assessment.',
  became: 'desk.state.',
  complaint: 'complaint.kind.',
  complaintState: 'complaint.state.',
  consent: 'codes.consent.',
  cuePart: 'screens.part.',
  cueWay: 'screens.way.',
  decision: 'answers.decision.',
  deedState: 'ledger.is.',
  helpline: 'helplines.kind.',
  lifeState: 'life.',
  outcome: 'complaints.outcome.',
  part: 'sg.part.',
  phase: 'assessment.phase.',
  remedy: 'sg.remedy.',
  roles: 'role.',
  steps: 'session.kind.',
  topics: 'training.',
  use: 'consent.use.',
  way: 'complaint.way.',
};

/** Words that only a log has. */
const own: ReadonlySet<DetailKind> = new Set([
  'chain',
  'ended',
  'factor',
  'leftIn',
  'order',
  'route',
  'unfit',
  'why',
]);

/** Numbers of the limits of a desk are called there as on their own page. */
const named: Partial<Record<DetailKind, Key>> = {
  slowAfterMinutes: 'desk-limits.slowAfterMinutes',
  pauseAfterMinutes: 'desk-limits.pauseAfterMinutes',
  severeBudget: 'desk-limits.severeBudget',
  breakMinutes: 'desk-limits.breakMinutes',
};

/** One part of a detail in words of a language. */
export function partInWords({ is, said }: DetailPart, speaker: Pick<Speaker, 't' | 'language'>): string {
  const { t, language } = speaker;
  const numbers = (digits: string) =>
    digits.replace(/\d+/g, (each) => new Intl.NumberFormat(localeOf(language)).format(Number(each)));
  const times = (digits: string) =>
    digits.replace(/\d{2}:\d{2}/g, (each) => timeInWords(language, minuteIn(each) ?? 0, 'UTC'));
  if (own.has(is)) return t(`audit.word.${said}` as Key);
  const list = lists[is];
  if (list)
    return said
      .split(/,? /)
      .map((word) => (/^\d+$/.test(word) ? numbers(word) : word === '' ? '' : known(list, { word, t })))
      .join(is === 'steps' ? ' ' : t('list.and'));
  switch (is) {
    case 'reason':
      return t(`reason.${said}.label` as Key);
    case 'language':
      return languageInWords(language, said);
    case 'country':
      return countryInWords(language, { code: said, t });
    case 'day':
      return dayInWords(language, said);
    case 'leftOut':
      return t('audit.word.left-out');
    case 'night':
    case 'school':
      return t(`audit.of.${is}`, { span: said === 'none' ? t('audit.word.none') : times(said) });
    case 'size':
      return numbers(said).replace('x', ' × ');
    case 'words':
      return isolated(said);
    case 'time':
      return times(said);
    case 'address':
      return said;
    default:
      return `${named[is] ? t(named[is]) : ofWhat(is, t)}${t('list.colon')}${numbers(said)}`;
  }
}

/** What stands in no list any more is said as it was written. */
function known(list: string, { word, t }: { word: string; t: T }): string {
  const said = t(`${list}${word}` as Key);
  return said === `${list}${word}` ? word : said;
}

const ofWhat = (is: DetailKind, t: T): string => t(`audit.of.${is}` as Key);
