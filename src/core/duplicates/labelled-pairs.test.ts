/**
 * Pairs of captions with the class an editor would give them, in several agencies' forms and
 * languages. The test measures precision and recall for each class; every pair must be right.
 */
import { describe, expect, test } from 'vitest';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { compareCaptions, prepare } from '#core/duplicates/compare.ts';
import { duplicateKeys } from '#core/duplicates/keys.ts';
import { duplicateClasses } from '#core/duplicates/pair.ts';

type Label = (typeof duplicateClasses)[number] | 'none';

const ferry =
  'Coast guard crew members Mara Lindqvist and Joel Brandt bring passengers of the ferry Nordlicht to the Landing Bridges pier in Hamburg, Germany, Thursday, Nov. 12, 2026.';
const fog = 'The ferry with 212 people on board lost power in dense fog.';
const vote =
  'Lawmakers raise their hands to vote on the budget bill in the upper house in Vienna, Austria, November 3, 2026.';
const flood = 'Rescuers carry two people from a flooded house in Passau, Germany, on Tuesday, Nov. 3, 2026.';
const save =
  'Goalkeeper Lea Brandt saves a penalty with her left hand during the cup semifinal in Graz, Austria, October 28, 2026.';
const zh = '11月12日，海岸警卫队队员在德国汉堡港帮助“北光号”渡轮的乘客下船。';
const zhContext = '这艘载有212人的渡轮在浓雾中失去动力。';
const ar = 'رجال الإنقاذ ينقلون ركاب العبارة إلى الرصيف في هامبورغ بألمانيا.';
const de = 'Feuerwehrleute löschen den Brand in einer Lagerhalle am Hafen von Rostock.';
const fr = 'Des manifestants brandissent des pancartes devant le siège du gouvernement à Lyon.';

