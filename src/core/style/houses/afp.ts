/**
 * Agence France-Presse: the date in words after "on", no weekday, the sign-off in parentheses in
 * its older and newer form. Data only; the rules it tunes are in core/style/rules.
 */
import { House } from '#core/style/house.ts';

export const afp: House = House.parse({
  id: 'afp',
  name: 'Agence France-Presse',
  wire: {
    template: '{caption} {credit}',
    month: 'full',
    dateOrder: 'month-day-year',
    weekday: 'never',
    dateJoin: 'on',
    credit: {
      byline: '(Photo by {byline} / AFP)',
      agency: '(Photo by {byline} / {agency} / AFP)',
      file: '(Photo by {byline} / AFP)',
    },
    filePrefix: '(FILES) ',
    positions: 'letters',
    encoding: 'utf-8',
    lineEnd: 'lf',
    notes: {
      kill: 'MANDATORY KILL - {reason} PHOTO {name}, SENT {sent}, IS WITHDRAWN AND NOT TO BE USED ANY MORE. REMOVE IT AT ONCE FROM ALL ONLINE SERVICES AND ARCHIVES.',
    },
  },
  rules: {
    'date-missing': { severity: 'error' },
    // The older form writes the photographer's name in capitals, in the byline field as well.
    'all-capitals': { severity: 'hint' },
    'credit-form': {
      options: {
        own: ['AFP', 'AFP Photo', 'Agence France-Presse'],
        forms: [
          '(Photo by {byline} / AFP)',
          '(Photo by {byline} / {agency} / AFP)',
          '(AFP PHOTO / {byline})',
          '(AFP PHOTO/{byline})',
          '(AFP PHOTO)',
        ],
      },
    },
  },
});
