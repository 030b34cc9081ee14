import type { AtLevels } from './in-each.ts';

/** Where a document of the demo would be from, and both sides of it. */
export type SourceWords = {
  readonly origin: string;
  readonly author: string;
  readonly gains: AtLevels;
  readonly for: readonly AtLevels[];
  readonly against: readonly AtLevels[];
};

const text = (
  en: AtLevels['en'],
  ar: AtLevels['en'],
  es: AtLevels['en'],
  fr: AtLevels['en'],
  ru: AtLevels['en'],
  sw: AtLevels['en'],
  zh: AtLevels['en'],
): AtLevels => ({ en, ar, es, fr, ru, sw, zh });

/** Of the made-up bill about children’s data: where it would be from, and what speaks for and against it. */
export const demoSource: SourceWords = {
  origin: 'Children’s Data Bill, second draft. It is made up: nobody can read it elsewhere.',
  author: 'An office for the rules of data, made up for this demonstration',
  gains: text(
    [
      'Children gain, because they know and decide more. So does who sells apps that ask little.',
      'You gain, because you decide more. Some sellers gain too.',
    ],
    [
      'يستفيد الأطفال لأنهم يعرفون ويقررون أكثر. ويستفيد من يبيع تطبيقات تسأل قليلًا.',
      'تستفيد أنت لأنك تقرر أكثر. ويستفيد بعض البائعين.',
    ],
    [
      'Ganan niñas y niños, porque saben y deciden más. También quien vende apps que preguntan poco.',
      'Ganas tú, porque decides más. También algunos vendedores.',
    ],
    [
      'Les enfants y gagnent : ils savent et décident plus. Ceux qui vendent des applis qui demandent peu aussi.',
      'Tu y gagnes : tu décides plus. Certains vendeurs aussi.',
    ],
    [
      'Выгодно детям: они больше знают и решают. И тем, чьи приложения мало спрашивают.',
      'Выгодно тебе: ты решаешь больше. И некоторым продавцам.',
    ],
    [
      'Watoto wananufaika, kwa sababu wanajua na kuamua zaidi. Pia anayeuza programu zinazouliza machache.',
      'Unanufaika wewe, kwa sababu unaamua zaidi. Baadhi ya wauzaji pia.',
    ],
    [
      '孩子得到好处，因为知道得更多，也能决定更多。卖少问信息的应用的人也得到好处。',
      '你得到好处，因为能决定更多。有些卖家也是。',
    ],
  ),
  for: [
    text(
      ['Who knows what is collected can say no.', 'If you know it, you can say no.'],
      ['من يعرف ما الذي يُجمع يستطيع أن يقول لا.', 'إذا عرفت، تستطيع أن تقول لا.'],
      ['Quien sabe qué se guarda puede decir que no.', 'Si lo sabes, puedes decir que no.'],
      ['Qui sait ce qui est noté peut dire non.', 'Si tu le sais, tu peux dire non.'],
      ['Кто знает, что собирают, может отказаться.', 'Если знаешь, можешь отказаться.'],
      ['Anayejua kinachokusanywa anaweza kukataa.', 'Ukijua, unaweza kusema hapana.'],
      ['知道收集什么的人，才能说不。', '你知道了，就能说不。'],
    ),
    text(
      ['Old data about a child can be deleted.', 'Old things about you can go.'],
      ['يمكن محو البيانات القديمة عن طفل.', 'يمكن محو الأشياء القديمة عنك.'],
      ['Los datos viejos de una niña o un niño se pueden borrar.', 'Lo viejo sobre ti se puede borrar.'],
      [
        'Les vieilles données d’un enfant peuvent être effacées.',
        'Les vieilles choses sur toi peuvent partir.',
      ],
      ['Старые данные о ребёнке можно удалить.', 'Старое о тебе можно стереть.'],
      ['Taarifa za zamani za mtoto zinaweza kufutwa.', 'Mambo ya zamani kukuhusu yanaweza kufutwa.'],
      ['孩子以前的数据可以删掉。', '关于你的旧东西可以删掉。'],
    ),
  ],
  against: [
    text(
      [
        'Small makers of apps have more work, and some may stop.',
        'Small makers have more work. Some may stop.',
      ],
      [
        'يزيد العمل على صانعي التطبيقات الصغار، وقد يتوقف بعضهم.',
        'يزيد عمل الصانعين الصغار. قد يتوقف بعضهم.',
      ],
      [
        'Quienes hacen apps pequeñas tienen más trabajo, y algunos pueden dejarlo.',
        'Los pequeños tienen más trabajo. Algunos pueden dejarlo.',
      ],
      [
        'Les petits fabricants d’applis ont plus de travail, et certains peuvent arrêter.',
        'Les petits fabricants ont plus de travail. Certains peuvent arrêter.',
      ],
      [
        'У тех, кто делает небольшие приложения, больше работы, и кто-то может бросить.',
        'У малых больше работы. Кто-то может бросить.',
      ],
      [
        'Watengenezaji wadogo wana kazi zaidi, na wengine wanaweza kuacha.',
        'Watengenezaji wadogo wana kazi zaidi. Wengine wanaweza kuacha.',
      ],
      ['做小应用的人事情更多，有些人可能不做了。', '小的制作者更忙。有些会停下。'],
    ),
    text(
      ['Many questions make people press yes without reading.', 'Too many questions: people just press yes.'],
      ['كثرة الأسئلة تجعل الناس يضغطون نعم دون قراءة.', 'أسئلة كثيرة: يضغط الناس نعم فقط.'],
      [
        'Muchas preguntas hacen que la gente pulse sí sin leer.',
        'Demasiadas preguntas: la gente solo pulsa sí.',
      ],
      ['Trop de questions : on appuie sur oui sans lire.', 'Trop de questions : on dit oui, c’est tout.'],
      ['Когда вопросов много, люди жмут «да», не читая.', 'Вопросов много: люди просто жмут «да».'],
      [
        'Maswali mengi hufanya watu wabonyeze ndiyo bila kusoma.',
        'Maswali mengi mno: watu hubonyeza ndiyo tu.',
      ],
      ['问题太多，大家不读就点“是”。', '问题太多，大家只点“是”。'],
    ),
  ],
};