const pairs: readonly [label: Label, left: string, right: string][] = [
  // exact: character for character
  ['exact', `${ferry} ${fog}`, `${ferry} ${fog}`],
  ['exact', `${vote} REUTERS/Ines Baptiste`, `${vote} REUTERS/Ines Baptiste`],
  ['exact', 'Mara Lindqvist.', 'Mara Lindqvist.'],
  ['exact', zh, zh],
  ['exact', ar, ar],
  ['exact', `${flood}\n`, flood],
  ['exact', 'Cafe\u0301 owners protest in Nantes.', 'Caf\u00e9 owners protest in Nantes.'],
  ['exact', `FILE - ${save}`, `FILE - ${save}`],

  // same-text: form only
  ['same-text', `${ferry} ${fog} (AP Photo/Ines Baptiste)`, `${ferry} ${fog}`],
  ['same-text', `${ferry} ${fog}Photo:Norddeutsche Bild`, `${ferry} ${fog} Photo: Norddeutsche Bild`],
  ['same-text', `${ferry} ${fog}Photo:AFP`, `${ferry} ${fog}`],
  ['same-text', `${vote} REUTERS/Ines Baptiste`, `${vote} REUTERS/Tomas Okafor`],
  ['same-text', 'Mara Lindqvist.', 'Mara Lindqvist'],
  ['same-text', 'MARA LINDQVIST', 'Mara Lindqvist'],
  ['same-text', `${ferry}  ${fog}`, `${ferry} ${fog}`],
  ['same-text', flood.toUpperCase(), flood],
  [
    'same-text',
    'Workers repair the “Old Lady” bridge in Porto.',
    'Workers repair the "Old Lady" bridge in Porto.',
  ],
  [
    'same-text',
    'The U.S. team’s coach speaks to players in Lima.',
    "The US team's coach speaks to players in Lima.",
  ],
  [
    'same-text',
    'A co-pilot waves to the crowd at the air show in Brno.',
    'A copilot waves to the crowd at the air show in Brno.',
  ],
  [
    'same-text',
    'Some 1,200 runners cross the Harbour bridge in Oslo.',
    'Some 1200 runners cross the Harbour bridge in Oslo.',
  ],
  ['same-text', `${vote}`, vote.replace('November 3, 2026', 'Nov. 3, 2026')],
  ['same-text', zh, zh.replace('“北光号”', '北光号')],
  ['same-text', 'Die Straße am Hafen ist gesperrt.', 'DIE STRASSE AM HAFEN IST GESPERRT.'],
  ['same-text', ar, ar.replace('الرصيف', 'الرَّصيف')],
  [
    'same-text',
    'Fans wave flags, scarves and banners in Split.',
    'Fans wave flags, scarves, and banners in Split',
  ],

  // same-lead: the action sentence used twice
  ['same-lead', `${ferry} ${fog}`, `${ferry.replace('Joel Brandt', 'Tomas Okafor')} ${fog}`],
  [
    'same-lead',
    `${ferry} ${fog}`,
    `${ferry} Three children were taken to hospital as a precaution, the city said.`,
  ],
  ['same-lead', ferry, ferry.replace('Mara Lindqvist', 'Ines Baptiste')],
  [
    'same-lead',
    `${vote} The bill passed after a debate of nine hours.`,
    `${vote} Opposition parties had asked for a delay until spring.`,
  ],
  [
    'same-lead',
    `${save} Her team won after extra time.`,
    `${save.replace('Lea Brandt', 'Nora Weiss')} Her team won after extra time.`,
  ],
  [
    'same-lead',
    `${save} Her team won after extra time.`,
    `${save.replace('October 28, 2026', 'October 29, 2026')} The final is planned for the first week of December.`,
  ],
  [
    'same-lead',
    `${flood} REUTERS/Ines Baptiste`,
    `${flood} Heavy rain has closed schools along the Danube. REUTERS/Ines Baptiste`.replace(
      'Nov. 3',
      'Nov. 4',
    ),
  ],
  ['same-lead', `${de} Verletzt wurde niemand.`, `${de} Die Ursache des Feuers war zunächst unklar.`],
  ['same-lead', `${zh}${zhContext}`, `${zh}市政府表示，三名儿童被送往医院检查，目前情况稳定。`],
  [
    'same-lead',
    'Violinist Anna Sorel plays to an empty hall in Ghent, Belgium.',
    'Violinist Marc Devos plays to an empty hall in Ghent, Belgium.',
  ],

  // contained: one is the other plus something
  ['contained', ferry, `${ferry} ${fog}`],
  ['contained', `${ferry} ${fog}`, `${ferry} ${fog} Nobody was hurt, the operator said.`],
  ['contained', save, `FILE - ${save}`],
  ['contained', `${ferry} ${fog} Photo: AFP`, `${ferry} Photo: AFP`],
  ['contained', vote, `${vote} The bill passed. REUTERS/Ines Baptiste`],
  [
    'contained',
    'Firefighters hose down a burning warehouse',
    'Firefighters hose down a burning warehouse at the port of Rostock, Germany.',
  ],
  ['contained', `${ferry} ${fog}`, `${ferry} Three ships came to help. ${fog}`],
  [
    'contained',
    'Tourists shelter from the rain under the arcades in Bologna, Italy.',
    'Tourists shelter from the rain under the arcades in Bologna, Italy, November 3, 2026.',
  ],
  ['contained', zh, `${zh}${zhContext}`],
  ['contained', fr, `${fr} Le cortège comptait environ 3 000 personnes.`],
  [
    'contained',
    'HAMBURG, Germany (AP) - Crew members help passengers of the ferry leave the ship.',
    'Crew members help passengers of the ferry leave the ship.',
  ],
  ['contained', ar, `${ar} وفقدت العبارة الطاقة وسط ضباب كثيف.`],
  [
    'contained',
    'Tourists shelter from the rain under the arcades.',
    'CORRECTION Tourists shelter from the rain under the arcades.',
  ],

  // near: a name, a number, an accent, a date or few words differ
  ['near', `${ferry} ${fog}`, `${ferry} ${fog.replace('212', '221')}`],
  ['near', flood, flood.replace('two', 'three')],
  ['near', save, save.replace('left', 'right')],
  [
    'near',
    `${ferry} ${fog}`,
    `${ferry.replace('12, 2026', '13, 2026').replace('Thursday', 'Friday')} ${fog}`,
  ],
  ['near', save, save.replace('October 28', 'October 29')],
  [
    'near',
    'President Zdeněk Novák opens the new library in Brno.',
    'President Zdenek Novak opens the new library in Brno.',
  ],
  ['near', 'Zdeněk Novák.', 'Zdenek Novak.'],
  ['near', vote, vote.replace('budget bill', 'pension bill')],
  [
    'near',
    `${de} Verletzt wurde niemand.`,
    `${de.replace('Lagerhalle', 'Werkhalle')} Verletzt wurde niemand.`,
  ],
  [
    'near',
    `${fr} Le cortège comptait environ 3 000 personnes.`,
    `${fr} Le cortège comptait environ 5 000 personnes.`,
  ],
  ['near', `${zh}${zhContext}`, `${zh}${zhContext.replace('212', '221')}`],
  [
    'near',
    'Stallholders sell flowers worth $50 at the market in Delft.',
    'Stallholders sell flowers worth €50 at the market in Delft.',
  ],
  [
    'near',
    'HAMBURG - NOVEMBER 10: Crew members help passengers of the ferry leave the ship.',
    'HAMBURG - NOVEMBER 11: Crew members help passengers of the ferry leave the ship.',
  ],
  ['near', `${ferry} ${fog} Captain Joel Brandt said.`, `${ferry} ${fog} Captain Tomas Okafor said.`],
  [
    'near',
    'Minister Anna Sorel (L) and Mayor Marc Devos open the bridge in Ghent.',
    'Minister Anna Sorel (R) and Mayor Marc Devos open the bridge in Ghent.',
  ],
  [
    'near',
    `${ferry} ${fog}`,
    `${ferry.replace('Mara Lindqvist and Joel Brandt', 'Joel Brandt and Mara Lindqvist')} ${fog}`,
  ],
  [
    'near',
    'Lea Brandt (L) of Graz vies with Nora Weiss (R) of Linz during their cup match.',
    'Nora Weiss (L) of Linz vies with Lea Brandt (R) of Graz during their cup match.',
  ],
  [
    'near',
    'Firefighters work at the scene of a warehouse fire in Leeds, England. The fire broke out before dawn.',
    'Firefighters rest at the scene of a warehouse fire in Leeds, England. The fire broke out before dawn.',
  ],
  [
    'same-lead',
    'Lawmaker Anna Sorel speaks during a debate on the budget bill in Vienna, Austria. Lawmakers voted on Tuesday.',
    'Lawmaker Marc Devos speaks during a debate on the budget bill in Vienna, Austria. Lawmakers voted on Tuesday.',
  ],
  ['same-text', `${ferry} ${fog}`, `${ferry}${fog}`],
  ['same-text', `${save.replace('.', '')} (Photo by Ines Baptiste/Nordic Images)`, save.replace('.', '')],

  // none: background only, or nothing
  [
    'none',
    `${ferry} ${fog}`,
    `Passengers wrapped in blankets wait for buses at the harbor in Hamburg, Germany, Thursday, Nov. 12, 2026. ${fog}`,
  ],
  [
    'none',
    `${ferry} ${fog} Photo: AFP`,
    `A tugboat pulls the damaged ferry Nordlicht past the fish market in Hamburg, Germany, Thursday, Nov. 12, 2026. ${fog} Photo: AFP`,
  ],
  ['none', `${zh}${zhContext}`, `11月12日，两名儿童裹着毛毯坐在码头的长椅上等候父母。${zhContext}`],
  ['none', fog, `${ferry} ${fog}`],
  [
    'none',
    'Firefighters battle a blaze at a paper mill in Leeds, England. The fire broke out before dawn and burned for hours.',
    'A resident films the smoke over rooftops in Leeds, England. The fire broke out before dawn and burned for hours.',
  ],
  ['none', 'Joel Brandt waves in Graz, Austria.', 'Tomas Okafor waves in Graz, Austria.'],
  [
    'none',
    'A woman walks her dog in the snow in Oslo, Norway, November 3, 2026.',
    'Two boys throw snowballs in a park in Oslo, Norway, November 3, 2026.',
  ],
  ['none', 'Mara Lindqvist.', 'Joel Brandt.'],
  ['none', 'Mara Lindqvist', 'Mara Lindqvist speaks at a meeting of harbor pilots in Kiel.'],
  ['none', vote, save],
  ['none', flood, 'Volunteers fill sandbags beside the river in Passau, Germany, on Tuesday, Nov. 3, 2026.'],
  ['none', '', ''],
  ['none', '', ferry],
  ['none', '(AP Photo/Ines Baptiste)', '(AP Photo/Ines Baptiste)'],
  [
    'none',
    'A general view. The old town was rebuilt after the war and draws visitors.',
    'A general view. Prices for flats have doubled within ten years.',
  ],
  [
    'none',
    `${de} Die Ursache war zunächst unklar.`,
    'Ein Hubschrauber wirft Wasser über der Altstadt ab. Die Ursache war zunächst unklar.',
  ],
  ['none', ar, 'أطفال يلعبون كرة القدم على شاطئ البحر في تونس.'],
  [
    'none',
    'Lea Brandt of Austria celebrates her second goal in Graz, Austria.',
    'Nora Weiss of Austria reacts after a missed chance in Graz, Austria.',
  ],
];

