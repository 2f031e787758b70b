/**
 * The house desk: the neutral style a newsroom starts with. It checks facts and typing, not any
 * one agency's form, so dates, weekdays and credits may be written as any wire writes them.
 */
import { House } from '#core/style/house.ts';

export const desk: House = House.parse({
  id: 'desk',
  name: 'House desk',
  wire: {
    template: '{caption} {credit}',
    month: 'full',
    dateOrder: 'month-day-year',
    weekday: 'never',
    credit: {
      byline: '({byline}/{agency})',
      agency: '({byline}/{agency})',
      file: '({byline}/{agency}, File)',
    },
    filePrefix: 'FILE - ',
    positions: 'letters',
    encoding: 'utf-8',
    lineEnd: 'lf',
  },
  rules: {
    'month-form': { severity: 'off' },
    'weekday-form': { severity: 'off' },
    'state-form': { severity: 'off' },
    'credit-form': { severity: 'off' },
  },
});
