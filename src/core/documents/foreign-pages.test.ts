/** Pages of other languages and layouts, each invented in the shape that such pages have. */
import { expect, test } from 'vitest';
import { readDocument } from '#core/documents/read-document.ts';

function outline(name: string, text: string) {
  const reading = readDocument(name, text);
  return {
    headline: reading.headline,
    section: reading.section,
    published: reading.published,
    kinds: reading.parts.map(({ kind, caption }) => (caption === null ? kind : `${kind} ${caption}`)),
    captions: reading.captions.map(({ text: words, occurrences, fileNames }) => [
      words,
      occurrences,
      ...fileNames,
    ]),
  };
}

const harbour = '3月5日，渔船停靠在浙江省舟山市沈家门渔港。新华社记者 林晓岚 摄';

test('a Chinese photo page as text', () => {
  expect(
    outline(
      'page.txt',
      `首页 > 图片 > 国内\n\n春汛到来 渔港一片繁忙\n\n发布时间：2026-03-05 10:20　来源：新华社\n责任编辑：何远\n\n${harbour}\n${harbour}\n\n　　随着春汛到来，渔民告诉记者，今年的收成比去年更好。\n　　“我们已经准备好了。”一位渔民说。\n\n这是3月5日拍摄的沈家门渔港（无人机照片）。\n\n新华社发（何远 摄）\n`,
    ),
  ).toEqual({
    headline: '春汛到来 渔港一片繁忙',
    section: '首页 > 图片 > 国内',
    published: '2026-03-05T10:20',
    kinds: [
      'section',
      'headline',
      'published',
      'byline',
      'caption 0',
      'repeat 0',
      'body',
      'body',
      'caption 1',
    ],
    captions: [
      [harbour, 2],
      ['这是3月5日拍摄的沈家门渔港（无人机照片）。 新华社发（何远 摄）', 1],
    ],
  });
});

test('a Chinese photo page as HTML, its alt text cut off', () => {
  const page = outline(
    'page.html',
    `<html><body><h1>春汛到来</h1><div>2026年03月05日 10:20:31　来源：新华社</div><p><img src="a/1126_01.jpg" alt="3月5日，渔船停靠在浙江省舟山市沈家门…"></p><p>${harbour}</p><p>当地渔业部门负责人表示，今年的收成更好。</p><p>【责任编辑:何远】</p></body></html>`,
  );
  expect(page).toMatchObject({
    published: '2026-03-05T10:20:31',
    kinds: ['headline', 'published', 'caption 0', 'repeat 0', 'body', 'other'],
    captions: [[harbour, 2, '1126_01.jpg']],
  });
});

test('a gallery with counters, sales lines and a zone in hours', () => {
  const lead = (what: string) => `${what} in Tarnwick, Ireland, November 12, 2026. REUTERS/Maeve Corrigan`;
  expect(
    outline(
      'gallery.txt',
      `Flooded streets of Tarnwick\nBy Maeve Corrigan\nNovember 12, 2026 3:04 PM GMT+1 Updated 2 hours ago\n\n[1/2] ${lead('A woman carries a dog')}  Purchase Licensing Rights, opens new tab\n[2/2] ${lead('Firefighters row past a bakery')}\n\nTARNWICK, Nov 12 (Reuters) - Heavy rain closed the main road on Thursday, officials said.\n`,
    ),
  ).toEqual({
    headline: 'Flooded streets of Tarnwick',
    section: '',
    published: '2026-11-12T15:04+01:00',
    kinds: ['headline', 'byline', 'published', 'caption 0', 'caption 1', 'body'],
    captions: [
      [lead('A woman carries a dog'), 1],
      [lead('Firefighters row past a bakery'), 1],
    ],
  });
});

