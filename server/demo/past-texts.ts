import { type AtLevels, atLevels } from './in-each.ts';
import { demoMinistry } from './ministry.ts';
import type { Asked } from './prepare.ts';

const text = (field: Asked['texts'][number]['field'], texts: AtLevels): Asked['texts'] =>
  atLevels(texts, (body, at) => ({ field, ...at, body }));

/**
 * What children were told of the consultation of the demo that is over. Made up; nobody who speaks them from childhood has read them.
 */
export const pastTexts: Asked['texts'] = [
  ...text('title', {
    en: ['What may a school tablet do?', 'What may your school tablet do?'],
    ar: ['ما الذي يجوز لجهاز المدرسة اللوحي؟', 'ماذا يجوز لجهازك في المدرسة؟'],
    es: ['¿Qué puede hacer una tableta de la escuela?', '¿Qué puede hacer tu tableta de la escuela?'],
    fr: ['Que peut faire une tablette de l’école ?', 'Que peut faire ta tablette de l’école ?'],
    ru: ['Что можно школьному планшету?', 'Что можно твоему школьному планшету?'],
    sw: ['Tableti ya shule inaruhusiwa kufanya nini?', 'Tableti yako ya shule inaruhusiwa kufanya nini?'],
    zh: ['学校的平板电脑可以做什么？', '学校的平板可以做什么？'],
  }),
  ...text('purpose', {
    en: [
      'An order says what tablets of schools may record and tell. We asked children before it was decided.',
      'There is a new rule for school tablets. We asked you first.',
    ],
    ar: [
      'قرار يحدد ما يجوز لأجهزة المدارس أن تسجله وتخبر به. سألنا الأطفال قبل اتخاذه.',
      'هناك قاعدة جديدة لأجهزة المدرسة. سألناكم أولًا.',
    ],
    es: [
      'Una norma dice qué pueden grabar y contar las tabletas de las escuelas. Preguntamos antes de decidir.',
      'Hay una nueva regla para las tabletas de la escuela. Antes te preguntamos.',
    ],
    fr: [
      'Un arrêté dit ce que les tablettes des écoles peuvent noter et dire. Nous avons demandé aux enfants avant la décision.',
      'Il y a une nouvelle règle pour les tablettes de l’école. Nous avons demandé aux enfants d’abord.',
    ],
    ru: [
      'Приказ скажет, что школьные планшеты могут записывать и сообщать. Мы спросили детей до решения.',
      'Есть новое правило для школьных планшетов. Сначала мы спросили вас.',
    ],
    sw: [
      'Amri inasema tableti za shule zinaruhusiwa kurekodi na kusema nini. Tuliwauliza watoto kabla ya uamuzi.',
      'Kuna kanuni mpya ya tableti za shule. Tuliwauliza ninyi kwanza.',
    ],
    zh: [
      '一项规定会写明学校的平板可以记录什么、告诉谁。决定之前，我们问了孩子。',
      '学校的平板有了新规定。我们先问了你们。',
    ],
  }),
  ...text('sponsor', demoMinistry),
  ...text('payer', {
    en: ['The ministry paid for all of it. No company paid or helped.', 'The ministry paid. No company did.'],
    ar: ['دفعت الوزارة التكاليف كلها. لم تدفع أي شركة ولم تساعد.', 'دفعت الوزارة. لم تدفع أي شركة.'],
    es: [
      'El ministerio lo pagó todo. Ninguna empresa pagó ni ayudó.',
      'Pagó el ministerio. No pagó ninguna empresa.',
    ],
    fr: [
      'Le ministère a tout payé. Aucune entreprise n’a payé ni aidé.',
      'Le ministère a payé. Aucune entreprise n’a payé.',
    ],
    ru: [
      'За всё платило министерство. Ни одна компания не платила и не помогала.',
      'Платило министерство. Компании не платили.',
    ],
    sw: [
      'Wizara ililipia yote. Hakuna kampuni iliyolipa wala kusaidia.',
      'Wizara ililipa. Hakuna kampuni iliyolipa.',
    ],
    zh: ['所有费用都由这个部门出。没有公司出钱，也没有公司帮忙。', '钱是这个部门出的。没有公司出钱。'],
  }),
  ...text('gains', {
    en: [
      'Children gain rules for their tablets. The ministry gains an order that fits. Nobody earns money.',
      'You get better rules. The ministry gets a better order. Nobody earns money.',
    ],
    ar: [
      'يكسب الأطفال قواعد لأجهزتهم، وتكسب الوزارة قرارًا مناسبًا. لا أحد يربح مالًا.',
      'تكسب قواعد أفضل، وتكسب الوزارة قرارًا أفضل. لا أحد يربح مالًا.',
    ],
    es: [
      'Niñas y niños ganan reglas para sus tabletas. El ministerio gana una norma que sirve. Nadie gana dinero.',
      'Tú tienes mejores reglas. El ministerio tiene una norma mejor. Nadie gana dinero.',
    ],
    fr: [
      'Les enfants y gagnent des règles pour leurs tablettes. Le ministère y gagne un arrêté qui convient. Personne ne gagne d’argent.',
      'Tu as de meilleures règles. Le ministère a un meilleur arrêté. Personne ne gagne d’argent.',
    ],
    ru: [
      'Дети получают правила для своих планшетов. Министерство получает хороший приказ. Денег никто не зарабатывает.',
      'У тебя будут правила лучше. У министерства будет приказ лучше. Денег никто не зарабатывает.',
    ],
    sw: [
      'Watoto wanapata kanuni za tableti zao. Wizara inapata amri inayofaa. Hakuna anayepata pesa.',
      'Unapata kanuni bora. Wizara inapata amri bora. Hakuna anayepata pesa.',
    ],
    zh: [
      '孩子得到使用平板的规则。部门得到一项合适的规定。没有人赚钱。',
      '你得到更好的规则，部门得到更好的规定。没有人赚钱。',
    ],
  }),
  ...text('readers', {
    en: [
      'Two people who write the order. They see what many children said together, not who said what.',
      'Two people who write the rule. They never see who said what.',
    ],
    ar: [
      'شخصان يكتبان القرار. يريان ما قاله كثير من الأطفال معًا، لا من قال ماذا.',
      'شخصان يكتبان القاعدة. لا يعرفان من قال ماذا.',
    ],
    es: [
      'Dos personas que escriben la norma. Ven lo que se dijo en conjunto, no quién dijo qué.',
      'Dos personas que escriben la regla. Nunca ven quién dijo qué.',
    ],
    fr: [
      'Deux personnes qui écrivent l’arrêté. Elles voient ce que beaucoup d’enfants ont dit ensemble, pas qui a dit quoi.',
      'Deux personnes qui écrivent la règle. Elles ne voient jamais qui a dit quoi.',
    ],
    ru: [
      'Два человека, которые пишут приказ. Они видят, что многие дети сказали вместе. Кто что сказал, они не видят.',
      'Два человека, которые пишут правило. Кто что сказал, они не видят.',
    ],
    sw: [
      'Watu wawili wanaoandika amri. Wanaona walichosema watoto wengi pamoja, si nani alisema nini.',
      'Watu wawili wanaoandika kanuni. Hawaoni kamwe nani alisema nini.',
    ],
    zh: [
      '写这项规定的两个人。他们看到许多孩子一起说了什么，看不到是谁说的。',
      '写规定的两个人。他们看不到是谁说的。',
    ],
  }),
  ...text('change', {
    en: ['All three parts could still change.', 'All three parts could change.'],
    ar: ['كان يمكن أن تتغير الأجزاء الثلاثة كلها.', 'كان يمكن أن تتغير الأجزاء الثلاثة.'],
    es: ['Las tres partes todavía podían cambiar.', 'Las tres partes podían cambiar.'],
    fr: ['Les trois parties pouvaient encore changer.', 'Les trois parties pouvaient changer.'],
    ru: ['Все три части ещё могли измениться.', 'Все три части могли измениться.'],
    sw: ['Sehemu zote tatu bado zingeweza kubadilika.', 'Sehemu zote tatu zingeweza kubadilika.'],
    zh: ['三个部分当时都还可以改。', '三个部分都可以改。'],
  }),
  ...text('decider', {
    en: [
      'Minister Mira Sol. We made her up. She decides the order.',
      'Mira Sol, a minister. We made her up.',
    ],
    ar: ['الوزيرة ميرا سول، وهي من خيالنا. هي تتخذ القرار.', 'ميرا سول، وزيرة من خيالنا.'],
    es: [
      'La ministra Mira Sol. La inventamos. Ella decide la norma.',
      'Mira Sol, una ministra. La inventamos.',
    ],
    fr: [
      'La ministre Mira Sol. Nous l’avons inventée. Elle décide de l’arrêté.',
      'Mira Sol, une ministre. Nous l’avons inventée.',
    ],
    ru: [
      'Министр Мира Сол. Мы её придумали. Она решает, каким будет приказ.',
      'Мира Сол, министр. Мы её придумали.',
    ],
    sw: ['Waziri Mira Sol. Tulimbuni. Yeye anaamua kuhusu amri.', 'Mira Sol, waziri. Tulimbuni.'],
    zh: ['部长米拉·索尔，她是编出来的。由她决定这项规定。', '部长米拉·索尔。她是编出来的。'],
  }),
];
