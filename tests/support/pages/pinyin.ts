/**
 * How the characters of the Chinese code words are read, without tones, as a child types them: a syllable, then its
 * characters. A character with two readings stands twice. Whoever adds a word to the list adds its readings here.
 */
const table = `
an安岸按案 ba八芭笆拔把 bai白百柏 ban扳班斑板伴 bang帮傍棒 bao包宝堡报 bei杯北贝背被 ben奔本 bi比笔壁
bian边 biao标表 bin宾 bing冰饼 bo波玻菠播卜 bu布步 cai裁彩菜 can餐 cang仓藏 cao操草 ce册 ceng层
cha叉插茶察 chai柴 chan铲 chang场唱长 chao超巢炒 che车 chen晨衬 cheng成城乘程橙 chi池 chong虫 chou抽绸
chu出初厨锄处 chuan传船 chuang窗床创 chui吹锤 chun春 ci词瓷刺 cong葱聪丛 cui脆翠 cun村 da达答打大 dai带袋
dan丹单蛋 dang铛 dao刀导岛蹈到道稻 deng灯登 di地滴笛 dian典点电店垫 diao雕调 die蝶 ding丁 dong东冬动冻洞
dou蚪斗豆 du独读度 duan短 dui队对 duo朵 e鹅 er儿耳二 fa发法 fan帆番翻饭 fang方房放 fei飞啡肥 fen分粉
feng风枫封峰蜂缝 fu符福腐 gai盖 gan甘杆敢感干 gang缸钢港杠 gao高膏糕 ge歌 gong公功恭 gou篝狗 gu菇古谷鼓故
gua瓜 guan关观馆管罐 guang光广逛 gui龟规瑰轨柜桂 guo锅蝈果过 hai海 han寒汉 hang航 hao好号 he合河核荷盒贺鹤
hei黑 hong红虹 hou猴后候 hu狐胡壶湖蝴虎琥户 hua花滑划画话 huan欢浣 huang黄簧 hui灰徽回会绘慧 hun昏馄 huo火
ji机积吉级极集记季 jia加家嘉假架 jian间煎剪见件健键箭 jiang江姜浆讲奖匠降酱 jiao交郊胶椒蕉角饺脚教
jie阶接街节结 jin巾今金近进 jing晶鲸景净境镜 jiu究韭 ju居局句具剧聚 juan卷 ka咖卡 kai开 kan看 kang康
kao考烤靠 ke科蝌壳可客课 keng坑 kong空孔恐 kou口扣 ku库 kuai块快筷 kuan宽 kuang框 la拉蜡辣 lai来 lan蓝篮
lang廊朗浪 lao劳老酪 le乐 lei垒蕾 li狸梨鹂璃黎篱礼李里力历荔笠 lian帘莲练链 liang良凉梁粮亮量 liao料
lin邻林 ling灵铃零领 liu流榴柳六 long龙笼 lou楼漏 lu芦炉鲈录鹿路鹭露 lun轮论 luo罗萝锣螺络骆落 lv旅律绿
ma麻马码蚂抹 mai买麦 man漫 mang芒 mao猫毛牦帽貌 mei玫眉莓梅美 men门 meng檬梦 mi迷谜米蜜 mian绵棉面
miao苗描秒 min民 ming名明 mo模摩蘑魔末沫漠墨 mu母牡木幕暮 nai奶耐 nan南 nao脑闹 nen嫩 ni泥你 nian年 niao鸟
ning柠 niu牛纽钮 nong农 nuan暖 nuo糯 ou鸥藕 pa杷爬 pai拍排牌 pan攀盘 pang乓旁螃 pao跑泡 pen盆 peng朋篷
pi皮枇 pian片 piao瓢票漂 pin拼频品 ping乒平坪苹屏瓶 po坡珀 pu葡谱瀑 qi七齐奇骑棋旗企起气汽器 qian铅签前
qiang墙 qiao敲桥 qie茄 qin芹琴勤 qing青轻清蜻情 qiu秋蚯球 qu曲 quan泉 que雀鹊 qun裙群 re热 ren人仁认 ri日
rong容 rou柔肉 ruan软 rui蕊 sai赛 san三伞散 sang桑 sao扫 se色 sen森 sha沙砂厦 shan山衫闪扇善 shang商赏上
shao勺 she社摄 sheng生声盛 shi师诗狮十石时识食市事视室 shou收手 shu书鼠薯术束树数 shua刷耍 shuang爽 shui水
shuo说 si丝司思 song松诵 su素塑 suan酸蒜算 sui穗 sun笋 ta他塔獭踏 tai台太 tan弹滩毯探 tang汤塘糖
tao桃陶萄讨套 ti梯题体屉 tian天田甜 tiao调条跳 tie铁 ting厅听亭庭蜓艇 tong同铜童桶筒 tou头投透 tu图土兔
tuan团 tui推 tun饨豚 tuo托拖陀驼鸵 wa蛙袜 wai外 wan湾豌玩晚碗 wang网望 wei微围尾苇卫味猬 wen温文纹闻问
wo蜗卧 wu屋五午鹉舞物雾 xi西希犀溪习喜戏细 xia虾霞下夏 xian仙鲜弦险现线馅 xiang乡相香厢箱享想巷象像橡
xiao小校笑 xie鞋写谢蟹 xin心新信 xing星行形兴杏幸 xiong熊 xiu休绣 xu序 xuan宣旋 xue学雪 xun驯 ya牙芽
yan言岩研盐颜眼演艳燕 yang羊阳杨洋 yao腰谣摇 ye椰野叶页夜 yi衣移蚁忆译意 yin音蚓 ying莺樱鹦迎营影 yong泳勇
you邮油游友右 yu鱼渔宇羽雨语芋 yuan员园原圆远院愿 yue乐约月跃 yun云 za杂 zai再 zang藏 zao早枣皂造 zha楂
zhai摘 zhan展站 zhang张章长掌帐 zhao朝照罩 zhe折者蔗 zhen针珍真枕阵镇 zheng筝蒸整
zhi汁芝枝知织直值纸指志智 zhong中钟种众重 zhou舟周洲粥帚宙 zhu珠竹助祝 zhuan专砖转 zhuang庄状 zhuo桌
zi子仔紫字 zong棕 zou走 zu足 zuo昨作座做
`;

const readings = new Map<string, string[]>();
for (const [, syllable = '', characters = ''] of table.matchAll(/([a-z]+)([^a-z\s]+)/g))
  for (const character of characters) readings.set(character, [...(readings.get(character) ?? []), syllable]);

/** Every way to read a word, each a list of syllables; none where a character is not in the table. */
export function readingsOf(word: string): string[][] {
  return [...word].reduce<string[][]>(
    (begun, character) =>
      begun.flatMap((start) => (readings.get(character) ?? []).map((syllable) => [...start, syllable])),
    [[]],
  );
}

/** A reading as somebody types it who speaks with an accent: z for zh, n for ng, one letter for l, n and r, f for hu. */
export function accented(syllables: readonly string[]): string {
  return syllables
    .map((each) =>
      each
        .replace(/^([zcs])h/, '$1')
        .replace(/ng$/, 'n')
        .replace(/^[lr]/, 'n')
        .replace(/^h(?=u)/, 'f'),
    )
    .join(' ');
}