test('an advisory of labelled records with wrapped captions', () => {
  const record = (id: string, what: string) =>
    `Slug: HAM-FERRY\nID: ${id}\nHeadline: Ferry adrift off Norvik\nCaption: ${what} in Norvik, Norway,\nThursday, Nov. 12, 2026. The ship lost power in fog. (Photo: Harbor News)\nCredit: Harbor News\n`;
  const page = outline(
    'advisory.txt',
    `${record('20261112-014', 'Passengers leave the ferry Nordlys')}\n${record('20261112-015', 'A tug pulls the ferry Nordlys')}`,
  );
  const rest = 'in Norvik, Norway, Thursday, Nov. 12, 2026. The ship lost power in fog. (Photo: Harbor News)';
  expect(page.captions).toEqual([
    [`Passengers leave the ferry Nordlys ${rest}`, 1, '20261112-014'],
    [`A tug pulls the ferry Nordlys ${rest}`, 1, '20261112-015'],
  ]);
});

test.each([
  [
    'Publié le 12 mars 2026 à 14h05',
    'Une femme porte son chien dans une rue inondée de Valbrune, le 12 mars 2026. © Claire Dufour / Le Rivage',
    'Les pluies ont fait sortir la rivière de son lit, a indiqué jeudi la préfecture.',
  ],
  [
    'Veröffentlicht am 12. März 2026, 14:05 Uhr',
    'Helfer stapeln am Donnerstag Sandsäcke am Ufer der Lohre in Falkenau. Foto: Jörg Weiß/dpa',
    'Die Pegel sollen bis zum Wochenende fallen, teilte der Landkreis mit.',
  ],
  [
    'Publicado: 12 de marzo de 2026 14:05',
    'Bomberos evacuan a vecinos en Valdeluz, España, el 12 de marzo de 2026. (Foto: Lucía Rey/EFE)',
    'El alcalde dijo el jueves que el agua nunca había subido tanto.',
  ],
  [
    'تاريخ النشر: 12 مارس 2026 14:05',
    'رجال الإطفاء يجلون السكان بالقوارب في مدينة النور، 12 مارس 2026. (رويترز)',
    'وقال رئيس البلدية إن المياه لم تبلغ هذا الارتفاع من قبل.',
  ],
  [
    '公開日 2026年3月12日 14:05',
    '雪の中、荷揚げ作業を続ける漁師ら＝2026年3月12日、北海道。撮影・森健二',
    '港では早朝から作業が続いた。',
  ],
])('%s', (published, caption, body) => {
  expect(outline('page.txt', `Album 2026\n\n${published}\n\n${caption}\n\n${body}\n`)).toMatchObject({
    published: '2026-03-12T14:05',
    kinds: [expect.anything(), 'published', 'caption 0', 'body'],
    captions: [[caption, 1]],
  });
});

test('pictures that load late, their signature on a line of its own', () => {
  const page = outline(
    'page.html',
    `<html><head><script>var x="<figcaption>Not read, Nov. 1, 2026.</figcaption>"</script></head><body><h1>Snow in Valmora</h1>
<figure><picture><source srcset="/i/HF_1.webp 1200w"><img src="data:image/gif;base64,R0" data-srcset="/i/HF_0411.jpg 640w, /i/HF_0411-2.jpg 1280w"></picture><figcaption>Crews clear snow in Valmora, Norway, Thursday, Nov. 12, 2026. <i>Photo: Harbor News</i></figcaption></figure>
<div><img class="lazy" data-lazy="/i/HF_0412.jpg" src="/spacer.gif" alt=""><div class="caption-text">A dog sits in a drift in Valmora, Norway, Thursday, Nov. 12, 2026.<br>Ana Vega/Harbor News</div></div></body></html>`,
  );
  expect(page.captions).toEqual([
    ['Crews clear snow in Valmora, Norway, Thursday, Nov. 12, 2026. Photo: Harbor News', 1, 'HF_0411.jpg'],
    [
      'A dog sits in a drift in Valmora, Norway, Thursday, Nov. 12, 2026. Ana Vega/Harbor News',
      1,
      'HF_0412.jpg',
    ],
  ]);
});
