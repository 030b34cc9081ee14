import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { screeningPacks } from '../../../locales/screening.ts';
import { screenLines } from '../../../server/commands/screen.ts';
import { screenText } from '../../../server/core/moderation/screen-text.ts';
import { digitSystems } from '../../../server/core/moderation/screens/digits.ts';
import { fold, foldedText, placeIn } from '../../../server/core/moderation/screens/fold.ts';
import { groomingFamilies, packSchema } from '../../../server/core/moderation/screens/pack.ts';
import { phrasesOf, slotsOf } from '../../../server/core/moderation/screens/phrases.ts';
import { loadScreens } from '../../../server/screening/policy.ts';
import { groomingSentences } from '../../prove/screening/grooming.ts';
import { groups, sentencesAbout } from '../../prove/screening/groups.ts';

const screens = loadScreens();
const screen = (
  text: string,
  more: { previous?: string[]; sensitiveTopic?: boolean; language?: string } = {},
) => screenText({ text, previous: [], language: 'en', ...more }, screens);
const found = (text: string, more = {}) =>
  screen(text, more).findings.map(({ rule, start, end }) => [rule, text.slice(start, end)]);

describe('folding', () => {
  it('R134: knows every decimal system of Unicode 17, and leads back to the text as given', () => {
    expect(digitSystems).toHaveLength(77);
    for (const zero of digitSystems) {
      const number = [...'0712345689']
        .map((digit) => String.fromCodePoint(zero + Number(digit)))
        .join('\u200B');
      expect(found(`a ${number} b`)).toEqual([['contact-number', number]]);
    }
    const folded = fold('é𝟘ﷺ\u200B٣x');
    const at = folded.text.indexOf('3');
    expect(placeIn(folded, at, at + 1)).toEqual({ start: 5, end: 6 });
  });

  it('R134: leaves nothing in that Unicode folds away, and is the same whether places are kept or not', () => {
    for (let point = 1; point <= 0xffff; point += 1) {
      const written = String.fromCodePoint(point);
      const { text } = fold(written);
      if (text !== foldedText(written)) expect.fail(`two forms: ${point}`);
      if (text !== text.normalize('NFKC').toLowerCase().normalize('NFD')) expect.fail(`not folded: ${point}`);
    }
  });

  it('R134: sees nothing in a sign that Unicode draws as nothing, also in one that nobody has given a meaning yet', () => {
    let signs = 0;
    for (let point = 0; point <= 0x10ffff; point += 1) {
      const written = String.fromCodePoint(point);
      if (!/\p{Default_Ignorable_Code_Point}/u.test(written)) continue;
      signs += 1;
      if (foldedText(written) !== '') expect.fail(`seen: ${point.toString(16)}`);
    }
    expect(signs).toBeGreaterThan(4_000);
    for (const sign of ['\uFFF0', '\u{E0080}', '\u{E0FFF}']) {
      const number = [...'0712345689'].join(sign);
      expect(found(`a ${number} b`)).toEqual([['contact-number', number]]);
    }
  });
});

describe('numbers in words and pieces', () => {
  it.each([
    ['my number is oh seven nine double one two three four', 'oh seven nine double one two three four'],
    ['رقمي صفر سبعة تسعة واحد اثنين ثلاثة أربعة', 'صفر سبعة تسعة واحد اثنين ثلاثة أربعة'],
    ['mi número es cero siete nueve doble uno dos tres cuatro', 'cero siete nueve doble uno dos tres cuatro'],
    ['мой номер ноль семь девять дважды один два три четыре', 'ноль семь девять дважды один два три четыре'],
    ['namba yangu ni sifuri saba moja mbili tatu nne tano sita', 'sifuri saba moja mbili tatu nne tano sita'],
    ['我的电话一三八零零一二三八', '一三八零零一二三八'],
    ['it is O7I 234 5689', 'O7I 234 5689'],
  ])('R134: %s', (text, place) => {
    expect(found(text)).toContainEqual(['contact-number-spelled', place]);
  });

  it('R134: sees a number over three messages, and no number in answers about other things', () => {
    expect(found('4567', { previous: ['050', 'then 123'] })).toEqual([['contact-number-split', '4567']]);
    expect(found('I am 12', { previous: ['2024', 'yes'] })).toEqual([]);
  });
});

