import { type AtLevels, atLevels } from './in-each.ts';
import { demoMinistry } from './ministry.ts';
import type { Asked } from './prepare.ts';

/**
 * What children are told of the demo consultation. The law is made up. Everything but the English is a draft that no native speaker has
 * read yet.
 */
const text = (field: Asked['texts'][number]['field'], texts: AtLevels): Asked['texts'] =>
  atLevels(texts, (body, at) => ({ field, ...at, body }));

export const demoTexts: Asked['texts'] = [
  ...text('title', {
    en: ['What should children know and decide about their data?', 'What should you know about your data?'],
    ar: ['ماذا يحق للأطفال أن يعرفوا ويقرروا بشأن بياناتهم؟', 'ماذا يحق لك أن تعرف عن بياناتك؟'],
    es: [
      '¿Qué deberían saber y decidir niñas y niños sobre sus datos?',
      '¿Qué deberías saber sobre tus datos?',
    ],
    fr: [
      'Que devraient savoir et décider les enfants sur leurs données ?',
      'Que devrais-tu savoir sur tes données ?',
    ],
    ru: ['Что дети должны знать и решать о своих данных?', 'Что тебе нужно знать о своих данных?'],
    sw: ['Watoto wajue na waamue nini kuhusu taarifa zao?', 'Unapaswa kujua nini kuhusu taarifa zako?'],
    zh: ['关于自己的数据，孩子应该知道什么、决定什么？', '关于你的数据，你该知道什么？'],
  }),
  ...text('purpose', {
    en: [
      'A new law will say what apps and schools may collect about children. We want to hear you before it is decided.',
      'A new law is being written. It is about data of children. Your view can change it.',
    ],
    ar: [
      'سيحدد قانون جديد ما يجوز للتطبيقات والمدارس أن تجمعه عن الأطفال. نريد أن نسمعك قبل اتخاذ القرار.',
      'نكتب قانونًا جديدًا عن بيانات الأطفال. رأيك يمكن أن يغيره.',
    ],
    es: [
      'Una nueva ley dirá qué pueden guardar las apps y las escuelas sobre ti. Queremos escucharte antes de decidir.',
      'Se escribe una nueva ley. Trata de los datos de niñas y niños. Tu opinión puede cambiarla.',
    ],
    fr: [
      'Une nouvelle loi dira ce que les applis et les écoles peuvent noter sur toi. Nous voulons t’entendre avant la décision.',
      'On écrit une nouvelle loi. Elle parle des données des enfants. Ton avis peut la changer.',
    ],
    ru: [
      'Новый закон скажет, что приложения и школы могут собирать о детях. Мы хотим услышать тебя до решения.',
      'Пишут новый закон. Он о данных детей. Твоё мнение может его изменить.',
    ],
    sw: [
      'Sheria mpya itasema programu na shule zinaweza kukusanya nini kuhusu watoto. Tunataka kukusikia kabla ya uamuzi.',
      'Sheria mpya inaandikwa. Inahusu taarifa za watoto. Maoni yako yanaweza kuibadilisha.',
    ],
    zh: [
      '一部新法律将规定，应用和学校可以收集孩子的哪些信息。在决定之前，我们想听听你的想法。',
      '有一部新法律正在写。它讲的是孩子的数据。你的想法可以改变它。',
    ],
  }),
  ...text('sponsor', demoMinistry),
  ...text('payer', {
    en: ['The ministry pays for all of it. No company pays or helps.', 'The ministry pays. No company does.'],
    ar: ['الوزارة تدفع التكاليف كلها. لا تدفع أي شركة ولا تساعد.', 'الوزارة تدفع. لا تدفع أي شركة.'],
    es: [
      'El ministerio lo paga todo. Ninguna empresa paga ni ayuda.',
      'Paga el ministerio. No paga ninguna empresa.',
    ],
    fr: [
      'Le ministère paie tout. Aucune entreprise ne paie ni n’aide.',
      'Le ministère paie. Aucune entreprise ne paie.',
    ],
    ru: [
      'За всё платит министерство. Ни одна компания не платит и не помогает.',
      'Платит министерство. Компании не платят.',
    ],
    sw: [
      'Wizara inalipia yote. Hakuna kampuni inayolipa wala kusaidia.',
      'Wizara inalipa. Hakuna kampuni inayolipa.',
    ],
    zh: ['所有费用由这个部门出。没有公司出钱，也没有公司帮忙。', '钱是这个部门出的。没有公司出钱。'],
  }),
  ...text('gains', {
    en: [
      'Children gain rules about their data. The minister gains a law that children helped to write. Nobody earns money.',
      'You get better rules. The minister gets a better law. Nobody earns money.',
    ],
    ar: [
      'يكسب الأطفال قواعد لبياناتهم، وتكسب الوزيرة قانونًا ساعد الأطفال في كتابته. لا أحد يربح مالًا.',
      'تكسب قواعد أفضل. وتكسب الوزيرة قانونًا أفضل. لا أحد يربح مالًا.',
    ],
    es: [
      'Niñas y niños ganan reglas para sus datos. La ministra gana una ley escrita con su ayuda. Nadie gana dinero.',
      'Tú tienes mejores reglas. La ministra tiene una ley mejor. Nadie gana dinero.',
    ],
    fr: [
      'Les enfants y gagnent des règles pour leurs données. La ministre y gagne une loi écrite avec leur aide. Personne ne gagne d’argent.',
      'Tu as de meilleures règles. La ministre a une meilleure loi. Personne ne gagne d’argent.',
    ],
    ru: [
      'Дети получают правила для своих данных. Министр получает закон, который помогли написать дети. Денег никто не зарабатывает.',
      'У тебя будут правила лучше. У министра будет закон лучше. Денег никто не зарабатывает.',
    ],
    sw: [
      'Watoto wanapata kanuni kuhusu taarifa zao. Waziri anapata sheria ambayo watoto walisaidia kuiandika. Hakuna anayepata pesa.',
      'Unapata kanuni bora. Waziri anapata sheria bora. Hakuna anayepata pesa.',
    ],
    zh: [
      '孩子得到保护自己数据的规则。部长得到一部孩子一起写的法律。没有人赚钱。',
      '你得到更好的规则。部长得到更好的法律。没有人赚钱。',
    ],
  }),
  ...text('readers', {
    en: [
      'Two people who write the law. They see what many children said together, not who said what.',
      'Two people who write the law. They never see who said what.',
    ],
    ar: [
      'شخصان يكتبان القانون. يريان ما قاله كثير من الأطفال معًا، لا من قال ماذا.',
      'شخصان يكتبان القانون. لا يعرفان من قال ماذا.',
    ],
    es: [
      'Dos personas que escriben la ley. Ven lo que se dijo en conjunto, no quién dijo qué.',
      'Dos personas que escriben la ley. Nunca ven quién dijo qué.',
    ],
    fr: [
      'Deux personnes qui écrivent la loi. Elles voient ce que beaucoup d’enfants ont dit ensemble, pas qui a dit quoi.',
      'Deux personnes qui écrivent la loi. Elles ne voient jamais qui a dit quoi.',
    ],
    ru: [
      'Два человека, которые пишут закон. Они видят, что многие дети сказали вместе. Кто что сказал, они не видят.',
      'Два человека, которые пишут закон. Кто что сказал, они не видят.',
    ],
    sw: [
      'Watu wawili wanaoandika sheria. Wanaona walichosema watoto wengi pamoja, si nani alisema nini.',
      'Watu wawili wanaoandika sheria. Hawaoni kamwe nani alisema nini.',
    ],
    zh: [
      '写这部法律的两个人。他们看到许多孩子一起说了什么，看不到是谁说的。',
      '写法律的两个人。他们看不到是谁说的。',
    ],
  }),
  ...text('change', {
    en: [
      'All three parts can still change. That there will be a law is decided.',
      'All three parts can still change.',
    ],
    ar: [
      'الأجزاء الثلاثة كلها ما زالت قابلة للتغيير. أما أن يصدر قانون فهذا أمر تقرر.',
      'الأجزاء الثلاثة ما زالت قابلة للتغيير.',
    ],
    es: [
      'Las tres partes todavía pueden cambiar. Que habrá una ley ya está decidido.',
      'Las tres partes todavía pueden cambiar.',
    ],
    fr: [
      'Les trois parties peuvent encore changer. Il y aura une loi : cela est décidé.',
      'Les trois parties peuvent encore changer.',
    ],
    ru: [
      'Все три части ещё могут измениться. Что закон будет, уже решено.',
      'Все три части ещё могут измениться.',
    ],
    sw: [
      'Sehemu zote tatu bado zinaweza kubadilika. Kwamba kutakuwa na sheria, hilo limeamuliwa.',
      'Sehemu zote tatu bado zinaweza kubadilika.',
    ],
    zh: ['三个部分都还可以改。会有这样一部法律，这一点已经定了。', '三个部分都还可以改。'],
  }),
  ...text('decider', {
    en: [
      'Minister Mira Sol. We made her up. She can change the law before it is decided.',
      'Mira Sol, a minister. We made her up.',
    ],
    ar: [
      'الوزيرة ميرا سول، وهي من خيالنا. تستطيع أن تغيّر القانون قبل أن يتقرر.',
      'ميرا سول، وزيرة من خيالنا.',
    ],
    es: [
      'La ministra Mira Sol. La inventamos. Puede cambiar la ley antes de la decisión.',
      'Mira Sol, una ministra. La inventamos.',
    ],
    fr: [
      'La ministre Mira Sol. Nous l’avons inventée. Elle peut changer la loi avant la décision.',
      'Mira Sol, une ministre. Nous l’avons inventée.',
    ],
    ru: [
      'Министр Мира Сол. Мы её придумали. Она может изменить закон до решения.',
      'Мира Сол, министр. Мы её придумали.',
    ],
    sw: [
      'Waziri Mira Sol. Tulimbuni. Anaweza kubadilisha sheria kabla ya uamuzi.',
      'Mira Sol, waziri. Tulimbuni.',
    ],
    zh: ['部长米拉·索尔，她是编出来的。法律决定之前，她可以修改。', '部长米拉·索尔。她是编出来的。'],
  }),
];
