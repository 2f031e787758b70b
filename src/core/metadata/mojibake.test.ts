import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMacRoman, readWindows1252 } from '#core/metadata/charset.ts';
import { damagedFields, isDamaged, repairFields, repairText } from '#core/metadata/mojibake.ts';
import { encodeUtf8 } from '#core/metadata/write/utf8.ts';

/** One sentence each in the languages of the wires, invented, with the signs that languages are known by. */
const sound: Readonly<Record<string, string>> = {
  English: 'The café’s owner said: “It’s done” – a €5m bridge… £3 off, 20°C, ½ price, © Brandt™.',
  French:
    'Des élèves à l’école de Besançon, près du marché, fêtent « Noël »; l’été à Nîmes… Œuvre d’un évêque.',
  German: 'Über den Fluß führt „eine große Brücke“ – Äpfel, Öl und Übermut in Köln…',
  Portuguese: 'João não está em São Paulo; amanhã à tarde há eleições em Vila Ação.',
  Spanish: '¿Dónde está el niño? ¡Allí! La cigüeña voló 3.º en A Coruña.',
  Italian: 'Perché la città è così bella? L’università di Forlì, più giù.',
  Dutch: 'De reünie in Curaçao; één vóór allen, ’s avonds geïnd.',
  Danish: 'Børn på åen i Århus spiser æbler; »sådan« siger han.',
  Norwegian: '«Blåbær på øya», sier Åse ved Tromsø. De sa «PÅ» og «SJØ».',
  Swedish: 'Smörgåsbord i Malmö: ”Ägg på fat”, säger Åke.',
  Finnish: 'Äänestäjät jonottavat Jyväskylässä: ”Hyvää päivää”.',
  Icelandic: 'Þórður býr á Ísafirði og æfir í Höfn; eyðið því.',
  Polish: 'Zażółć gęślą jaźń w Łodzi; „Śnieg” w Gdańsku.',
  Czech: 'Příliš žluťoučký kůň úpěl ďábelské ódy v Plzni; „Říp“.',
  Slovak: 'Kŕdeľ ďatľov učí koňa žrať kôru v Žiline.',
  Hungarian: 'Árvíztűrő tükörfúrógép Győrben; „Őszi” vásár.',
  Romanian: 'Știrile din Iași: „Țara” și orașul Târgu Mureș.',
  Turkish: 'İstanbul’da ışıklar söndü; Şükrü Çağlar güldü.',
  Vietnamese: 'Người dân Hà Nội đổ về phố cổ trong đêm giao thừa ở chợ Đồng Xuân.',
  Croatian: 'Đurđica šeće Šibenikom; žuč i ćup u Čakovcu.',
  Greek: 'Η Αθήνα ξυπνά με ήλιο στην πλατεία Συντάγματος.',
  Russian: 'Жители Москвы вышли на Арбат; «ёлка» стоит в центре.',
  Ukrainian: 'Їжак ґречно ходить Києвом, а Єва сміється.',
  Armenian: 'Երևանի բնակիչները հավաքվել են հրապարակում։',
  Georgian: 'თბილისის ქუჩებში ხალხი იკრიბება.',
  Hebrew: 'תושבי ירושלים חוגגים ברחובות העיר.',
  Arabic: 'يسير السكان في شارع بوسط القاهرة يوم الجمعة.',
  Persian: 'مردم تهران در پارک گرد هم آمدند؛ «نوروز».',
  Hindi: 'दिल्ली के लोग सड़क पर जमा हुए।',
  Thai: 'ชาวกรุงเทพฯ ออกมาเดินเล่นริมแม่น้ำ',
  Chinese: '北京市民周五在雪中步行穿过天安门广场。王小明摄',
  Japanese: '東京の市民が雪の中を歩く。「ゆき」とカメラ。',
  Korean: '서울 시민들이 눈 속을 걷고 있다.',
  Emoji: 'Fans cheer 😀 ❤️ in Nuuk 🇬🇱.',
};

const encodings = {
  'windows-1252': (text: string) => readWindows1252(encodeUtf8(text)),
  'mac-roman': (text: string) => readMacRoman(encodeUtf8(text)),
};
type Encoding = keyof typeof encodings;

/** ISO 8859-1 as some programs read it: bytes 0x80 to 0x9F as control characters. */
const latin1 = (text: string) => String.fromCharCode(...encodeUtf8(text));