describe('what children tell', () => {
  it.each([
    ['en', 'My dad hits me every day'],
    ['ar', 'أبي يضربني كل يوم'],
    ['es', 'Mi papá me pega todos los días'],
    ['ru', 'Папа бьёт меня каждый день'],
    ['sw', 'Baba yangu ananipiga kila siku'],
    ['zh', '我爸每天打我'],
  ])('R137: offers help in %s, whatever language is said', (_language, text) => {
    for (const language of ['en', 'ar', 'zh', 'xx']) {
      const { verdict, findings } = screen(text, { language });
      expect(verdict).toBe('help');
      expect(Math.max(...findings.map(({ severity }) => severity))).toBe(3);
    }
  });

  it.each([
    ['老师不应该打我们', '老师每天打我们，他不应该打我'],
    ['walimu hawapaswi kutupiga', 'walimu hawapaswi kutupiga lakini mwalimu ananipiga'],
    ['учителя не должны бить детей', 'учителя не должны бить детей а папа меня бьёт'],
    ['لازم يمنعوا ضرب الاطفال', 'لازم يمنعوا ضرب الاطفال وابي يضربني'],
    ['apps should not share my photos', 'he will share my photos'],
  ])(
    'R548: an opinion about a rule offers no help and comes earlier, what is told beside it does: %s',
    (opinion, told) => {
      expect(screen(opinion).verdict).toBe('pass');
      expect(screen(opinion).findings).toMatchObject([{ rule: 'disclosure-unsure', severity: 1 }]);
      expect(screen(told).verdict).toBe('help');
    },
  );

  it('R548: living in a street is no life on the street', () => {
    expect(screen('Vivo en la calle Rosas 12').verdict).toBe('ask');
    for (const text of [
      'vivo en la calle',
      'vivo en la calle desde hace 2 meses',
      'Vivo en la calle con mi mamá',
    ])
      expect(screen(text).verdict, text).toBe('help');
  });

  it.each([
    'I will kill you',
    'je vais te tuer',
    'te voy a matar',
    'я тебя убью',
    'رح اقتلك',
    'nitakuua',
    '我要杀了你',
    'i w1ll k1ll youuu',
  ])('R549: a threat goes to a person before others and is marked: %s', (text) => {
    const { verdict, findings } = screen(text);
    expect(verdict).toBe('hold');
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'threat', severity: 3, reason: 'harm' }));
  });

  it('R553: words of harm are matched as they sound: letters doubled, digits for letters', () => {
    for (const text of [
      'my dad always hiting me',
      'i wanna d1e',
      'quiero m0rir',
      'nataka kufaa',
      'хочу умерееть',
    ])
      expect(screen(text).verdict, text).toBe('help');
    expect(screen('i want 2 vote b4 im 18').verdict).toBe('pass');
  });

  it('R137: offers none where harm is spoken of in general, and points at nothing where it is the topic', () => {
    const text = 'The law should protect children from suicide.';
    expect(screen(text).verdict).toBe('hold');
    expect(screen(text, { sensitiveTopic: true }).verdict).toBe('pass');
    expect(screen('I want to die', { sensitiveTopic: true }).verdict).toBe('help');
  });

  it.each([
    ['dont tell ur mum', 'grooming-secrecy'],
    ['how old r u', 'grooming-age'],
    ['send me a pic', 'grooming-pictures'],
    ['no le digas a tu mamá', 'grooming-secrecy'],
    ['не говори маме', 'grooming-secrecy'],
    ['скинь фотку', 'grooming-pictures'],
    ['usimwambie mama yako', 'grooming-secrecy'],
    ['不要告诉你妈妈', 'grooming-secrecy'],
    ['أرسل لي صورتك', 'grooming-pictures'],
    ['join our gang', 'grooming-recruitment'],
  ])('holds for a person: %s', (text, rule) => {
    const { verdict, findings } = screen(text);
    expect(verdict).toBe('hold');
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });

  it('R138: who is named changes neither the verdict nor the place in the queue', () => {
    for (const [language, names] of Object.entries(groups)) {
      for (const text of names.flatMap((group) => sentencesAbout(language, group))) {
        const { verdict, findings } = screen(text, { language });
        expect([text, verdict, Math.max(0, ...findings.map(({ severity }) => severity))]).toEqual([
          text,
          'pass',
          0,
        ]);
      }
    }
  });

  it('R139: harsh words pass and stand earlier in the queue; an identity is none', () => {
    const { verdict, findings } = screen('this shit is boring');
    expect(verdict).toBe('pass');
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['harsh-word', 1]]);
    expect(screen('lesbian and gay children need a voice').findings).toEqual([]);
  });

  it('R141: a platform is a topic until a name stands beside it', () => {
    expect(found('I use TikTok too much')).toEqual([]);
    expect(found('my insta is cool.kid')).toEqual([
      ['contact-handle', 'insta is cool.kid'.replace(/^/, 'my ')],
    ]);
    expect(screen('discord . gg / abc').verdict).toBe('ask');
  });

  it('R141: no handle is read into a Russian word whose letters look Latin, and one with a Latin letter is', () => {
    for (const text of ['TikTok – хорошее приложение.', 'В ТикТоке скучно.Там реклама.', 'Инста: тоска'])
      expect(found(text), text).toEqual([]);
    // The second letter is a Cyrillic one.
    expect(found('тикток: cоolkid')).toEqual([['contact-handle', 'тикток: cоolkid']]);
  });

  it('R547: a class, a school and a place to live without a number are asked about, of whoever says it is its own', () => {
    const all = (text: string) => found(text).map(([rule, words]) => `${rule}: ${words}`);
    expect(all('im in class 7c and our toilets are broken')).toContain('person-class: class 7c');
    expect(all('im in year 5 at Hillside Primary')).toContain('person-class: year 5 at Hillside Primary');
    expect(all('انا في الصف السابع ج')).toContain('person-class: الصف السابع ج');
    expect(all('我在七年级三班')).toContain('person-class: 七年级三班');
    expect(all('i go to st marys')).toContain('person-school: st marys');
    expect(all('i live in Green Street by the church')).toContain(
      'place-address: Green Street by the church',
    );
    expect(all('vivo detrás de la mezquita')).toContain('place-address: detrás de la mezquita');
    expect(all('me yamo sofia lopez')).toContain('person-name: sofia lopez');
    for (const text of [
      'we played 3:2 against class 6a',
      'class 5 and class 6 should have the same break',
      'i live in a busy street',
      'the street where i live should have trees',
      'i live near the sea',
      'my name is a secret',
      'im in 5 clubs',
    ])
      expect(screen(text).verdict, text).toBe('pass');
  });

  it('R550: the name of an animal or of whoever holds an office gives no child away; a friend after it does', () => {
    for (const text of [
      'my dog is called Bruno',
      'the minister Mrs Smith should come',
      'mi gata se llama Luna',
    ])
      expect(screen(text).verdict, text).toBe('pass');
    expect(screen('I have a dog and my friend Tom Baker has a cat').verdict).toBe('ask');
  });

  it('sees the number of a school and of a house in Russian, and no days and years', () => {
    expect(found('Учусь в школе № 57.')).toEqual([['person-school', 'школе № 57']]);
    expect(found('Хожу в школу 5 дней в неделю.')).toEqual([]);
    expect(found('живу на улице Садовой, дом 12')).toEqual([['place-address', 'улице Садовой, дом 12']]);
    expect(found('Наш дом 5 лет строят, в нём квартира тёти.')).toEqual([]);
  });
});

