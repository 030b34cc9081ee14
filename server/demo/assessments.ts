import type { DataPart, ImpactPart, WeighedRight } from '../core/consultation/assessment.ts';
import type { AssessmentEdit } from '../usecases/consultation/write-assessment.ts';
import { dataWords, impactWords } from './assessment-words.ts';

/**
 * The assessments of the demo: what a ministry could write about a consultation on a made-up law. Made up too, and nobody who assesses
 * for a living has read them.
 */
type Row = readonly [rights: readonly WeighedRight[], criterion: string, finding: string, measure: string];

const impact: Readonly<Record<ImpactPart, Row>> = {
  equal: [
    ['equal', 'heard'],
    'Can a child take part with an old phone, without its own phone, and in the language it speaks?',
    'Children without a device, and children whose language is not offered, would be left out.',
    'The pages work without script; sheets are printed; the languages that are missing are listed in public with a plan.',
  ],
  best: [
    ['heard', 'protected'],
    'Where being heard and being protected pull apart, which way serves the child better?',
    'Reading every message before it is shown protects and delays. Not reading would be quicker and would expose some.',
    'Every message is read first. How long that takes is told, and a refusal has a reason and a second look.',
  ],
  life: [
    ['protected', 'growing'],
    'What could happen to a child because it takes part?',
    'A child may tell of harm, or may be asked at home or at school what it wrote.',
    'What tells of harm is sealed for two trained leads. Nobody who teaches or raises the child can look up its words.',
  ],
  heard: [
    ['heard'],
    'Does what children say reach somebody who may still change the law?',
    'The minister can change all three parts until the bill goes to parliament.',
    'Each finding gets an answer by the day that is told, and whether it was carried out is told as well.',
  ],
  capacities: [
    ['growing', 'informed'],
    'Can a child of nine understand what it is asked?',
    'The text of the bill is not readable for children.',
    'Every part stands in two levels of plain words, and the child chooses which.',
  ],
  business: [
    ['protected', 'private'],
    'Does anybody earn by what children say here?',
    'Companies that the law binds have an interest in what it will say.',
    'No company pays, reads or edits. Findings are published for everybody at the same time.',
  ],
  remedy: [
    ['remedied'],
    'Where does a child go when something here is wrong?',
    'The team that prepares the consultation cannot judge complaints about itself.',
    'Complaints go to the overseer, without a name; ways outside this house are listed first.',
  ],
  informed: [
    ['informed'],
    'Does a child learn enough, and from more than one side?',
    'On these pages the ministry alone explains the bill.',
    'Arguments for and against stand beside each part, and somebody who works for none of them read both.',
  ],
  speaking: [
    ['speaking', 'protected'],
    'Is any view held back because it is unwelcome?',
    'Screens point at words and cannot tell a harsh view from an insult.',
    'No reason for hiding is about an opinion. A person decides, and what remains is counted.',
  ],
  privacy: [
    ['private'],
    'Could anybody learn who said what?',
    'Free text may name the writer. Small groups could be guessed from tables.',
    'Nothing that identifies is stored; names are hidden by a moderator; numbers under ten are not told.',
  ],
  violence: [
    ['protected', 'together'],
    'Could children be hurt by other children or by adults in the room?',
    'A room with strangers can be used to approach a child.',
    'There are no private messages, rooms open only while a moderator and a lead are there, contacts are held.',
  ],
  disability: [
    ['equal', 'speaking'],
    'Can children with disabilities take part without help that exposes them?',
    'Pages were checked by a program. No disabled children have tried them.',
    'That it is not yet tested is said in public; testing together with children is the next step.',
  ],
  playing: [
    ['playing', 'growing'],
    'Does taking part cost sleep, play or time with friends?',
    'Live rooms in the evening would.',
    'Nothing calls a child back, and there is no score. Forms can be filled in at any time of day.',
  ],
};

const data: Readonly<Record<DataPart, Row>> = {
  purpose: [
    ['informed', 'private'],
    'Is there one purpose, fixed before the first word?',
    'The purpose is to hear children on one bill.',
    'Words are used for nothing else. Further uses are asked about one by one, and no is as easy as yes.',
  ],
  necessity: [
    ['private'],
    'Would less do?',
    'Age, gender, origin and place would say more about groups and are not needed for this law.',
    'Children are asked nothing about themselves.',
  ],
  consent: [
    ['informed', 'private'],
    'Is anything stored before the child said yes?',
    'A child reads the first page and chooses; before that nothing is written.',
    'No age is verified, no parent is asked by us, and no is one tap.',
  ],
  people: [
    ['private', 'protected'],
    'Who reads what, and could somebody read more?',
    'Moderators and safeguarding leads read what is not yet shown, and analysts what never was, after closing.',
    'Roles exclude each other, reading is logged by day, and the overseer reads the log.',
  ],
  security: [
    ['private', 'protected'],
    'What happens when a disk or a password is lost?',
    'The folder alone opens nothing: each consultation has a key of its own.',
    'Staff need a second factor; what is most sensitive needs it again.',
  ],
  keeping: [
    ['private'],
    'When is it gone, and does that happen without anybody?',
    'Words are needed until the answer is given.',
    'On the last day the key is destroyed by the clock, and a certificate is public.',
  ],
  rights: [
    ['private', 'remedied'],
    'Can a child see, correct, take back and erase without an adult?',
    'Without a name the program cannot know a child again.',
    'Six words bring a child back to what is held about it, on any device.',
  ],
  watching: [
    ['speaking', 'private'],
    'Does any part of it watch children or rank them?',
    'Screens look at each text and keep nothing about the child.',
    'No score, no history and no addresses. Screens point, people decide.',
  ],
  publishing: [
    ['private', 'equal'],
    'Could a published number or quote name a child?',
    'A table of few children can.',
    'Numbers are rounded to five, those under ten are hidden, quotes need the child’s yes and two people.',
  ],
  remaining: [
    ['protected', 'private'],
    'What can still go wrong?',
    'A child may write its own name, and somebody who reads along at home may know it.',
    'Both are said to children before they write. The overseer can pause all of it.',
  ],
};

const partsOf = (rows: Readonly<Record<string, Row>>): AssessmentEdit['parts'] =>
  Object.entries(rows).map(([part, [rights, criterion, finding, measure]]) => ({
    part,
    rights,
    criterion,
    finding,
    measure,
  }));

export const demoAssessments: readonly Pick<AssessmentEdit, 'kind' | 'language' | 'parts' | 'words'>[] = [
  { kind: 'impact', language: 'en', parts: partsOf(impact), words: impactWords },
  { kind: 'data-protection', language: 'en', parts: partsOf(data), words: dataWords },
];
