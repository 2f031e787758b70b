/**
 * The sample desk's pictures: which scene each shows, what its metadata says, and what is wrong
 * with it on purpose. Every person, event and agency is invented. sample/expected.json lists
 * what Cutline must find.
 */
import type { FieldChanges } from '#core/caption/caption.ts';
import { concert, player, stadium, supporters } from './crowds.ts';
import type { Camera } from './embed.ts';
import { ferryInFog, flood, pier, portAtDusk, rescueInFog } from './harbour.ts';
import { byTheWindow, mountain } from './land.ts';
import type { Scene } from './paint.ts';
import { chamber, lectern, market, rainyStreet, townHall } from './town.ts';

export interface SamplePhoto {
  readonly fileName: string;
  /** The drawing; a function, because drawing takes seconds. */
  readonly scene: () => Scene;
  readonly camera: Camera;
  readonly fields: FieldChanges;
}

const bodies = {
  ines: { make: 'NIKON CORPORATION', model: 'NIKON Z 9' },
  rui: { make: 'Canon', model: 'Canon EOS R3' },
  lea: { make: 'SONY', model: 'ILCE-1' },
  amina: { make: 'FUJIFILM', model: 'X-T5' },
} as const;

function shot(who: keyof typeof bodies, takenAt: string, more: Partial<Camera> = {}): Camera {
  return { ...bodies[who], takenAt, iso: 400, shutter: 800, aperture: 4, lens: 70, ...more };
}

const rights = {
  copyright: '© 2026 Harbor News',
  usageTerms: 'Editorial use only.',
  source: 'Harbor News',
} as const;
const hamburg = {
  city: 'Hamburg',
  country: 'Germany',
  countryCode: 'DEU',
  sublocation: 'Landing Bridges',
} as const;
const porto = { city: 'Porto', country: 'Portugal', countryCode: 'PRT', sublocation: 'Town hall' } as const;
const zagreb = {
  city: 'Zagreb',
  country: 'Croatia',
  countryCode: 'HRV',
  sublocation: 'Riverside stadium',
} as const;
const passau = { city: 'Passau', state: 'Bavaria', country: 'Germany', countryCode: 'DEU' } as const;

const ferryStory = {
  ...rights,
  ...hamburg,
  byline: 'Ines Baptiste',
  bylineTitle: 'Staff',
  credit: 'Harbor News',
  slug: 'HAM-FERRY',
  event: 'Harbor ferry rescue',
  category: 'DIS',
  urgency: '3',
  keywords: ['ferry', 'harbor', 'fog', 'coast guard'],
} as const;
const budgetStory = {
  ...rights,
  ...porto,
  byline: 'Rui Tavora',
  bylineTitle: 'Staff',
  credit: 'Harbor News',
  slug: 'PORTO-BUDGET',
  event: 'Budget vote',
  category: 'POL',
  urgency: '4',
  keywords: ['budget', 'city council', 'vote'],
} as const;
const cupStory = {
  ...rights,
  ...zagreb,
  byline: 'Lea Novak',
  bylineTitle: 'Staff',
  credit: 'Harbor News',
  slug: 'CUP-SEMI',
  event: 'Cup semifinal',
  category: 'SPO',
  urgency: '5',
  keywords: ['soccer', 'cup', 'semifinal'],
} as const;
const floodStory = {
  ...rights,
  ...passau,
  byline: 'Ines Baptiste',
  bylineTitle: 'Staff',
  credit: 'Harbor News',
  slug: 'PASSAU-FLOOD',
  event: 'Danube flood',
  category: 'WEA',
  urgency: '3',
  keywords: ['flood', 'river', 'rescue'],
} as const;

/** The background sentences: shared by every picture of their event, and rightly so. */
const ferryContext = 'The ferry with 212 people on board lost power in dense fog.';
const budgetContext = 'The budget passed by 31 votes to 28 after a debate of nine hours.';
const floodContext = 'The river rose by four meters within a day after heavy rain.';

const ferryLead =
  'The harbor ferry Nordlicht drifts without power off the Landing Bridges in Hamburg, Germany, Thursday, Nov. 12, 2026.';
const blankets = `Passengers wrapped in blankets wait for buses on the Landing Bridges pier in Hamburg, Germany, Thursday, Nov. 12, 2026. ${ferryContext} (Ines Baptiste/Harbor News)`;
const goal =
  'Ivo Maric of NK Sava celebrates after scoring the second goal of the cup semifinal against Harbor Rovers at the Riverside stadium in Zagreb, Croatia, Saturday, Nov. 14, 2026.';