describe('packs', () => {
  it('R135: each fits its schema and says that nobody has read it yet', () => {
    for (const [tag, raw] of Object.entries(screeningPacks)) {
      expect(packSchema.parse(raw).reviewed, tag).toBeNull();
    }
  });

  it('R135: a pattern that cannot be read is an error', () => {
    expect(() => phrasesOf([['a {nobody}', 1]], { slots: new Map(), gap: 1 })).toThrow('no slot nobody');
    expect(() => phrasesOf([['… a', 1]], { slots: new Map(), gap: 1 })).toThrow('begins with a word');
    expect(() => phrasesOf([[', {nobody}', 1]], { slots: slotsOf({}), gap: 1 })).toThrow('no slot nobody');
    // What every object has is no slot of a pack.
    for (const name of ['constructor', 'toString', 'valueOf'])
      expect(() => phrasesOf([[`a {${name}}`, 1]], { slots: slotsOf({ carer: ['dad'] }), gap: 1 })).toThrow(
        `no slot ${name}`,
      );
  });
});

describe('the command', () => {
  it('R140: answers every line in order, and goes on after one it cannot read', async () => {
    const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
    input.end(
      '{"id":1,"text":"call 0501234567"}\nnot json\n{"id":"b"}\n\n{"id":"c","text":"a park","previous":[]}\n',
    );
    expect(await screenLines([], { input, output, errors })).toBe(0);
    const lines = String(output.read())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id, verdict, error }) => [id, verdict, error !== undefined])).toEqual([
      [1, 'ask', false],
      [null, undefined, true],
      [null, undefined, true],
      ['c', 'pass', false],
    ]);
    expect(lines[0].findings).toEqual([{ rule: 'contact-number', start: 5, end: 15 }]);
    expect(await screenLines(['--no'], { input, output, errors })).toBe(64);
  });
});

describe('what "prove screening" has to find of grooming', () => {
  it('R135: is every family, also where a language has no sentence of one', () => {
    expect(groomingSentences('xx')).toEqual(groomingFamilies.map((family) => [family, []]));
    for (const [family, sentences] of groomingSentences('en'))
      expect([family, sentences.length > 0]).toEqual([family, true]);
  });
});
