import type { ActivityEdit } from '../usecases/consultation/write-activity.ts';
import type { WrittenPlace } from '../usecases/consultation/write-design.ts';
import { atBoth, atLevels, type InEach, prompts } from './in-each.ts';

/** What is asked of the picture of the demo, what it shows for whoever does not see it, and its places. */
export const demoDesign = {
  kind: 'design',
  anchor: '2',
  prompts: prompts({
    en: [
      'An app could ask you like this. What do you think of it?',
      'An app could ask like this. What do you think?',
    ],
    ar: ['قد يسألك تطبيق هكذا. ما رأيك؟', 'قد يسألك تطبيق هكذا. ما رأيك؟'],
    es: ['Una app podría preguntarte así. ¿Qué te parece?', 'Una app podría preguntar así. ¿Qué piensas?'],
    fr: [
      'Une appli pourrait te demander comme ceci. Qu’en penses-tu ?',
      'Une appli pourrait demander comme ceci. Qu’en penses-tu ?',
    ],
    ru: [
      'Приложение могло бы спросить тебя так. Что ты об этом думаешь?',
      'Приложение может спросить так. Что ты думаешь?',
    ],
    sw: [
      'Programu ingeweza kukuuliza hivi. Unafikiri nini?',
      'Programu inaweza kuuliza hivi. Unafikiri nini?',
    ],
    zh: ['应用可能会这样问你。你觉得怎么样？', '应用可能会这样问你。你觉得怎么样？'],
  }),
} as const satisfies Partial<ActivityEdit>;

export const demoAlts = atLevels(
  {
    en: [
      'The screen of a telephone. Above, a long text in small letters. In the middle, three switches that are on. Below, a large bright button and under it a small pale one.',
      'A phone. On top is a long text with tiny letters. Then come three switches. All are on. Below are a big bright button and a small pale one.',
    ],
    ar: [
      'شاشة هاتف. في الأعلى نص طويل بحروف صغيرة. في الوسط ثلاثة مفاتيح مشغّلة. في الأسفل زر كبير ساطع وتحته زر صغير باهت.',
      'هاتف. في الأعلى نص طويل بحروف صغيرة. ثم ثلاثة مفاتيح، وكلها مشغّلة. في الأسفل زر كبير ساطع وزر صغير باهت.',
    ],
    es: [
      'La pantalla de un teléfono. Arriba, un texto largo con letra pequeña. En medio, tres interruptores encendidos. Abajo, un botón grande de color vivo, y debajo otro pequeño y pálido.',
      'Un teléfono. Arriba hay un texto largo con letra muy pequeña. Luego hay tres interruptores. Todos están encendidos. Abajo hay un botón grande de color vivo y otro pequeño y pálido.',
    ],
    fr: [
      'L’écran d’un téléphone. En haut, un long texte en petites lettres. Au milieu, trois interrupteurs allumés. En bas, un grand bouton de couleur vive et, dessous, un petit bouton pâle.',
      'Un téléphone. En haut, il y a un long texte en toutes petites lettres. Puis viennent trois interrupteurs. Tous sont allumés. En bas, il y a un grand bouton de couleur vive et un petit bouton pâle.',
    ],
    ru: [
      'Экран телефона. Вверху длинный текст мелкими буквами. В середине три переключателя, они включены. Внизу большая яркая кнопка, под ней маленькая бледная.',
      'Телефон. Вверху длинный текст мелкими буквами. Потом три переключателя. Все включены. Внизу большая яркая кнопка и маленькая бледная.',
    ],
    sw: [
      'Skrini ya simu. Juu, maandishi marefu yenye herufi ndogo. Katikati, swichi tatu zilizowashwa. Chini, kitufe kikubwa chenye rangi kali na chini yake kitufe kidogo kilichofifia.',
      'Simu. Juu kuna maandishi marefu yenye herufi ndogo sana. Kisha kuna swichi tatu. Zote zimewashwa. Chini kuna kitufe kikubwa chenye rangi kali na kidogo kilichofifia.',
    ],
    zh: [
      '手机屏幕。上面是一长段小字。中间有三个已经打开的开关。下面有一个又大又亮的按钮，再下面是一个又小又淡的按钮。',
      '一部手机。上面是很长的小字。中间有三个开关，都开着。下面有一个大亮按钮和一个小淡按钮。',
    ],
  },
  (alt, at) => ({ ...at, alt }),
);

const place = (box: Omit<WrittenPlace, 'labels'>, labels: InEach): WrittenPlace => ({
  ...box,
  labels: atBoth(labels, (label, at) => ({ ...at, label })),
});

export const demoPlaces: readonly WrittenPlace[] = [
  place(
    { x: 14, y: 8, width: 72, height: 28 },
    {
      en: 'The long text in small letters',
      ar: 'النص الطويل بحروف صغيرة',
      es: 'El texto largo con letra pequeña',
      fr: 'Le long texte en petites lettres',
      ru: 'Длинный текст мелкими буквами',
      sw: 'Maandishi marefu yenye herufi ndogo',
      zh: '一长段小字',
    },
  ),
  place(
    { x: 14, y: 40, width: 72, height: 26 },
    {
      en: 'The switches that are on',
      ar: 'المفاتيح المشغّلة',
      es: 'Los interruptores encendidos',
      fr: 'Les interrupteurs allumés',
      ru: 'Включённые переключатели',
      sw: 'Swichi zilizowashwa',
      zh: '已经打开的开关',
    },
  ),
  place(
    { x: 14, y: 70, width: 72, height: 12 },
    {
      en: 'The large bright button',
      ar: 'الزر الكبير الساطع',
      es: 'El botón grande de color vivo',
      fr: 'Le grand bouton de couleur vive',
      ru: 'Большая яркая кнопка',
      sw: 'Kitufe kikubwa chenye rangi kali',
      zh: '又大又亮的按钮',
    },
  ),
  place(
    { x: 32, y: 86, width: 36, height: 7 },
    {
      en: 'The small pale button',
      ar: 'الزر الصغير الباهت',
      es: 'El botón pequeño y pálido',
      fr: 'Le petit bouton pâle',
      ru: 'Маленькая бледная кнопка',
      sw: 'Kitufe kidogo kilichofifia',
      zh: '又小又淡的按钮',
    },
  ),
];