const drifting = () => ferryInFog(7, [1500, 1000], 0);
const alps = () => mountain(12, [1620, 1000], false);
const ferryCamera = shot('ines', '2026-11-12T08:14:05+01:00', {
  place: [53.5461, 9.9662],
  iso: 200,
  lens: 135,
});
const alpsCamera = shot('lea', '2026-11-12T07:21:40+01:00', {
  place: [47.2692, 11.4041],
  iso: 100,
  lens: 85,
  aperture: 8,
});

export const photos: readonly SamplePhoto[] = [
  {
    fileName: 'HF_0409.jpg',
    scene: drifting,
    camera: ferryCamera,
    fields: {
      ...ferryStory,
      headline: 'Harbor ferry drifts in fog',
      caption: `${ferryLead} ${ferryContext} (Ines Baptiste/Harbor News)`,
      altText: 'A red and white ferry lies still on flat gray water; the skyline behind it fades into fog.',
    },
  },
  {
    // Same lead as HF_0409, half an hour later: a different picture needs a different lead.
    fileName: 'HF_0410.jpg',
    scene: () => ferryInFog(43, [1440, 960], 250),
    camera: shot('ines', '2026-11-12T08:47:31+01:00', { place: [53.5459, 9.967], lens: 120 }),
    fields: {
      ...ferryStory,
      headline: 'Harbor ferry drifts in fog',
      caption: `${ferryLead} Divers inspect the hull before tugs are called in. (Ines Baptiste/Harbor News)`,
      altText: 'A ferry seen across the harbor in the haze of the morning.',
    },
  },
  {
    fileName: 'HF_0411.jpg',
    scene: () => rescueInFog(11, [1500, 1000]),
    camera: shot('ines', '2026-11-12T09:20:12+01:00', { place: [53.546, 9.9668], shutter: 1250 }),
    fields: {
      ...ferryStory,
      headline: 'Passengers brought ashore in fog',
      caption: `Coast guard crew members Mara Lindqvist (L) and Joel Brandt (R) bring passengers of the ferry Nordlicht to the Landing Bridges pier in Hamburg, Germany, Thursday, Nov. 12, 2026. ${ferryContext} (Ines Baptiste/Harbor News)`,
      people: ['Mara Lindqvist', 'Joel Brandt'],
      altText: 'Five people in helmets sit in an orange rescue boat; the ferry is out of focus behind them.',
    },
  },
  {
    // The lead of HF_0411 with one name changed; wrong weekday; credit glued; lone position mark; no alt text.
    fileName: 'HF_0412.jpg',
    scene: () => rescueInFog(57, [1620, 1080]),
    camera: shot('ines', '2026-11-12T09:41:22+01:00', { place: [53.546, 9.9668], shutter: 1250, iso: 800 }),
    fields: {
      ...ferryStory,
      headline: 'Ferry passengers brought ashore in fog',
      caption: `Coast guard crew members Mara Lindqvist (L) and Tomas Okafor bring passengers of the ferry Nordlicht to the Landing Bridges pier in Hamburg, Germany, Friday, Nov. 12, 2026. ${ferryContext}(Photo: Harbor News)`,
      people: ['Mara Lindqvist', 'Tomas Okafor'],
    },
  },
  {
    fileName: 'HF_0413.jpg',
    scene: () => pier(5, [960, 1280], 7),
    camera: shot('ines', '2026-11-12T10:05:48+01:00', { lens: 50 }),
    fields: {
      ...ferryStory,
      headline: 'Ferry passengers wait for buses',
      caption: blankets,
      altText: 'A group of people in coats and blankets stands close together on a wooden pier.',
    },
  },
  {
    // Word for word the caption of HF_0413, on another picture taken much later.
    fileName: 'HF_0414.jpg',
    scene: () => pier(26, [1440, 960], 11),
    camera: shot('ines', '2026-11-12T10:52:03+01:00', { lens: 35 }),
    fields: {
      ...ferryStory,
      headline: 'Ferry passengers wait for buses',
      caption: blankets,
      altText: 'Eleven people stand in a loose row along the railing of a pier.',
    },
  },
  {
    // A name spelled in a second way. The page in ferry-page.html has another caption for it.
    fileName: 'HF_0415.jpg',
    scene: () => portAtDusk(3, [1600, 1000]),
    camera: shot('ines', '2026-11-12T16:22:10+01:00', { iso: 1600, shutter: 125, place: [53.5333, 9.9514] }),
    fields: {
      ...ferryStory,
      sublocation: 'Container port',
      headline: 'Port reopens after ferry rescue',
      caption:
        'Ships lie at the container port in Hamburg, Germany, Thursday, Nov. 12, 2026, as traffic resumes at dusk. Patrol leader Mara Lindquist said the channel was clear, and Mara Lindqvist thanked the tug crews. (Ines Baptiste/Harbor News)',
      people: ['Mara Lindqvist'],
      altText: 'Gantry cranes stand black against an orange evening sky over the water.',
    },
  },
  {
    // The picture of HF_0409 under another name, with another caption and no credit.
    fileName: 'harbor-ferry-web.jpg',
    scene: drifting,
    camera: ferryCamera,
    fields: {
      ...hamburg,
      headline: 'Fog on the Elbe',
      caption:
        'Morning fog hides the far bank of the Elbe as a passenger ship waits in Hamburg, Germany, Thursday, Nov. 12, 2026.',
    },
  },
  {
    fileName: 'BV_2201.jpg',
    scene: () => chamber(4, [1500, 1000], 0.5),
    camera: shot('rui', '2026-11-13T18:02:44+00:00', { iso: 3200, shutter: 160, aperture: 2.8, lens: 24 }),
    fields: {
      ...budgetStory,
      headline: 'Porto council passes 2027 budget',
      caption: `Council members raise their hands to vote on the 2027 budget at the town hall in Porto, Portugal, Friday, Nov. 13, 2026. ${budgetContext} (Rui Tavora/Harbor News)`,
      altText: 'Rows of people sit in a half circle under columns; many raise one hand.',
    },
  },
  {
    // A quotation that never closes, and a doubled word.
    fileName: 'BV_2202.jpg',
    scene: () => lectern(6, [960, 1280]),
    camera: shot('rui', '2026-11-13T14:40:19+00:00', { iso: 2500, shutter: 250, aperture: 2.8, lens: 200 }),
    fields: {
      ...budgetStory,
      headline: 'Finance councilor defends cuts',
      caption:
        'Finance councilor Helena Marques answers questions about the the school program in Porto, Portugal, Friday, Nov. 13, 2026. "We close no school, she said. (Rui Tavora/Harbor News)',
      people: ['Helena Marques'],
      altText: 'A person in a dark suit speaks at a wooden lectern, one hand raised.',
    },
  },
  {
    fileName: 'BV_2203.jpg',
    scene: () => townHall(8, [1500, 1000]),
    camera: shot('rui', '2026-11-13T18:31:00+00:00', {
      iso: 800,
      shutter: 4,
      aperture: 8,
      lens: 35,
      place: [41.1496, -8.6109],
    }),
    fields: { ...budgetStory, keywords: ['town hall', 'night'] },
  },
  {
    // The text of BV_2201 again: other capitals, two spaces, one comma more, credit glued on.
    fileName: 'BV_2204.jpg',
    scene: () => chamber(38, [1400, 1050], 0.25),
    camera: shot('rui', '2026-11-13T18:44:57+00:00', { iso: 3200, shutter: 160, aperture: 2.8, lens: 28 }),
    fields: {
      ...budgetStory,
      headline: 'Porto council passes 2027 budget',
      caption:
        'Council members raise their hands to vote on the 2027 Budget at the Town Hall in Porto, Portugal, Friday, Nov. 13, 2026.  The budget passed by 31 votes to 28, after a debate of nine hours.Photo:Harbor News',
      altText: 'The council chamber from above; some of those seated raise a hand.',
    },
  },
  {
    fileName: 'CS_3301.jpg',
    scene: () => stadium(17, [1800, 1000]),
    camera: shot('lea', '2026-11-14T20:05:30+01:00', {
      iso: 1600,
      shutter: 500,
      lens: 24,
      place: [45.815, 15.9819],
    }),
    fields: {
      ...cupStory,
      headline: 'Full house for the cup semifinal',
      caption:
        'Players of NK Sava and Harbor Rovers compete in the cup semifinal before a full house in Zagreb, Croatia, Saturday, Nov. 14, 2026. (Lea Novak/Harbor News)',
      altText: 'A floodlit soccer pitch seen from high in a full stand.',
    },
  },
  {
    // The headline names someone whom the caption does not.
    fileName: 'CS_3302.jpg',
    scene: () => player(18, [960, 1280], 'arms'),
    camera: shot('lea', '2026-11-14T20:41:02+01:00', { iso: 3200, shutter: 1600, aperture: 2.8, lens: 400 }),
    fields: {
      ...cupStory,
      headline: 'Dario Kovac sends NK Sava to the final',
      caption: `${goal} (Lea Novak/Harbor News)`,
      people: ['Ivo Maric'],
      altText: 'A player raises both arms under floodlights in the rain.',
    },
  },
  {
    // Holds the whole caption of CS_3302, with a tail.
    fileName: 'CS_3303.jpg',
    scene: () => player(22, [1500, 1000], 'kick'),
    camera: shot('lea', '2026-11-14T21:10:45+01:00', { iso: 3200, shutter: 1600, aperture: 2.8, lens: 400 }),
    fields: {
      ...cupStory,
      headline: 'Ivo Maric sends NK Sava to the final',
      caption: `${goal} NK Sava won 3-1 and meets Olimpija Delta in the final on Dec. 5, 2026. (Lea Novak/Harbor News)`,
      people: ['Ivo Maric'],
      altText: 'A player turns with the ball at his feet; teammates are out of focus behind him.',
    },
  },
  {
    // A position mark that never closes; no credit.
    fileName: 'CS_3304.jpg',
    scene: () => supporters(19, [1500, 1000]),
    camera: shot('lea', '2026-11-14T21:32:18+01:00', { iso: 6400, shutter: 320, aperture: 2.8, lens: 70 }),
    fields: {
      ...cupStory,
      credit: '',
      headline: 'Supporters celebrate in red smoke',
      caption:
        'Supporters Petra Horvat (L and Luka Babic celebrate with flares in Zagreb, Croatia, Saturday, Nov. 14, 2026.',
      people: ['Petra Horvat', 'Luka Babic'],
      altText: 'A crowd with raised arms in front of glowing red smoke.',
    },
  },
  {
    // Mojibake: the mayor's name was read in the wrong character set.
    fileName: 'FL_4401.jpg',
    scene: () => flood(21, [1500, 1000], 'wading'),
    camera: shot('ines', '2026-11-13T11:14:26+01:00', { lens: 35, place: [48.5667, 13.4319] }),
    fields: {
      ...floodStory,
      headline: 'Mayor visits flooded old town',
      caption: `Mayor JÃ¼rgen Feld wades through a flooded street with a firefighter in Passau, Germany, Friday, Nov. 13, 2026. ${floodContext} (Ines Baptiste/Harbor News)`,
      people: ['Jürgen Feld'],
      altText: 'Two people seen from behind wade through brown water between house fronts.',
    },
  },
  {
    // No place in the caption, and none in the fields.
    fileName: 'FL_4402.jpg',
    scene: () => flood(23, [960, 1280], 'boat'),
    camera: shot('ines', '2026-11-13T12:02:11+01:00', { lens: 50 }),
    fields: {
      ...floodStory,
      city: '',
      state: '',
      country: '',
      countryCode: '',
      headline: 'Firefighters search flooded street',
      caption: `Firefighters steer a boat past flooded shops, Friday, Nov. 13, 2026. ${floodContext} (Ines Baptiste/Harbor News)`,
      altText: 'Four firefighters in a boat between the fronts of flooded houses.',
    },
  },
  {
    // The year has two digits changed over: a date in the future.
    fileName: 'FL_4403.jpg',
    scene: () => flood(64, [1440, 960], 'boat'),
    camera: shot('ines', '2026-11-13T12:20:35+01:00', { lens: 85 }),
    fields: {
      ...floodStory,
      headline: 'Rescuers bring supplies',
      caption: `Rescuers carry drinking water to residents of the old town in Passau, Germany, Nov. 13, 2062. ${floodContext} (Ines Baptiste/Harbor News)`,
      altText: 'A boat with rescuers on a flooded street.',
    },
  },
  {
    // The first a of Marrakesh is a Cyrillic letter.
    fileName: 'MK_5501.jpg',
    scene: () => market(9, [1500, 1000]),
    camera: shot('amina', '2026-11-12T11:03:09+01:00', { iso: 1600, lens: 35, aperture: 2 }),
    fields: {
      ...rights,
      byline: 'Amina Sall',
      bylineTitle: 'Stringer',
      credit: 'Harbor News',
      city: 'Marrakesh',
      country: 'Morocco',
      countryCode: 'MAR',
      slug: 'MARKET',
      category: 'ECO',
      headline: 'Fruit prices fall after good harvest',
      caption:
        'Customers buy fruit under lamps at a covered market in M\u0430rrakesh, Morocco, Thursday, Nov. 12, 2026. (Amina Sall/Harbor News)',
      keywords: ['market', 'fruit', 'prices'],
      altText: 'Heaps of oranges, lemons and plums in front of customers in warm light.',
    },
  },
  {
    // Stored lying down (EXIF orientation 6). The credit does not fit IIM's 32 bytes.
    fileName: 'CN_6601.jpg',
    scene: () => concert(20, [1080, 1440]),
    camera: shot('amina', '2026-11-13T21:48:52-05:00', {
      iso: 6400,
      shutter: 200,
      aperture: 2.8,
      lens: 50,
      orientation: 6,
    }),
    fields: {
      ...rights,
      byline: 'Amina Sall',
      bylineTitle: 'Stringer',
      credit: 'Harbor News / Northern Lights Pictures',
      city: 'Montreal',
      state: 'Quebec',
      country: 'Canada',
      countryCode: 'CAN',
      slug: 'CONCERT',
      category: 'ENT',
      headline: 'Festival opens with The Night Ferries',
      caption:
        'Singer Zoé Lavoie and The Night Ferries perform at the opening of the winter festival in Montreal, Quebec, Friday, Nov. 13, 2026. (Amina Sall/Harbor News)',
      people: ['Zoé Lavoie'],
      keywords: ['concert', 'festival', 'music'],
      altText: 'Three musicians on a stage under blue and violet beams; the audience raises its hands.',
    },
  },
  {
    fileName: 'MT_7701.jpg',
    scene: alps,
    camera: alpsCamera,
    fields: {
      ...rights,
      byline: 'Lea Novak',
      bylineTitle: 'Staff',
      credit: 'Harbor News',
      city: 'Innsbruck',
      state: 'Tyrol',
      country: 'Austria',
      countryCode: 'AUT',
      slug: 'SNOW',
      category: 'WEA',
      headline: 'First snow on the Nordkette',
      caption:
        'The first snow of the season covers the mountains above Innsbruck, Austria, Thursday, Nov. 12, 2026. (Lea Novak/Harbor News)',
      keywords: ['snow', 'mountains', 'weather'],
      altText: 'Snow-covered mountains in the first light, dark firs at their feet.',
    },
  },
  {
    // The picture of MT_7701 under its camera's name, without a caption.
    fileName: 'DSC_0042.jpg',
    scene: alps,
    camera: alpsCamera,
    fields: {},
  },
  {
    // Near MT_7701: the same sentence with two words changed, on another picture.
    fileName: 'MT_7702.jpg',
    scene: () => mountain(14, [960, 1280], true),
    camera: shot('lea', '2026-11-12T08:37:15+01:00', { iso: 100, aperture: 5.6, shutter: 1600 }),
    fields: {
      ...rights,
      byline: 'Lea Novak',
      bylineTitle: 'Staff',
      credit: 'Harbor News',
      city: 'Innsbruck',
      state: 'Tyrol',
      country: 'Austria',
      countryCode: 'AUT',
      slug: 'SNOW',
      category: 'WEA',
      headline: 'Early start for ski tourers',
      caption:
        'The first snow of the winter covers the slopes above Innsbruck, Austria, Thursday, Nov. 12, 2026. (Lea Novak/Harbor News)',
      keywords: ['snow', 'ski', 'weather'],
      altText: 'A skier in a red jacket leaves a track on a wide white slope.',
    },
  },
  {
    fileName: 'ST_8801.jpg',
    scene: () => rainyStreet(2, [1500, 1000]),
    camera: shot('amina', '2026-11-14T19:26:33+09:00', { iso: 6400, aperture: 1.4, lens: 50, shutter: 200 }),
    fields: {
      ...rights,
      byline: 'Amina Sall',
      city: 'Osaka',
      country: 'Japan',
      countryCode: 'JPN',
      slug: 'RAIN',
    },
  },
  {
    fileName: 'PT_9901.jpg',
    scene: () => byTheWindow(15, [960, 1200], true),
    camera: shot('amina', '2026-11-14T16:10:00+00:00', { iso: 400, aperture: 1.8, lens: 85, shutter: 320 }),
    fields: {
      ...rights,
      byline: 'Amina Sall',
      bylineTitle: 'Stringer',
      credit: 'Harbor News',
      city: 'Dakar',
      country: 'Senegal',
      countryCode: 'SEN',
      slug: 'AUTHOR',
      category: 'ACE',
      headline: 'Novelist Awa Ndour finishes her trilogy',
      caption:
        'Novelist Awa Ndour looks out of the window of her study in Dakar, Senegal, Saturday, Nov. 14, 2026. The last part of her trilogy appears in January. (Amina Sall/Harbor News)',
      people: ['Awa Ndour'],
      keywords: ['literature', 'portrait'],
      altText: 'A woman in profile, dark against a window in evening light.',
    },
  },
];
