import { roles } from '../staff/roles.ts';
import type { AuditDeed } from './audit-deeds.ts';

/** What a part of a detail is. Each is said in words of every language. */
export const detailKinds = [
  ...(['activity', 'assessment', 'became', 'chain', 'complaint', 'complaintState', 'consent'] as const),
  ...(['country', 'cuePart', 'cueWay', 'day', 'decision', 'deedState', 'ended', 'factor'] as const),
  ...(['half', 'helpline', 'language', 'lifeState', 'order', 'outcome', 'part', 'phase'] as const),
  ...(['reason', 'remedy', 'roles', 'route', 'size', 'steps', 'time', 'topics', 'unfit'] as const),
  ...(['use', 'way', 'why', 'leftIn', 'leftOut'] as const),
  // Numbers, each with its name.
  ...(['answer', 'answers', 'breakMinutes', 'changed', 'codes', 'consultations', 'differ'] as const),
  ...(['entries', 'erasedAgain', 'findings', 'groups', 'heldAgain', 'hours', 'keyed', 'minutes'] as const),
  ...(['pauseAfterMinutes', 'places', 'round', 'section', 'sections', 'severeBudget'] as const),
  ...(['sheets', 'slowAfterMinutes', 'step', 'tables', 'takenBackAgain', 'texts', 'version'] as const),
  // As they stand: hours of quiet, an address, ids with or without a name, what only another computer compares, and what somebody of staff wrote.
  ...(['night', 'school', 'address', 'named', 'read', 'print', 'words'] as const),
] as const;
export type DetailKind = (typeof detailKinds)[number];

export type DetailPart = { readonly is: DetailKind; readonly said: string };

/** Everywhere, or in one consultation; and that nothing is left there. */
const held = [
  new RegExp(`^(?<roles>(?:${roles.join('|')})(?: (?:${roles.join('|')}))*)$`),
  /^(?<ended>none)$/,
  /^(?<named>\S+) (?<ended>none)$/,
  /^(?<named>\S+) (?<roles>.+)$/,
];
const revision = [/^revision (?<version>\d+)$/];
/** Why; or that what tells who or where a child is was left in with open eyes. */
const reason = [/^(?<leftIn>left-in)$/, /^(?<reason>[a-z-]+)$/];
const language = [/^(?<language>\S+)$/];
const day = [/^(?<day>\d{4}-\d\d-\d\d)$/];
const why = [/^(?<why>no-adult|many-waiting|overseer-overruled|restored|last-day)$/];
const named = [/^(?<named>.+)$/];
const print = [/^(?<print>\S+)$/];
const address = [/^(?<address>\S+)$/];
const sent = [/^(?<address>\S+) (?<print>\S+)$/];
const read = [/^texts (?<texts>\d+)$/, /^(?<read>.+)$/];
const half = [/^(?<part>told|reach) (?<half>[ab])(?: (?<named>.+))?$/];
const part = [/^(?<part>told|reach)$/];
const line = [/^(?<country>\S*) (?<helpline>\S+)$/];
const cue = [/^(?<language>\S+) (?<cuePart>\S+) (?<cueWay>\S+)$/];
const use = [/^(?<use>quotes|translation)$/];
const answer = [/^(?<answer>\d+)$/];
const remedy = [/^(?<remedy>[a-z-]+)$/];
const groups = [/^(?<groups>\d+)$/];
const step = [/^(?<step>\d+)$/];
const sheets = [/^(?<sheets>\d+)$/];
const factor = [/^(?<factor>passkey|totp|recovery)$/];
const hour = [/^(?<day>\d{4}-\d\d-\d\d) (?<time>\S+) (?<minutes>\d+) min$/];

