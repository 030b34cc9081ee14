const wishes = [
  'I think we should be asked',
  'Somebody should explain to us',
  'It would be fair to let us choose',
  'My friends and I want to know',
  'Nobody ever told our class',
  'I would like to see in plain words',
  'Please write on the first page',
  'Grown-ups forget to tell us',
  'We never found out',
  'It should be easy to look up',
  'I was surprised when I learned',
  'A game should say at once',
  'Our teacher could not tell us',
  'Every child ought to hear',
  'I had to ask three times',
  'There must be a way to find out',
];
const things = [
  'how long the photos are kept',
  'who can read what we write',
  'why the map wants to follow us',
  'what happens after we leave',
  'where the recordings go',
  'which pictures can be taken back',
  'how a video is picked for us',
  'who earns something with it',
  'why the microphone stays on',
  'what the little box really means',
  'how to say no without losing the game',
  'whether a parent sees all of it',
  'when the old messages are thrown away',
  'what a stranger can learn from it',
  'why the school chose this program',
  'how to switch the adverts off',
];
const reasons = [
  'because it is about us.',
  'before anybody decides.',
  'and not in tiny letters.',
  'or it is not a real choice.',
  'even when we are still small.',
  'since nobody reads ten pages.',
  'so that we can make up our minds.',
  'and a picture would help a lot.',
  'because later is too late.',
  'and it should be like that everywhere.',
  'otherwise we just press yes.',
  'and then we could trust it more.',
  'as they do in the library.',
  'and the answer has to be true.',
  'without having to beg for it.',
  'because that is only polite.',
];

/** One of 4,096 sentences that a child might write, each next one unlike those around it: nobody in a room says one thing over and over. */
export function madeSentence(count: number): string {
  const at = Math.imul(count, 1_367) & 4_095;
  return [wishes[at & 15], things[(at >> 4) & 15], reasons[at >> 8]].join(' ');
}
