/** The made-up law of the demo in plain words; the Arabic and the Chinese are drafts, as in `texts.ts`. */
type Plain = {
  readonly language: string;
  readonly level: string;
  readonly heading: string;
  readonly body: string;
};

export const demoPlain: readonly { readonly anchor: string; readonly texts: readonly Plain[] }[] = [
  {
    anchor: '1',
    texts: [
      {
        language: 'en',
        level: 'older',
        heading: 'They have to explain',
        body: 'Before an app collects something about you, it has to say what it is.\n\nIt has to say why, and how long it keeps it.\n\nIt has to use words that you understand.',
      },
      {
        language: 'en',
        level: 'younger',
        heading: 'They have to explain',
        body: 'An app wants to know things about you.\n\nIt has to ask in easy words.\n\nIt says why. It says for how long.',
      },
      {
        language: 'ar',
        level: 'older',
        heading: 'عليهم أن يشرحوا',
        body: 'قبل أن يجمع التطبيق شيئًا عنك، عليه أن يقول ما هو.\n\nوعليه أن يقول لماذا، وكم من الوقت يحتفظ به.\n\nوعليه أن يستعمل كلمات تفهمها.',
      },
      {
        language: 'ar',
        level: 'younger',
        heading: 'عليهم أن يشرحوا',
        body: 'التطبيق يريد أن يعرف أشياء عنك.\n\nعليه أن يسأل بكلمات سهلة.\n\nيقول لماذا، ويقول كم من الوقت.',
      },
      {
        language: 'zh',
        level: 'older',
        heading: '他们要说清楚',
        body: '应用要收集你的信息，先得说明收集什么。\n\n还要说为什么收集，保存多久。\n\n而且要用你听得懂的话。',
      },
      {
        language: 'zh',
        level: 'younger',
        heading: '他们要说清楚',
        body: '应用想知道你的一些事。\n\n它要用好懂的话来问。\n\n它要说为什么。还要说保存多久。',
      },
    ],
  },
  {
    anchor: '2',
    texts: [
      {
        language: 'en',
        level: 'older',
        heading: 'You can say no',
        body: 'What an app does not really need is switched off at first.\n\nYou can say no, today or later.\n\nThe app has to work just as well after your no.',
      },
      {
        language: 'en',
        level: 'younger',
        heading: 'You can say no',
        body: 'You can say no. You can say it later too.\n\nThe app still works for you.',
      },
      {
        language: 'ar',
        level: 'older',
        heading: 'يمكنك أن تقول لا',
        body: 'كل ما لا يحتاج إليه التطبيق حقًا يكون مغلقًا في البداية.\n\nيمكنك أن تقول لا، اليوم أو لاحقًا.\n\nوعلى التطبيق أن يعمل جيدًا كما كان بعد رفضك.',
      },
      {
        language: 'ar',
        level: 'younger',
        heading: 'يمكنك أن تقول لا',
        body: 'يمكنك أن تقول لا، الآن أو لاحقًا.\n\nويبقى التطبيق يعمل لك.',
      },
      {
        language: 'zh',
        level: 'older',
        heading: '你可以说不',
        body: '应用不是真的需要的，一开始都关着。\n\n你可以说不，今天可以，以后也可以。\n\n你说了不，应用也要一样好用。',
      },
      {
        language: 'zh',
        level: 'younger',
        heading: '你可以说不',
        body: '你可以说不。以后再说也行。\n\n应用还是照样能用。',
      },
    ],
  },
  {
    anchor: '3',
    texts: [
      {
        language: 'en',
        level: 'older',
        heading: 'You can look, correct and delete',
        body: 'You can see what they hold about you.\n\nYou can have it corrected or deleted.\n\nThey have thirty days, and they write to you when it is done.',
      },
      {
        language: 'en',
        level: 'younger',
        heading: 'You can look and delete',
        body: 'You can look at your data.\n\nIs it wrong? They put it right.\n\nYou do not want it there? They delete it.',
      },
      {
        language: 'ar',
        level: 'older',
        heading: 'يمكنك أن تنظر وتصحح وتحذف',
        body: 'يمكنك أن ترى ما يحتفظون به عنك.\n\nويمكنك أن تطلب تصحيحه أو حذفه.\n\nأمامهم ثلاثون يومًا، ويكتبون إليك حين ينتهون.',
      },
      {
        language: 'ar',
        level: 'younger',
        heading: 'يمكنك أن تنظر وتحذف',
        body: 'يمكنك أن ترى بياناتك.\n\nهل فيها خطأ؟ يصححونه.\n\nلا تريدها هناك؟ يحذفونها.',
      },
      {
        language: 'zh',
        level: 'older',
        heading: '你可以查看、改正和删除',
        body: '你可以查看他们保存了你的什么。\n\n你可以要求改正或者删除。\n\n他们有三十天时间，做完要写信告诉你。',
      },
      {
        language: 'zh',
        level: 'younger',
        heading: '你可以查看和删除',
        body: '你可以看看自己的数据。\n\n有错吗？他们要改好。\n\n不想留着？他们要删掉。',
      },
    ],
  },
];