/** Of the made-up order about tablets in the consultation that is over. */
export const pastSource: SourceWords = {
  origin: 'School Tablets Order, first draft. It is made up: nobody can read it elsewhere.',
  author: 'An office for schools, made up for this demonstration',
  gains: text(
    [
      'Schools gain, because lost tablets are found. So does who sells tablets to schools.',
      'Schools gain. They find lost tablets. So do sellers.',
    ],
    [
      'تستفيد المدارس لأنها تجد الأجهزة الضائعة. ويستفيد من يبيع الأجهزة للمدارس.',
      'تستفيد المدارس: تجد الأجهزة الضائعة. ويستفيد البائعون.',
    ],
    [
      'Ganan las escuelas, porque encuentran tabletas perdidas. También quien vende tabletas a escuelas.',
      'Ganan las escuelas: encuentran tabletas perdidas. También quien las vende.',
    ],
    [
      'Les écoles y gagnent : elles retrouvent les tablettes perdues. Ceux qui les vendent aussi.',
      'Les écoles y gagnent : elles retrouvent les tablettes. Les vendeurs aussi.',
    ],
    [
      'Выгодно школам: они находят потерянные планшеты. И тем, кто продаёт их школам.',
      'Выгодно школам: планшеты находятся. И тем, кто их продаёт.',
    ],
    [
      'Shule zinanufaika, kwa sababu zinapata tableti zilizopotea. Pia anayeziuzia shule tableti.',
      'Shule zinanufaika: zinapata tableti zilizopotea. Wauzaji pia.',
    ],
    [
      '学校得到好处，因为能找到丢了的平板。把平板卖给学校的人也得到好处。',
      '学校得到好处：能找到丢的平板。卖家也是。',
    ],
  ),
  for: [
    text(
      ['A lost tablet can be found.', 'A lost tablet can be found again.'],
      ['يمكن العثور على جهاز ضائع.', 'يمكن أن نجد جهازًا ضاع.'],
      ['Una tableta perdida se puede encontrar.', 'Se puede encontrar una tableta perdida.'],
      ['Une tablette perdue peut être retrouvée.', 'On peut retrouver une tablette perdue.'],
      ['Потерянный планшет можно найти.', 'Планшет, который потеряли, можно найти.'],
      ['Tableti iliyopotea inaweza kupatikana.', 'Tableti ikipotea inaweza kupatikana tena.'],
      ['丢了的平板可以找到。', '平板丢了也能找到。'],
    ),
  ],
  against: [
    text(
      ['Somebody could look into a child’s home.', 'Somebody could look into your home.'],
      ['قد ينظر أحد إلى داخل بيت طفل.', 'قد ينظر أحد إلى داخل بيتك.'],
      [
        'Alguien podría mirar dentro de la casa de una niña o un niño.',
        'Alguien podría mirar dentro de tu casa.',
      ],
      ['Quelqu’un pourrait regarder chez un enfant.', 'Quelqu’un pourrait regarder chez toi.'],
      ['Кто-то мог бы смотреть, что дома у ребёнка.', 'Кто-то мог бы смотреть, что у тебя дома.'],
      ['Mtu anaweza kuchungulia nyumbani kwa mtoto.', 'Mtu anaweza kuchungulia nyumbani kwako.'],
      ['有人可能看到孩子的家里。', '有人可能看到你的家里。'],
    ),
  ],
};
