/** The fixed text that the tokenizers are compared on: our own sentences, so that it can be shipped and never changes. */

export interface TextPart {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** Five short paragraphs of different kinds. */
export const chineseParts: readonly TextPart[] = [
  {
    id: 'news',
    name: '新闻',
    text: '本市地铁十二号线昨天全线通车，早高峰每三分钟一班。运营公司说，开通首日共运送乘客四十六万人次，比预计多出两成。沿线的三所学校调整了上课时间，方便学生换乘。',
  },
  {
    id: 'textbook',
    name: '教科书',
    text: '语言模型把一段文字切成词元，再逐个预测下一个词元的概率。训练时，预测得越准，损失就越低；生成时，从概率分布里抽取一个词元，接在末尾，然后重复这一步。',
  },
  {
    id: 'talk',
    name: '闲聊',
    text: '哎，你昨晚看球了没？最后那个进球也太离谱了吧，我在沙发上直接蹦了起来，差点把桌上的奶茶打翻。今天嗓子还是哑的，开会都不敢大声说话。',
  },
  {
    id: 'classical',
    name: '文言',
    text: '山有清泉，其声泠泠。有叟结庐于侧，晨起汲水烹茶，暮则倚松听风。客至，问其姓名，笑而不答，但指泉曰：“饮此可也，何必问名？”',
  },
  {
    id: 'rare',
    name: '地名与生僻字',
    text: '从陕西盩厔出发，经鄠县、邠州到甘肃崆峒，一路的地名让导航读错了好几回。同行的喆哥指着碗里的𰻞𰻞面说，这个字有五十多画，输入法都打不出来。',
  },
];

/** The same five paragraphs in English, sentence by sentence. */
export const englishParts: readonly TextPart[] = [
  {
    id: 'news-en',
    name: '新闻（英文）',
    text: 'The whole of metro line 12 opened in this city yesterday, with a train every three minutes in the morning rush. The operator said it carried 460,000 passengers on its first day, a fifth more than expected. Three schools along the line have changed their hours so that pupils can change trains.',
  },
  {
    id: 'textbook-en',
    name: '教科书（英文）',
    text: 'A language model cuts a text into tokens and predicts, one after another, how likely each next token is. In training, the better the prediction, the lower the loss; in generation, a token is drawn from the distribution, put at the end, and the step is repeated.',
  },
  {
    id: 'talk-en',
    name: '闲聊（英文）',
    text: 'Hey, did you watch the game last night? That last goal was just absurd: I jumped right off the sofa and nearly knocked over the milk tea on the table. I am still hoarse today and do not dare to speak up in meetings.',
  },
  {
    id: 'classical-en',
    name: '文言（英文）',
    text: 'In the hills there is a clear spring, and its sound is cool and bright. An old man has built a hut beside it; at dawn he draws water and makes tea, at dusk he leans on a pine and listens to the wind. A guest comes and asks his name. He smiles and does not answer, but points at the spring and says: “Drink of this; why ask for a name?”',
  },
  {
    id: 'rare-en',
    name: '地名与生僻字（英文）',
    text: 'We set out from Zhouzhi in Shaanxi and went by Huxian and Binzhou to Kongtong in Gansu, and the navigation misread the names all the way. My friend Zhe pointed at his bowl of biangbiang noodles and said that this character has more than fifty strokes and no input method can type it.',
  },
];

/** A short program with Chinese comments, as learners write them. */
export const codePart: TextPart = {
  id: 'code',
  name: '代码',
  text: `def count_pairs(words: list[str]) -> dict[tuple[str, str], int]:
    """统计相邻字符对出现的次数。"""
    pairs: dict[tuple[str, str], int] = {}
    for word in words:
        for left, right in zip(word, word[1:]):
            pairs[left, right] = pairs.get((left, right), 0) + 1
    return pairs
`,
};

/** What the figure shows at first, cut when the site is built. */
export const firstSample: TextPart = {
  id: 'first',
  name: '一句话',
  text: '千里之行，始于足下。Tokenizer 把这句话切成词元；镇、喆、🦙 各要几个？',
};

/** Texts to pick in the figure. */
export const samples: readonly TextPart[] = [
  firstSample,
  ...chineseParts,
  ...englishParts.filter(({id}) => id === 'textbook-en'),
  codePart,
];
