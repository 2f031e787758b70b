/** Captions as the four wires write them, of invented events: none may raise an error in any house. */
import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption } from '#core/caption/caption.ts';
import type { House } from '#core/style/house.ts';
import { afp } from '#core/style/houses/afp.ts';
import { ap } from '#core/style/houses/ap.ts';
import { reuters } from '#core/style/houses/reuters.ts';
import { xinhua } from '#core/style/houses/xinhua.ts';
import { bundledHouses } from '#core/style/houses.ts';
import { lint } from '#core/style/lint.ts';
import { benchNow } from '#core/style/trial.ts';

const clean: readonly [House, string][] = [
  [
    ap,
    'Volunteers fill sandbags along the Karva River in Tolmin, Slovenia, Thursday, Nov. 12, 2026. (AP Photo/Mira Holm)',
  ],
  [
    ap,
    'Mayor Ana Lund, left, shakes hands with builder Ole Vik in Bergen, Norway, Wednesday, Nov. 11, 2026, after the harbor tunnel opened. The tunnel took six years to dig. (AP Photo/Per Dahl)',
  ],
  [
    ap,
    'A dog waits outside a polling station in Duluth, Minnesota, Tuesday, Nov. 10, 2026. (Carla Reyes/Lakeside Courier via AP)',
  ],
  [
    ap,
    'FILE - Surfers leave the water as a storm nears Ericeira, Portugal, on March 3, 2024. (AP Photo/Rui Matos, File)',
  ],
  [
    ap,
    'Fans hold up scarves before a soccer match in Turin, Italy, Sunday, Nov. 8, 2026. (Nicola Sarti/Piazza Press via AP)',
  ],
  [
    ap,
    'A baker stacks loaves before dawn in Aleppo, Syria, Monday, Nov. 9, 2026. Flour prices have doubled since spring. (AP Photo/Samir Haddad)',
  ],
  [
    ap,
    'Pilot Jo Tanaka (7) lands a glider in Matsumoto, Japan, Saturday, Nov. 7, 2026. (AP Photo/Emi Sato, Pool)',
  ],
  [
    ap,
    'U.S. Sen. J.R. Moss speaks at a 10,000-seat arena in Washington, Friday, Nov. 6, 2026. (AP Photo/Dana Cole)',
  ],
  [
    ap,
    'Children play "cat and mouse" in a courtyard in Tbilisi, Georgia, Sept. 20, 2026. (AP Photo/Nino Beridze)',
  ],
  [
    ap,
    'Workers clear snow that had had days to freeze in Oslo, Norway, Thursday, Nov. 12, 2026. (AP Photo/Mira Holm)',
  ],
  [
    ap,
    'FILE - This Sept. 22, 2018 file photo shows the old pier in Piran, Slovenia. (AP Photo/Mira Holm, File)',
  ],
  [
    reuters,
    'A woman carries firewood past a damaged bridge in Quelmar, Chile November 11, 2026. REUTERS/Ines Prado',
  ],
  [
    reuters,
    'Finance Minister Olga Brandt (R) greets union leader Paul Keller in Bonn, Germany November 12, 2026. REUTERS/Lena Vogt',
  ],
  [
    reuters,
    'Drones light up the sky over Incheon, South Korea, November 10, 2026. The show runs until December 1. REUTERS/Min Seo-yeon',
  ],
  [
    reuters,
    'FILE PHOTO: A tanker leaves the port of Varna, Bulgaria, June 4, 2021. REUTERS/Ivan Petkov/File Photo',
  ],
  [
    reuters,
    'Rebels stand at a checkpoint in this still image taken from video, Marib, Yemen November 9, 2026. REUTERS/Desert TV via Reuters TV',
  ],
  [reuters, 'Cyclists ride through fog in Ghent, Belgium, November 8, 2026. REUTERS/Anke De Smet'],
  [
    reuters,
    'A farmer dries chillies in Guntur, India, November 6, 2026. REUTERS/Ravi Teja  (INDIA - Tags: AGRICULTURE SOCIETY)',
  ],
  [
    reuters,
    'Ambulances queue outside a hospital in Lagos, Nigeria November 12, 2026. Officials said on Thursday that 12 people were hurt. REUTERS/Tunde Bello',
  ],
  [
    reuters,
    'A satellite image shows a dam near Kosti, Sudan, November 7, 2026. Orbital Lens/Handout via REUTERS ATTENTION EDITORS - THIS IMAGE WAS SUPPLIED BY A THIRD PARTY.',
  ],
  [
    reuters,
    'Skaters (L-R) Ana Lund, Mia Dahl and Eva Strand hold their medals in Hamar, Norway, November 8, 2026. REUTERS/Mira Holm',
  ],
  [
    afp,
    'Firefighters spray water on a burning warehouse in Marseille, France, on November 11, 2026. (Photo by Luc Armand / AFP)',
  ],
  [
    afp,
    'Actress Sofia Marin arrives for the opening of the festival in Cartagena, Colombia, on November 10, 2026. (AFP PHOTO / DIEGO RUIZ)',
  ],
  [
    afp,
    'Commuters cross a flooded street in Manila, the Philippines, on November 9, 2026. (AFP PHOTO/JUN SANTOS)',
  ],
  [afp, 'A vendor sells oranges in Tunis, Tunisia, on November 8, 2026. (Photo by Leila Mansour / AFP)'],
  [afp, '(FILES) A train crosses the viaduct in Millau, France, on May 2, 2023. (Photo by Luc Armand / AFP)'],
  [
    afp,
    'Coach Marco Bellini (C) talks to his players during training in Verona, Italy, on November 12, 2026. (Photo by Paola Conti / AFP)',
  ],
  [
    afp,
    'The moon rises behind a mosque in Istanbul, Turkey, on November 5, 2026. (Photo by Deniz Kaya / AFP)',
  ],
  [
    afp,
    'Divers repair nets at a fish farm in Volos, Greece, on November 6, 2026. (Photo by Nikos Pappas / Aegean Images / AFP)',
  ],
  [
    afp,
    'A nurse prepares a vaccine in Kigali, Rwanda, on November 10, 2026. (AFP PHOTO / GRACE UWERA) -- RESTRICTED TO EDITORIAL USE - MANDATORY CREDIT "AFP PHOTO/ GRACE UWERA" - NO MARKETING NO ADVERTISING CAMPAIGNS --',
  ],
  [
    afp,
    'Dancers from Zürich’s “Kreis” troupe rehearse in Bern, Switzerland, on November 7, 2026. (Photo by Jürg Hösli / AFP)',
  ],
  [
    xinhua,
    "Farmers harvest rice in Luoping County, southwest China's Yunnan Province, on Nov. 10, 2026. (Xinhua/Li Wen)",
  ],
  [
    xinhua,
    "An aerial drone photo taken on Nov. 9, 2026 shows a bridge in Wuhu, east China's Anhui Province. (Photo by Zhao Ming/Xinhua)",
  ],
  [xinhua, 'Visitors view lanterns at a park in Nairobi, Kenya, on Nov. 8, 2026. (Xinhua/Wang Lei)'],
  [
    xinhua,
    'This photo taken on Oct. 24, 2026 shows a robot at a fair in Shanghai, east China. The fair closed on Thursday. (Xinhua)',
  ],
  [xinhua, 'People walk past a mural in Lima, Peru, on Sept. 30, 2026. (Photo by Rosa Quispe/Xinhua)'],
  [xinhua, 'This undated photo shows a bronze vessel found in Xianyang, northwest China. (Xinhua)'],
  [
    xinhua,
    'Athletes compete in the relay during the winter games in Harbin, northeast China, on Feb. 7, 2026. (Xinhua/Sun Hao)',
  ],
  [xinhua, 'A panda eats bamboo at a zoo in Moscow, Russia, on June 6, 2026. (Xinhua/Bai Xue)'],
  [
    xinhua,
    'Rescuers search for survivors after an earthquake in Jishan County, north China, on Jan. 15, 2026. (Xinhua/Liu Yang)',
  ],
  [
    xinhua,
    'A combo photo shows students receiving books in Vientiane, Laos, on Nov. 11, 2026. (Photo by Kham Sone/Xinhua)',
  ],
  [ap, 'OSLO, Norway (AP) - Crews clear snow in Oslo, Norway, Thursday, Nov. 12, 2026. (AP Photo/Mira Holm)'],
];

const knowledge = { similarPeople: new Map<string, string>(), now: benchNow };

describe('clean captions', () => {
  test('the table is long enough to mean something', () => expect(clean.length).toBeGreaterThanOrEqual(40));

  test.each(clean.map(([house, text]) => [house.name, text, house] as const))(
    '%s: %s',
    (_name, text, own) => {
      const caption = applyChanges(emptyCaption, { caption: text, altText: 'What the picture shows.' });
      for (const house of bundledHouses) {
        const errors = lint(caption, house, { knowledge, capturedAt: '' }).filter(
          ({ severity }) => severity === 'error',
        );
        expect(errors, house.name).toEqual([]);
      }
      const warnings = lint(caption, own, { knowledge, capturedAt: '' }).filter(
        ({ severity }) => severity === 'warning',
      );
      expect(warnings.filter(({ rule }) => rule !== 'double-space')).toEqual([]);
    },
  );
});
