/** Who may do what: the whole permission table in one file. `can()` is asked by every use case, route and socket event; nothing else decides. */
export const roles = [
  'administrator',
  'organiser',
  'approver',
  'facilitator',
  'moderator',
  'safeguarding-lead',
  'analyst',
  'translator',
  'overseer',
  'decision-maker',
] as const;

export type Role = (typeof roles)[number];

/** `consultationId` '' means: in every consultation of the organisation. */
export type Grant = { readonly role: Role; readonly consultationId: string };

export type Child = {
  readonly kind: 'child';
  readonly consultationId: string;
  readonly participantId: string;
  /** `public`: came without a code. `paper`: wrote on a sheet that somebody handed out. */
  readonly way: 'code' | 'paper' | 'public';
};

export type Staff = {
  readonly kind: 'staff';
  readonly staffId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  readonly roleVersion: number;
  /** The second factor was proven in this session within five minutes; where there is no session it was not. */
  readonly freshFactor: boolean;
  /** The day of the oldest of its trainings, YYYY-MM-DD; '' while one of them is missing (duty.ts says how long they hold). */
  readonly trainedSince: string;
};

/** `system` is the command line and the clock; both are audited under their own name. */
export type System = { readonly kind: 'system'; readonly name: string };
export type Visitor = { readonly kind: 'visitor' };
export type Actor = Child | Staff | System | Visitor;

/**
 * A subject is a consultation of an organisation, or the organisation itself when `consultationId` is absent. Only a role that holds in the
 * whole organisation allows a deed to the organisation; a role in one consultation does not.
 */
export type Subject = { readonly organisationId: string; readonly consultationId?: string };

/** `child` stands for a participant of the consultation; only its own consultation is ever a subject for it. */
const table = {
  'staff:invite': ['administrator'],
  'staff:revoke': ['administrator'],
  'staff:end-sessions': ['administrator'],
  'staff:list': ['administrator', 'overseer'],
  'training:record': ['administrator'],
  // Imprint, privacy notice, accessibility statement: what the organisation says in law.
  'pages:write': ['administrator'],
  // What each language has, and who has read it.
  'languages:read': ['administrator', 'overseer'],
  // What the screens look for: who enters it does not confirm it, and the overseer sees all of it.
  'screens:edit': ['administrator'],
  'screens:confirm': ['safeguarding-lead', 'overseer'],
  'screens:read': ['administrator', 'safeguarding-lead', 'overseer'],
  'consultation:create': ['organiser'],
  'consultation:list': roles,
  'consultation:read': roles.filter((role) => role !== 'translator' && role !== 'decision-maker'),
  'consultation:edit': ['organiser'],
  // Reads what children want others to be asked, once a moderator left it to be shown, and takes it over or says why not.
  'proposals:host': ['organiser'],
  'consultation:approve': ['approver'],
  // That plain words say what the original says, and that somebody outside looked at both sides: nobody says it of what it wrote.
  'plain:check': ['organiser', 'approver', 'translator', 'overseer'],
  'source:check': ['approver', 'overseer'],
  'consultation:open': ['organiser'],
  'consultation:pause': ['organiser', 'moderator', 'safeguarding-lead', 'overseer'],
  // What it let rest itself, and nothing else; the organiser opens that only with a reason that everybody reads.
  'consultation:resume': ['overseer'],
  // One question or room of it, at once: who leads children sees first what does harm there. Others open it again.
  'activity:rest': ['organiser', 'facilitator', 'moderator', 'safeguarding-lead', 'overseer'],
  'activity:wake': ['organiser', 'moderator', 'safeguarding-lead'],
  'consultation:close': ['organiser'],
  'codes:issue': ['organiser', 'facilitator'],
  'codes:replace': ['organiser', 'facilitator'],
  // Devices that children share: who starts one knows the group and reads none of its words.
  'kiosk:run': ['organiser', 'facilitator'],
  // Sheets of paper: who prints or hands them out types none of them, whatever its role (db/queries/paper/paper.ts).
  'paper:print': ['organiser', 'facilitator'],
  'paper:key': ['facilitator', 'moderator'],
  'paper:reply': ['facilitator', 'moderator'],
  'paper:destroy': ['facilitator', 'moderator'],
  // Which children somebody knows only that person can say; what it says opens nothing and closes much.
  'groups:know': ['organiser', 'facilitator', 'moderator', 'safeguarding-lead'],
  'desk:read': ['moderator', 'safeguarding-lead'],
  'desk:decide': ['moderator'],
  // Who reads children's words may stand behind what a program made of them; nobody else has them at hand.
  'translation:sign': ['moderator'],
  // How much whoever reads is asked for; whoever reads does not set it.
  'desk:limit': ['administrator', 'organiser'],
  'room:watch': ['facilitator', 'moderator', 'safeguarding-lead'],
  // Who leads a session says what comes next; who reads children's words there may stand in. Another person agrees to its last words.
  'session:lead': ['facilitator', 'moderator'],
  'session:agree': ['organiser', 'approver', 'facilitator', 'moderator'],
  // An hour in which those who decide listen: who leads puts up what they hear, and they see nothing else of children.
  'listening:lead': ['facilitator', 'moderator'],
  'listening:attend': ['decision-maker'],
  'points:sort': ['analyst'],
  'tables:declare': ['organiser', 'analyst'],
  'tables:read': ['analyst', 'approver'],
  'findings:write': ['analyst'],
  'quotes:approve': ['analyst', 'approver', 'moderator'],
  'release:draft': ['analyst'],
  'release:sign': ['approver'],
  'response:write': ['decision-maker'],
  'audit:read': ['overseer'],
  // An authority asks through whoever runs the machine; no page of ours asks.
  'request:ask': [],
  'request:read': ['administrator', 'organiser', 'overseer'],
  'request:approve': ['administrator', 'organiser'],
  'request:oversee': ['overseer'],
  // Who enters a helpline does not confirm it; an administrator reads no child's words, and none are there.
  'helplines:write': ['administrator'],
  'helplines:confirm': ['administrator', 'organiser', 'approver', 'safeguarding-lead', 'overseer'],
  'case:work': ['safeguarding-lead'],
  'case:oversee': ['overseer'],
  // Nobody who works on a consultation reads what is said against it.
  'complaint:read': ['overseer'],
  'complaint:answer': ['overseer'],
  'comment:write': ['overseer'],
  'independent-audit:record': ['overseer'],
  'remedy:propose': ['administrator'],
  'remedy:confirm': ['administrator', 'overseer'],
  // The clock alone, and the command line: a person of staff destroys nothing before its day.
  'consultation:destroy': [],
  'retention:read': ['administrator', 'overseer'],
  'retention:confirm': ['administrator'],
  'contribution:post': ['child'],
  'vote:cast': ['child'],
  'poll:answer': ['child'],
  'activity:enter': ['child'],
  'room:enter': ['child'],
  'turn:ask': ['child'],
  'use:answer': ['child'],
  'attribute:answer': ['child'],
  'help:ask': ['child'],
  'process:judge': ['child'],
  'finding:check': ['child'],
  'own-words:read': ['child'],
  'own-words:withdraw': ['child'],
  'own-words:appeal': ['child'],
  'words:report': ['child'],
  'own-use:object': ['child'],
  'own-rows:erase': ['child'],
  'own-phrase:make': ['child'],
} satisfies Readonly<Record<string, readonly (Role | 'child')[]>>;