/** How details are written, by deed. What is not here has none. */
const forms: Partial<Record<AuditDeed, readonly RegExp[]>> = {
  'activity:open': why,
  'activity:order': [/^(?<order>earlier|later)$/],
  'activity:paused': why,
  'activity:write': [/^(?<activity>[a-z]+)$/],
  'appeal:publish': reason,
  'appeal:redact': reason,
  'appeal:uphold': reason,
  'assessment:approve': [/^(?<assessment>\S+) (?<version>\d+)$/],
  'assessment:write': [/^(?<assessment>\S+) (?<version>\d+) (?<phase>\S+)$/],
  'audit:head': [/^(?<entries>\d+) (?<print>\S+)$/, ...print],
  'audit:kept': [/^(?<entries>\d+) (?<print>\S+)$/],
  'backup:drop': day,
  'backup:restore': [
    /^(?<consultations>\d+) consultations, (?<erasedAgain>\d+) erased again, (?<takenBackAgain>\d+) taken back again(?:, (?<heldAgain>\d+) held again)?(?:, (?<leftOut>.+))?$/,
  ],
  'case:alone-seen': part,
  'case:answer': answer,
  'case:answer-dropped': answer,
  'case:answer-seen': answer,
  'case:open': half,
  'case:open-alone': part,
  'case:pass': half,
  'case:reseal': half,
  'case:reseal-begin': half,
  'codes:issue': [/^(?<codes>\d+) (?<consent>[a-z]+)$/],
  'codes:replace': [/^(?<codes>\d+)$/],
  'comment:write': named,
  'complaint:answer': [/^(?<round>\d+) (?<outcome>[a-z-]+)$/],
  'complaint:helped': [/^(?<complaintState>[a-z]+)$/],
  'complaint:make': [/^(?<complaint>[a-z]+) (?<way>[a-z]+)$/],
  'complaint:not-helped': [/^(?<complaintState>[a-z]+)$/],
  'complaint:place': named,
  'complaint:read': named,
  'consultation:approved': revision,
  'consultation:attributes': revision,
  'consultation:clone': named,
  'consultation:closed': why,
  'consultation:consent': revision,
  'consultation:destroy': [/^chain (?<chain>whole|broken|unreadable)$/, /^(?<lifeState>[a-z]+)$/],
  'consultation:destroyed': print,
  'consultation:edit': revision,
  'consultation:lapse': address,
  'consultation:move': address,
  'consultation:moved': sent,
  'consultation:open': why,
  'consultation:paused': why,
  'consultation:prepared': revision,
  'consultation:quiet-hours': [/^night (?<night>\S+), school (?<school>\S+)$/],
  'consultation:refuse': print,
  'consultation:return': [/^revision (?<version>\d+): (?<words>[\s\S]+)$/],
  'consultation:sent': sent,
  'consultation:stay': address,
  'consultation:tables': [/^(?<tables>\d+) tables$/],
  'consultation:take': sent,
  'consultation:taken': print,
  'consultation:terms': revision,
  'consultation:until': day,
  'contribution:hide': reason,
  'contribution:publish': reason,
  'contribution:redact': reason,
  'contribution:refuse': reason,
  'contribution:return': reason,
  'contribution:undo': [/^(?<became>[a-z]+)$/],
  'cue:confirm': cue,
  'cue:drop': cue,
  'cue:enter': cue,
  'design:picture': [/^(?<size>\d+x\d+)$/],
  'design:places': [/^(?<places>\d+)$/],
  'desk:limit': [
    /^(?<slowAfterMinutes>\d+) (?<pauseAfterMinutes>\d+) (?<severeBudget>\d+) (?<breakMinutes>\d+)$/,
  ],
  'desk:read': read,
  'document:plain': [
    /^section (?<section>.+)$/,
    /^(?<texts>\d+) texts of General Comment 25 from the software$/,
  ],
  'document:write': [/^(?<sections>\d+) sections$/],
  'group:gather': named,
  'group:lead': named,
  'group:leave': named,
  'group:left': named,
  'helpline:confirm': line,
  'helpline:drop': line,
  'helpline:enter': line,
  'independent-audit:record': day,
  'kiosk:start': [/^(?<hours>\d+) h$/],
  'listening:attend': named,
  'listening:choose': read,
  'listening:hear': read,
  'listening:plan': hour,
  'page:edit': language,
  'paper:ask': sheets,
  'paper:destroy': sheets,
  'paper:key': [/^(?<keyed>\d+)$/],
  'paper:print': [/^(?<sheets>\d+) (?<consent>[a-z]+)$/],
  'paper:read': read,
  'paper:refuse': [/^(?<unfit>age-needed|consent-needed|older-text)$/],
  'paper:rekey': [/^(?<keyed>\d+)$/],
  'paper:reply': sheets,
  'paper:settle': [/^(?<differ>\d+)$/],
  'plain:check': [/^(?<language>\S+): section (?<section>.+)$/],
  'point:tell': [/^(?<route>our-words|also-said)$/],
  'points:read': read,
  'proposal:decline': reason,
  'proposal:take': named,
  'proposals:read': read,
  'quotes:read': read,
  'release:publish': print,
  'release:sign': print,
  'remedy:done': remedy,
  'remedy:promised': remedy,
  'remedy:propose': [/^(?<country>\S+)$/],
  'request:answer': read,
  'response:deed': [/^(?<deedState>done|not-done)$/],
  'response:write': [/^(?<decision>yes|partly|no|later)$/],
  'retention:confirm': day,
  'room:divide': groups,
  'rooms:go-on': why,
  'rooms:rest': why,
  'session:agenda': [/^(?<steps>.+)$/],
  'session:ask': [/^(?<answers>\d+)$/],
  'session:closing': step,
  'session:more': step,
  'session:next': step,
  'session:pace': [/^(?<minutes>\d+)$/],
  'session:plan': hour,
  'session:show': step,
  'session:spotlight': named,
  'session:start': step,
  'session:stop': step,
  'source:check': [/^source (?<version>\d+)$/],
  'source:write': revision,
  'staff:end-sessions': [/^(?<ended>all|one)$/],
  'staff:enrol-factor': factor,
  'staff:enter': factor,
  'staff:invite': held,
  'staff:join': [/^(?<named>\S+) (?<roles>.+)$/],
  'staff:prove-factor': factor,
  'staff:roles': held,
  'training:record': [/^(?<topics>.+) (?<day>\S+)$/],
  'translation:removed': language,
  'translation:signed': language,
  'translation:typed': language,
  'use:asked': use,
  'use:dropped': use,
  'use:made': use,
  'version:explain': [/^version (?<version>\d+), section (?<section>[^:]+): (?<findings>\d+) findings$/],
  'version:sign': [/^version (?<version>\d+)$/],
  'version:write': [/^version (?<version>\d+): (?<sections>\d+) sections, (?<changed>\d+) changed$/],
};

const known: ReadonlySet<string> = new Set(detailKinds);
const isKind = (name: string): name is DetailKind => known.has(name);

/**
 * What the detail of an entry says, part by part; nothing where it says nothing; null where it is written in no way that its deed has now:
 * an entry of before is read as it stands.
 */
export function detailParts(deed: string, detail: string): readonly DetailPart[] | null {
  if (detail === '') return [];
  for (const form of (forms as Readonly<Record<string, readonly RegExp[]>>)[deed] ?? []) {
    const found = form.exec(detail)?.groups;
    if (!found) continue;
    return Object.entries(found).flatMap(([is, said]) =>
      said !== undefined && isKind(is) ? [{ is, said }] : [],
    );
  }
  return null;
}
