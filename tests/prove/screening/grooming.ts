import type { GroomingFamily } from '../../../server/core/moderation/screens/pack.ts';

type Said = Readonly<Record<GroomingFamily, string>>;

/**
 * What somebody who grooms or recruits a child may write, by the way it goes; parted by bars. Written for this proof, by no professional
 * and no native speaker of every language: a first bar, no proof for real use.
 */
const said: Readonly<Record<string, Said>> = {
  en: {
    move: `hey lets talk on snapchat instead|add me on discord ok|can we chat somewhere else|lets go to whatsapp|text me on telegram later|you can dm me on insta|lets chat privately|give me your number|what is your snap|do you have discord|message me on snap tonight|come to my private server`,
    secrecy: `dont tell your mum about this|this is our secret|keep this between us|please dont tell anyone|never tell your parents|you can't tell anybody|delete this chat after|delete our messages|your teacher must not know|nobody has to know|keep it secret ok|promise not to tell`,
    age: `how old are you|how old r u|what age are you|what's your age|are you a girl or a boy|what grade are you in|asl?|are you over 13|when is your birthday|how old are u really|u a girl?|which class are you in`,
    meeting: `lets meet after school|can we meet in person|can we meet up alone|i can pick you up|where do you live|come to my house|wanna meet irl|i'll wait for you at the park|meet me behind the school|are you home alone|do you walk home alone|i want to meet you`,
    pictures: `send me a pic|send pics|can you send me a photo of you|show me your body|turn on your camera|send me a selfie|send nudes|send a picture without clothes|show me what you are wearing|i want to see you on cam|send me one in your swimsuit|let me see your face`,
    gifts: `i'll buy you robux|i can give you money|i will send you a present|do you want free vbucks|i'll pay you for it|i can buy you a phone|want a gift card|i'll give you a skin for free|i have a gift for you|i would buy you anything|i'll top up your account|get free robux from me`,
    recruitment: `want to make easy money|earn money fast|just deliver a package|carry this bag for me|join our brothers in the fight|we need fighters like you|i just need your bank account|hold some money for me|become a soldier with us|you could model for us|join our group and be a real man|sell this for us`,
  },
  ar: {
    move: `ضيفني على سناب|تعال نحكي على واتساب|أضفني على ديسكورد|كلمني على الخاص|عندك انستا|أعطني رقمك|راسلني على تيليجرام|خلينا نحكي خاص|ما رقم هاتفك|ابعتلي على الواتس|هل لديك سناب شات|تعال على الخاص`,
    secrecy: `لا تخبر أحدا|هذا سر بيننا|لا تقل لأمك|لا تخبري والديك|خليه سر|امسح المحادثة|احذف الرسائل|لا تحكي لحدا|ما تقول لأهلك|سرنا الصغير|لا يجب أن يعرف أحد|أوعدني ألا تخبر أحدا`,
    age: `كم عمرك|شو عمرك|انت بنت ولا ولد|في أي صف أنت|كم سنك|ما هو عمرك|قديش عمرك|هل أنت بنت|متى عيد ميلادك|بأي صف أنت|عمرك كم سنة|أنتِ بنت صح`,
    meeting: `خلينا نلتقي|تعال نلتقي بعد المدرسة|أين تسكن|وين ساكن|هل أنت وحدك في البيت|تعال إلى بيتي|سأنتظرك في الحديقة|ممكن نلتقي لوحدنا|أريد أن أراك|بمر عليك بعد المدرسة|لنلتق وحدنا|تعالي إلى بيتي`,
    pictures: `أرسل لي صورة|ابعتي صورتك|أرسلي صورة بدون ملابس|افتح الكاميرا|شغلي الكاميرا|أريد أن أرى صورتك|ممكن صورة لك|ابعت سيلفي|أرني جسمك|أرسل صورتك الآن|صور حالك وابعت|ابعتيلي صورة`,
    gifts: `سأشتري لك هاتفا|أعطيك مالا|سأرسل لك هدية|بشحن لك حسابك|عندي هدية لك|بعطيك مصاري|أشتري لك ما تريد|سأدفع لك|هل تريد روبوكس مجانا|بدك شدات مجانا|سأعطيك بطاقة هدية|بشتريلك جوال`,
    recruitment: `مال سهل وسريع|وصل هذا الطرد|احمل هذه الحقيبة|انضم إلى إخوتك في القتال|نحتاج مقاتلين مثلك|أحتاج حسابك البنكي|انضم إلينا للجهاد|فلوس سهلة من البيت|ربح سريع بدون تعب|كن جنديا معنا|بع هذا لنا|انضم إلى مجموعتنا السرية`,
  },
  zh: {
    move: `加我微信|我们去QQ聊|加我好友|私聊我|你的微信号是多少|给我你的电话|来我的群|去微信说|有抖音吗加一个|我们私下聊|加个QQ吧|把你的号码给我`,
    secrecy: `别告诉你妈妈|这是我们的秘密|不要跟别人说|不要告诉老师|你要保密|把聊天记录删掉|别让你爸妈知道|删掉消息|谁也不能说|这件事只有我们知道|不许告诉任何人|替我保密`,
    age: `你多大了|你几岁|你是男生还是女生|你上几年级|你今年多大|你的生日是哪天|你几年级了|你是女孩吗|你满十三岁了吗|你读几年级|多大了你|你真的几岁`,
    meeting: `我们见个面吧|放学后见面|你家住哪里|你一个人在家吗|来我家玩吧|我去接你|可以见面吗|我在公园等你|我们单独见面|你住在哪|想见你|放学我来找你`,
    pictures: `发张照片给我|给我看看你的照片|打开摄像头|发一张自拍|拍张不穿衣服的|发你的照片|我想看你的身体|开视频给我看|发张裸照|发张照片看看|让我看看你长什么样|拍一张给我`,
    gifts: `我给你买手机|我送你皮肤|给你钱|我给你充值|送你一个礼物|想要免费点券吗|我会给你红包|我给你发红包|你想要什么我都给你买|送你手机|我可以给你钱|免费送你皮肤`,
    recruitment: `轻松赚钱|帮我送个包裹|来钱快的活|加入我们一起战斗|我们需要像你这样的战士|借我你的银行卡|日赚五百|帮忙带个东西过境|跟我们一起干|当兵打仗去|帮我们卖这个|快速赚钱不用上学`,
  },
};

/** Sentences of one language, by family. */
export function groomingSentences(language: string): readonly (readonly [GroomingFamily, string[]])[] {
  return Object.entries(said[language] ?? {}).map(([family, all]) => [
    family as GroomingFamily,
    all.split('|'),
  ]);
}
