/** Chinese captions: sentences, dates, places, credits and datelines, as Chinese newsrooms write them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnatomy } from '#core/caption/read-anatomy.ts';
import { countWords, latinLength } from '#core/caption/scripts.ts';
import { textAt } from '#core/caption/span.ts';

const lead = '3月5日，渔民在浙江省舟山市沈家门渔港整理渔网。';

describe('credits', () => {
  test.each([
    ['新华社记者 林晓岚 摄', '林晓岚', '新华社', false],
    ['新华社记者林晓岚、何远摄', '林晓岚、何远', '新华社', false],
    ['新华社发（何远 摄）', '何远', '新华社', false],
    ['新华社发（何远摄）', '何远', '新华社', false],
    ['（新华社发 何远 摄）', '何远', '新华社', false],
    ['（新华社记者林晓岚摄）', '林晓岚', '新华社', false],
    ['新华社发', '', '新华社', false],
    ['新华社/法新', '', '新华社/法新', false],
    ['（新华社/路透）', '', '新华社/路透', false],
    ['海港日报记者 艾哈迈德·萨勒姆 摄影报道', '艾哈迈德·萨勒姆', '海港日报', false],
    ['（何远 摄）', '何远', '', false],
    ['何远 摄', '何远', '', false],
    ['图片来源：视觉中国', '', '视觉中国', false],
    ['港务局供图', '', '港务局', false],
  ])('%s', (credit, byline, agency, glued) => {
    const text = lead + credit;
    const { credits, sentences } = readAnatomy(text);
    expect(credits.map((each) => [textAt(text, each), each.byline, each.agency, each.glued])).toEqual([
      [credit, byline, agency, glued],
    ]);
    expect(sentences.map((each) => textAt(text, each))).toEqual([lead]);
  });

  test('a missing full stop glues the credit', () => {
    const [credit] = readAnatomy(`${lead.slice(0, -1)}新华社记者 林晓岚 摄`).credits;
    expect(credit).toMatchObject({ byline: '林晓岚', glued: true });
  });

  test.each([
    '渔民返港忙织网',
    '这是3月5日拍摄的渔港（无人机照片 3月5日拍摄）。',
    '记者发现新地图。',
    '一名记者在港口采访渔民。',
    '老人在门口看报',
  ])('no credit: %s', (text) => {
    expect(readAnatomy(text).credits).toEqual([]);
  });
});

describe('dates, places and datelines', () => {
  test.each([
    ['3月5日，', null, 3, 5, null],
    ['2026年3月5日，', 2026, 3, 5, null],
    ['２０２６年３月５日，', 2026, 3, 5, null],
    ['3月5日（星期四），', null, 3, 5, 4],
    ['3月5日至7日，', null, 3, 5, null],
  ])('%s', (words, year, month, day, weekday) => {
    const [date] = readAnatomy(`${words}渔民整理渔网。`).dates;
    expect(date).toMatchObject({ year, month, day, weekday, monthForm: 'numeric' });
  });

  test.each([
    ['在浙江省舟山市沈家门渔港整理', '', '浙江省', '舟山市'],
    ['在北京市朝阳区赏花', '', '', '北京市'],
    ['在德国汉堡举行', '德国', '', '汉堡'],
    ['在法国首都巴黎街头行走', '法国', '', '巴黎'],
    ['在四川省凉山彝族自治州越西县采茶', '', '四川省', '凉山彝族自治州'],
  ])('%s', (words, country, region, city) => {
    expect(readAnatomy(`3月5日，人们${words}。`).place).toMatchObject({ country, region, city });
  });

  test.each(['在雨中行走', '在参观展览', '在现场忙碌'])('no place: %s', (words) => {
    expect(readAnatomy(`3月5日，人们${words}。`).place).toBeNull();
  });

  test('a dateline with its reporters', () => {
    const text = '新华社柏林3月5日电（记者林晓岚、何远）当日，市民在公园赏花。';
    const { dateline, sentences, credits } = readAnatomy(text);
    expect(dateline).toMatchObject({ kind: 'place', place: '柏林', date: { month: 3, day: 5 } });
    expect(sentences.map((each) => textAt(text, each))).toEqual(['当日，市民在公园赏花。']);
    expect(credits).toEqual([]);
  });
});

test('lengths and words count alike in every script', () => {
  expect(countWords('渔民在港口整理渔网')).toBe(5);
  expect(countWords('Crews clear 3 roads.')).toBe(4);
  expect(latinLength('abc')).toBe(3);
  expect(latinLength('渔民在港口')).toBeGreaterThan(10);
});

test('law: any mix of Chinese caption words is read, and no part leaves the text', () => {
  const piece = fc.constantFrom(
    '3月5日',
    '，',
    '。',
    '新华社',
    '记者',
    '发',
    ' ',
    '何远',
    '摄',
    '（',
    '）',
    '/',
    '在',
    '浙江省',
    '舟山市',
    '电',
    '\n',
    'AP',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { credits, sentences } = readAnatomy(text);
      const spans = [...credits, ...sentences].sort((a, b) => a.start - b.start);
      for (const [index, span] of spans.entries()) {
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
      }
    }),
  );
});