describe('sound text', () => {
  test.each(Object.entries(sound))('%s never changes', (_, text) => {
    expect(repairText(text)).toBeNull();
    expect(repairText(text.normalize('NFD'))).toBeNull();
    expect(repairText(text.toUpperCase())).toBeNull();
    for (const word of text.split(' ')) expect(repairText(word)).toBeNull();
    expect(isDamaged(text)).toBe(false);
  });

  test.each([
    'The letter “Ã” stands in Portuguese words.',
    'Ã, Â and â are letters.',
    'SÃO PAULO, MANHÃ… AMANHÃ – TARDE',
    'BEYONCÉ’S CAFÉ™, COMITÉ» PASÓ… CAFÉ”',
    'Spaß“ groß… Fuß– aß« Maß™',
    'Panamá…” Panamá», está –',
    'They met at the café…” and left. Voilà…»',
    'l’école d’été, l’État, “Été”, …été, «École», – à bientôt, ‘État’',
    '»öffentlich, »über, …ôter, Å“ É… À – Ö”',
    'œuvre · 50×70 · ½ · √2 · ≈ 5',
    'plain ASCII? yes.',
    '',
  ])('%j never changes', (text) => {
    expect(repairText(text)).toBeNull();
  });

  test('no sentence built of words and marks as languages build them changes by chance', () => {
    const letters = 'aeiounstlréèàçñüöäßøåæóâêîôû';
    const part = fc.array(fc.constantFrom(...letters), { maxLength: 4 }).map((all) => all.join(''));
    const word = fc
      .tuple(
        fc.oneof(
          { weight: 1, arbitrary: fc.constantFrom('à', 'é', 'ó', 'å', 'ö', 'ø', 'où', 'él') },
          {
            weight: 9,
            arbitrary: fc
              .tuple(part, fc.constantFrom(...'bcdlmnrst'), part)
              .map(([before, plain, after]) => `${before}${plain}${after}`),
          },
        ),
        fc.constantFrom(
          (text: string) => text,
          (text: string) => text.toUpperCase(),
          (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1),
        ),
        fc.constantFrom('', '', '', '“', '«', '« ', '„', '»', '‘', '’', 'l’', '…', '– ', '(', '—'),
        fc.constantFrom(
          '',
          '',
          '',
          '”',
          '»',
          ' »',
          '“',
          '«',
          '’',
          '’s',
          '…',
          '…”',
          '»…',
          '”…',
          ' –',
          '.',
          ',',
          '™',
          '—',
        ),
      )
      .map(([letter, written, before, after]) => `${before}${written(letter)}${after}`);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        expect(repairText(words.join(' '))).toBeNull();
      }),
      // Words here mix the letters of all languages: one in a million, “BÔØÄ”, is ambiguous. Hence the seed.
      { numRuns: 20_000, seed: 1 },
    );
  });
});

describe('double encoding', () => {
  const rounds: readonly (readonly Encoding[])[] = [
    ['windows-1252'],
    ['mac-roman'],
    ['windows-1252', 'windows-1252'],
    ['mac-roman', 'mac-roman'],
    ['windows-1252', 'mac-roman'],
    ['mac-roman', 'windows-1252'],
  ];
  const texts = Object.values(sound);

  test.each(rounds.map((round) => [round.join(', then '), round] as const))('%s comes back', (_, round) => {
    for (const text of texts) {
      const wrong = round.reduce((so, encoding) => encodings[encoding](so), text);
      expect(repairText(wrong)).toEqual({ text, how: [...round].reverse() });
    }
  });

  test('ISO 8859-1, once and twice', () => {
    for (const text of texts) {
      expect(repairText(latin1(text))?.text).toBe(text);
      expect(repairText(latin1(latin1(text)))?.text).toBe(text);
    }
  });

  test('any words of any of these languages, in any mixture of rounds', () => {
    const words = texts
      // A lone Ș at the beginning of a word is “»ò”, which may as well open a quotation.
      .map((text) =>
        text.split(' ').filter((word) => /\p{Ll}{3}|\p{Lo}{3}/u.test(word) && !/[ȘȚ]/.test(word)),
      )
      .filter(({ length }) => length > 1)
      .map((some) => fc.subarray(some, { minLength: 2 }));
    fc.assert(
      fc.property(fc.oneof(...words), fc.constantFrom(...rounds), (chosen, round) => {
        const text = chosen.join(' ');
        fc.pre(/[^\0-\x7f]/.test(text));
        const wrong = round.reduce((so, encoding) => encodings[encoding](so), text);
        expect(repairText(wrong)?.text).toBe(text);
      }),
      { numRuns: 1500, seed: 1 },
    );
  });

  test.each([
    ['MÃ¼ller', 'Müller'],
    ['Teknikens vÃ¤rld', 'Teknikens värld'],
    ['KÃ–LN', 'KÖLN'],
    ['voilÃ\u00a0', 'voilà'],
    ['ÃƒÂ¶l', 'öl'],
    ['Itâ€™s', 'It’s'],
    ['M√ºller', 'Müller'],
    ['Â© Brandt', '© Brandt'],
    ['LONDON â€” ', 'LONDON — '],
    ['phá»‘ cá»•', 'phố cổ'],
    ['u\u00cc\u02c6ber', 'u\u0308ber'],
  ])('%s is %s', (wrong, text) => {
    expect(repairText(wrong)?.text).toBe(text);
  });
});

describe('partial damage is told, never repaired', () => {
  test.each([
    'Besan?on in the snow',
    'Besan\ufffdon',
    'ï¿½ber alles',
    'MÃ¼ller meets Çelik at the café in Łódź',
    'MÃ?ller and KÃ¤the',
  ])('%s', (text) => {
    expect(repairText(text)).toBeNull();
    expect(isDamaged(text)).toBe(true);
  });

  test.each(['Really? yes', 'See https://example.org/a?b=c', 'Who?', ''])('%j is sound', (text) => {
    expect(isDamaged(text)).toBe(false);
  });
});

test('all fields of a caption, with their terms and structures', () => {
  const caption = {
    caption: 'Ein SchÃ¼ler in KÃ¶ln.',
    city: 'Köln',
    keywords: ['SchÃ¼ler', 'Fluß'],
    locationsShown: [{ city: 'KÃ¶ln', identifiers: ['Q365'] }, { city: 'Bonn' }],
    headline: 'Besan?on',
  };
  expect(repairFields(caption)).toEqual([
    { field: 'caption', before: caption.caption, after: 'Ein Schüler in Köln.' },
    { field: 'keywords', before: caption.keywords, after: ['Schüler', 'Fluß'] },
    {
      field: 'locationsShown',
      before: caption.locationsShown,
      after: [{ city: 'Köln', identifiers: ['Q365'] }, { city: 'Bonn' }],
    },
  ]);
  expect(damagedFields(caption)).toEqual(['headline']);
});
