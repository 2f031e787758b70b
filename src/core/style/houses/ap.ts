/**
 * The Associated Press: short months with a day, weekday within two weeks, at most two sentences,
 * sign-off in parentheses. Data only; the rules it tunes are in core/style/rules.
 */
import { House } from '#core/style/house.ts';

export const ap: House = House.parse({
  id: 'ap',
  name: 'Associated Press',
  wire: {
    template: '{caption} {credit}',
    month: 'ap',
    dateOrder: 'month-day-year',
    weekday: 'recent',
    dateJoin: 'comma',
    credit: {
      byline: '(AP Photo/{byline})',
      agency: '({byline}/{agency} via AP)',
      file: '(AP Photo/{byline}, File)',
    },
    filePrefix: 'FILE - ',
    positions: 'words',
    encoding: 'utf-8',
    lineEnd: 'lf',
  },
  rules: {
    'date-missing': { severity: 'error' },
    'place-missing': { severity: 'error' },
    'sentence-end': { severity: 'error' },
    'sentence-count': { options: { most: 2 } },
    'credit-form': {
      options: {
        own: ['AP', 'Associated Press', 'The Associated Press', 'AP Photo'],
        forms: [
          '(AP Photo/{byline})',
          '(AP Photo/{byline}, File)',
          '(AP Photo/{byline}, Pool)',
          '(AP Photo)',
          '({byline}/{agency} via AP)',
          '({byline}/{agency} via AP, File)',
          '({agency} via AP)',
          '(Photo by {byline}/{agency}/AP)',
          '(Photo by {byline}/{agency}/AP, File)',
        ],
      },
    },
  },
});
