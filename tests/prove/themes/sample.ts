import type { Seeded } from '../../support/house/seeded.ts';

export type CodedText = { readonly text: string; readonly topic: string };

/** What children might say of five things, in parts: who or what, and what about it. Written for this proof, by nobody asked. */
const parts: Readonly<
  Record<string, Readonly<Record<string, readonly [readonly string[], readonly string[]]>>>
> = {
  en: {
    park: [
      [
        'the playground',
        'our park',
        'the swings',
        'the football field',
        'the trees by the river',
        'the benches',
      ],
      [
        'is broken',
        'needs shade in summer',
        'closes too early',
        'has glass on the ground',
        'should have more grass',
      ],
    ],
    school: [
      ['homework', 'our teacher', 'the lessons', 'the exam', 'the classroom', 'the timetable'],
      [
        'takes all evening',
        'starts too early in the morning',
        'should be explained again',
        'makes us learn by heart',
      ],
    ],
    bus: [
      ['the bus', 'the driver', 'my ticket', 'the stop near us', 'the crossing', 'the cycle lane'],
      [
        'comes late',
        'costs too much',
        'does not stop for us',
        'is dangerous with so many cars',
        'should run at night',
      ],
    ],
    food: [
      ['lunch', 'the canteen', 'the soup', 'breakfast', 'fruit', 'the water tap'],
      [
        'is cold',
        'tastes the same every day',
        'should be free',
        'is too little for big children',
        'has no vegetables',
      ],
    ],
    phone: [
      ['the app', 'my phone', 'that game', 'the video site', 'the chat', 'the internet'],
      [
        'shows advertising all the time',
        'asks for my data',
        'should have a button to block',
        'is slow',
        'keeps my photos',
      ],
    ],
  },
  ar: {
    park: [
      ['الملعب', 'حديقتنا', 'الأراجيح', 'ملعب الكرة', 'الأشجار قرب النهر', 'المقاعد'],
      ['مكسورة', 'تحتاج إلى ظل في الصيف', 'تغلق مبكرا', 'فيها زجاج على الأرض', 'نريد عشبا أكثر'],
    ],
    school: [
      ['الواجبات', 'معلمتنا', 'الدروس', 'الامتحان', 'الصف', 'جدول المدرسة'],
      ['تأخذ كل المساء', 'تبدأ باكرا في الصباح', 'نحتاج شرحا مرة أخرى', 'نحفظها عن ظهر قلب'],
    ],
    bus: [
      ['الحافلة', 'السائق', 'تذكرتي', 'الموقف القريب', 'معبر المشاة', 'طريق الدراجات'],
      ['تتأخر دائما', 'سعرها غال', 'لا تقف لنا', 'خطرة بسبب السيارات', 'يجب أن تعمل في الليل'],
    ],
    food: [
      ['الغداء', 'المطعم', 'الشوربة', 'الفطور', 'الفاكهة', 'ماء الشرب'],
      ['بارد', 'له الطعم نفسه كل يوم', 'يجب أن يكون مجانا', 'قليل على الأولاد الكبار', 'بلا خضار'],
    ],
    phone: [
      ['التطبيق', 'هاتفي', 'تلك اللعبة', 'موقع الفيديو', 'الدردشة', 'الإنترنت'],
      ['يعرض إعلانات طوال الوقت', 'يطلب بياناتي', 'نريد زرا للحظر', 'بطيء', 'يحتفظ بصوري'],
    ],
  },
  zh: {
    park: [
      ['操场', '我们的公园', '秋千', '足球场', '河边的树', '长椅'],
      ['坏了', '夏天需要树荫', '关门太早', '地上有碎玻璃', '应该多种草'],
    ],
    school: [
      ['作业', '我们的老师', '上课', '考试', '教室', '课程表'],
      ['要写一整个晚上', '早上开始得太早', '应该再讲一遍', '总是要背下来'],
    ],
    bus: [
      ['公交车', '司机', '我的车票', '附近的车站', '人行横道', '自行车道'],
      ['老是晚点', '太贵了', '不给我们停车', '汽车太多很危险', '晚上也应该开'],
    ],
    food: [
      ['午饭', '食堂', '汤', '早餐', '水果', '饮水机'],
      ['是冷的', '每天味道都一样', '应该免费', '给大孩子太少', '没有蔬菜'],
    ],
    phone: [
      ['这个软件', '我的手机', '那个游戏', '视频网站', '聊天', '网络'],
      ['一直放广告', '要我的个人信息', '应该有屏蔽按钮', '很慢', '留着我的照片'],
    ],
  },
};

/** Around what is said, and telling nothing of it. */
const frames: Readonly<Record<string, readonly string[]>> = {
  en: [
    'I think #',
    '#, and nobody listens',
    'please write down that #',
    '#',
    'my friends and I say #',
    '# in our town',
  ],
  ar: ['أظن أن #', '#، ولا أحد يسمع', 'اكتبوا أن #', '#', 'أنا وأصدقائي نقول #', '# في بلدتنا'],
  zh: ['我觉得#', '#，没人听', '请写下来#', '#', '我和朋友都说#', '我们镇上#'],
};

export const sampleLanguages = Object.keys(parts);

/** So many sentences of a language, their topics by chance; one in five is about two things, as children’s are. */
export function sampleTexts(language: string, count: number, random: Seeded): CodedText[] {
  const topics = Object.entries(parts[language] ?? {});
  return Array.from({ length: count }, () => {
    const say = ([, [who, what]]: (typeof topics)[number]) =>
      `${random.pick([...who])} ${random.pick([...what])}`;
    const topic = random.pick(topics);
    const second =
      random.below(5) === 0 ? `${language === 'zh' ? '，' : ', '}${say(random.pick(topics))}` : '';
    const frame = random.pick([...(frames[language] ?? [])]);
    return { text: frame.replace('#', say(topic)) + second, topic: topic[0] };
  });
}