function compared(text: string) {
  return prepare({
    text,
    people: [],
    capturedAt: '',
    imageHash: '',
    likeness: '',
    fileName: '',
    hasPhoto: false,
  });
}

const results = pairs.map(([label, left, right]) => {
  const [a, b] = [compared(left), compared(right)];
  const found = compareCaptions(a, b);
  return { label, found: found?.class ?? ('none' as const), reason: found?.reason ?? '', left, right };
});

function measured(name: Label): string {
  const right = results.filter(({ label, found }) => label === name && found === name).length;
  const labelled = results.filter(({ label }) => label === name).length;
  const found = results.filter((result) => result.found === name).length;
  const percent = (part: number, whole: number) =>
    whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
  return `${labelled} pairs, precision ${percent(right, found)}, recall ${percent(right, labelled)}`;
}

describe(`${pairs.length} labelled pairs`, () => {
  for (const name of [...duplicateClasses.slice(0, 5), 'none'] as const) {
    test(`${name}: ${measured(name)}`, () => {
      const wrong = results.filter(
        ({ label, found }) => label !== found && (label === name || found === name),
      );
      expect(wrong).toEqual([]);
    });
  }

  test('the class is the same from either side', () => {
    for (const [, left, right] of pairs) {
      const [a, b] = [compared(left), compared(right)];
      const [one, other] = [compareCaptions(a, b), compareCaptions(b, a)];
      expect([one?.class, one?.score, one?.burst]).toEqual([other?.class, other?.score, other?.burst]);
    }
  });

  test('every pair with a class shares a look-up key', () => {
    for (const [label, left, right] of pairs) {
      if (label === 'none') continue;
      const keys = new Set(duplicateKeys(readAnatomy(left)));
      expect(
        duplicateKeys(readAnatomy(right)).some((key) => keys.has(key)),
        `${label}: ${left} | ${right}`,
      ).toBe(true);
    }
  });

  test('scores are shares, reasons are sentences', () => {
    for (const [, left, right] of pairs) {
      const found = compareCaptions(compared(left), compared(right));
      if (!found) continue;
      expect(found.score).toBeGreaterThan(0);
      expect(found.score).toBeLessThanOrEqual(1);
      expect(found.reason).toMatch(/^\p{Lu}.*\.$/su);
    }
  });
});
