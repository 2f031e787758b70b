/**
 * Reuters: months in full, no weekday, one sentence and a second only for context, credit outside
 * parentheses after the last sentence. Data only; the rules it tunes are in core/style/rules.
 */
import { House } from '#core/style/house.ts';

export const reuters: House = House.parse({
  id: 'reuters',
  name: 'Reuters',
  wire: {
    template: '{caption} {credit}',
    month: 'full',
    dateOrder: 'month-day-year',
    weekday: 'never',
    dateJoin: 'comma',
    credit: {
      byline: 'REUTERS/{byline}',
      agency: '{byline}/{agency} via REUTERS',
      file: 'REUTERS/{byline}/File Photo',
    },
    filePrefix: 'FILE PHOTO: ',
    positions: 'letters',
    encoding: 'utf-8',
    lineEnd: 'lf',
  },
  rules: {
    'date-missing': { severity: 'error' },
    'sentence-count': { options: { most: 2 } },
    'credit-form': {
      options: {
        own: ['Reuters'],
        forms: [
          'REUTERS/{byline}',
          'REUTERS/{byline}/File Photo',
          'REUTERS/{byline}/Pool',
          'REUTERS/{agency} via Reuters TV',
          '{agency} via REUTERS',
        ],
      },
    },
  },
});
