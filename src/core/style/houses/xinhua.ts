/**
 * Xinhua: short months, always with the year, no weekday in the first sentence, sign-off with the
 * agency first for staff and last for contributors. Data only; the rules are in core/style/rules.
 */
import { House } from '#core/style/house.ts';

export const xinhua: House = House.parse({
  id: 'xinhua',
  name: 'Xinhua',
  wire: {
    template: '{caption} {credit}',
    month: 'ap',
    dateOrder: 'month-day-year',
    weekday: 'never',
    dateJoin: 'on',
    credit: {
      byline: '(Xinhua/{byline})',
      agency: '(Photo by {byline}/{agency}/Xinhua)',
      file: '(Xinhua/{byline})',
    },
    filePrefix: 'FILE - ',
    positions: 'letters',
    encoding: 'utf-8',
    lineEnd: 'lf',
  },
  rules: {
    'date-missing': { severity: 'error' },
    'credit-form': {
      options: {
        own: ['Xinhua', 'Xinhua News Agency'],
        forms: [
          '(Xinhua/{byline})',
          '(Photo by {byline}/Xinhua)',
          '(Photo by {byline}/{agency}/Xinhua)',
          '(Xinhua)',
        ],
      },
    },
    // Scene openers such as "This photo taken on … shows" are the house's own way in.
    'banned-openers': { severity: 'hint' },
  },
});
