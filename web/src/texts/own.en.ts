import { count } from './plural';

/** The peer worker's own pages. */
export const ownTexts = {
  own: {
    hello: (n: string) => `Hi ${n}`,
    nextStep: 'Your next step',
    ready: (stage: string) => `You are ready for ${stage}. Your coordinator will take it from here.`,
    readyToClose: 'Everything is done. Your coordinator will close the journey with you.',
    why: (stage: string) => `It is needed before ${stage}.`,
    more: (n: number) => `After that ${count(n, 'more thing', 'more things')}.`,
    missing: (n: number, stage: string) => `${count(n, 'thing', 'things')} to do before ${stage}`,
    paused: 'You are on a break',
    pausedBody: (stage: string) => `Your place in ${stage} is kept. Take the time you need.`,
    pausedTalk: (day: string) => `We talk about coming back on ${day}.`,
    dates: 'Your dates',
    stageBegan: (stage: string) => `${stage} began`,
    reviewOn: 'We talk about coming back',
    contact: 'Who is there for you',
    yourRelation: (relation: string) => `your ${relation}`,
    wantBreak: 'I want a break',
    breakBody: (stage: string) => `You need no reason. Your place in ${stage} is kept.`,
    breakTitle: 'Take a break',
    breakIntro:
      'A break is a break, never a failure. Your place is kept and nobody asks why. Choose a day to talk about coming back.',
    breakDone: 'You are on a break. Your place is kept.',
    closed: 'Your journey here is complete. Thank you.',
    none: 'Your journey has not begun yet',
    noneBody: 'Your coordinator starts it with you. Then you see your next step here.',
  },
};