export type Deed = keyof typeof table;
export const deeds = Object.keys(table) as readonly Deed[];

/** What a role shuts, whatever else the same person holds there: who asks reads no words on paper, who runs the site hosts none. What else an administrator would read it holds no role for (held-together.ts). */
const shutBy: Readonly<Partial<Record<Deed, readonly Role[]>>> = {
  'paper:key': ['organiser'],
  'paper:reply': ['organiser'],
  'proposals:host': ['administrator'],
};

/** Deeds that need a second factor proven within the last five minutes: those that cannot be undone, and those that give access. An open session does not prove who sits there. */
export const freshDeeds: readonly Deed[] = [
  'staff:invite',
  'staff:revoke',
  'consultation:approve',
  'consultation:close',
  'request:approve',
  'request:oversee',
  'release:sign',
  'retention:confirm',
  'consultation:destroy',
];

/** True when this person has to prove its second factor again before this deed. The command line and the clock have no second factor. */
export function needsFactor(actor: Actor, deed: Deed): boolean {
  return actor.kind === 'staff' && freshDeeds.includes(deed) && !actor.freshFactor;
}

/** Deeds of children who came with a code: where children meet, somebody has to vouch for everybody who is let in. Without a code a child fills in forms. */
const withCode: readonly Deed[] = ['room:enter', 'turn:ask', 'words:report'];

/**
 * May this actor do this deed to this subject? The command line and the clock (`system`) may do what staff may; never
 * what a child may, so nothing can speak in a child's place.
 */
export function can(actor: Actor, deed: Deed, subject: Subject): boolean {
  const allowed: readonly (Role | 'child')[] = table[deed];
  switch (actor.kind) {
    case 'visitor':
      return false;
    case 'system':
      return !allowed.includes('child');
    case 'child':
      return (
        allowed.includes('child') &&
        subject.consultationId === actor.consultationId &&
        (actor.way !== 'public' || !withCode.includes(deed))
      );
    case 'staff': {
      if (subject.organisationId !== actor.organisationId) return false;
      const holds = (these: readonly string[]) =>
        actor.grants.some(
          (grant) =>
            these.includes(grant.role) &&
            (grant.consultationId === '' || grant.consultationId === subject.consultationId),
        );
      return holds(allowed) && !holds(shutBy[deed] ?? []);
    }
  }
}

/**
 * Deeds whose page is a list over several consultations. A person who may do such a deed in one consultation may open the page; the use
 * case shows only the entries of consultations in which the person may.
 */
const listed: readonly Deed[] = [
  'staff:list',
  'staff:invite',
  'consultation:list',
  'audit:read',
  'request:read',
  'case:work',
  'case:oversee',
  'complaint:read',
];

/** Whether a member of staff may do this in the whole organisation or, for the deeds of such lists, in at least one consultation. */
export function staffMay(actor: Actor, deed: Deed): actor is Staff {
  if (actor.kind !== 'staff') return false;
  const { organisationId } = actor;
  if (can(actor, deed, { organisationId })) return true;
  return (
    listed.includes(deed) &&
    actor.grants.some(({ consultationId }) => can(actor, deed, { organisationId, consultationId }))
  );
}

/** May this actor do this deed to a member of staff? Only if it may do so in every consultation in which that person holds a role. */
export function canTo(actor: Actor, deed: Deed, person: Pick<Staff, 'organisationId' | 'grants'>): boolean {
  const { organisationId, grants } = person;
  if (grants.length === 0) return can(actor, deed, { organisationId });
  return grants.every(({ consultationId }) => can(actor, deed, { organisationId, consultationId }));
}

/** The deeds of one role, for the page that shows the table and for its test. */
export function deedsOf(role: Role | 'child'): readonly Deed[] {
  return deeds.filter((deed) => {
    const allowed: readonly (Role | 'child')[] = table[deed];
    return allowed.includes(role);
  });
}
