/** Awkward captions through every receiver: what each shows, and what it says is wrong. */
import { describe, expect, test } from 'vitest';
import { applyChanges, emptyCaption, type FieldChanges } from '#core/caption/caption.ts';
import { encodeUtf8 } from '#core/metadata/write/utf8.ts';
import { type ReceiverAnswer, receiverAnswers, typedTexts } from '#core/receivers/every-receiver.ts';
import { byteString, noTexts, type PhotoTexts } from '#core/receivers/photo-texts.ts';
import { type ReceiverId, receiverIds, type ShownField } from '#core/receivers/receiver.ts';
import { sentTexts } from '#core/receivers/sent-texts.ts';

function sent(changes: FieldChanges, file: PhotoTexts | null = null): Map<ReceiverId, ReceiverAnswer> {
  const caption = applyChanges(emptyCaption, changes);
  return byId(receiverAnswers(sentTexts(caption, file), typedTexts(caption)));
}

function standing(texts: Partial<PhotoTexts>, changes: FieldChanges = {}): Map<ReceiverId, ReceiverAnswer> {
  const caption = applyChanges(emptyCaption, changes);
  return byId(receiverAnswers({ ...noTexts, ...texts }, typedTexts(caption)));
}

function byId(answers: readonly ReceiverAnswer[]): Map<ReceiverId, ReceiverAnswer> {
  return new Map(answers.map((answer) => [answer.receiver, answer]));
}

/** What each receiver shows of one field, in the order of the desk. */
function shown(answers: Map<ReceiverId, ReceiverAnswer>, field: ShownField): (string | undefined)[] {
  return receiverIds.map((id) => answers.get(id)?.values[field]);
}

/** What a receiver says is wrong with one field. */
function troubles(answers: Map<ReceiverId, ReceiverAnswer>, id: ReceiverId, field: ShownField): string[] {
  return (answers.get(id)?.troubles ?? [])
    .filter((trouble) => trouble.field === field)
    .map(({ kind, what }) => `${kind}: ${what}`);
}

const bytes = (text: string) => byteString(encodeUtf8(text));
const utf8 = { '1:90': ['\x1b%G'] };
const exif = noTexts.exif;

describe('a sent caption', () => {
  test('in plain words arrives everywhere it has a place', () => {
    const caption = 'Fishing boats wait for the tide in Vessel Bay.';
    const answers = sent({ caption, credit: 'Harbor News', city: 'Vessel Bay', country: 'Norway' });
    expect(shown(answers, 'caption')).toEqual(Array(8).fill(caption));
    expect(shown(answers, 'credit')).toEqual([
      ...Array(4).fill('Harbor News'),
      '',
      ...Array(3).fill('Harbor News'),
    ]);
    expect(shown(answers, 'place')).toEqual([
      ...Array(4).fill('Vessel Bay, Norway'),
      '',
      'Vessel Bay, Norway',
      '',
      'Vessel Bay, Norway',
    ]);
    expect(troubles(answers, 'superdesk', 'place')).toEqual(['missing: It has no field for the place.']);
    expect(troubles(answers, 'xmp-first', 'caption')).toEqual([]);
  });

  test('with umlauts is garbled only where 1:90 is ignored', () => {
    const answers = sent({ caption: 'Jörg Müller grüßt.' });
    expect(shown(answers, 'caption')).toEqual([
      'Jörg Müller grüßt.',
      'Jörg Müller grüßt.',
      'JÃ¶rg MÃ¼ller grÃ¼ÃŸt.',
      'Jorg Muller grusst.',
      'Jörg Müller grüßt.',
      'Jörg Müller grüßt.',
      'Jörg Müller grüßt.',
      'Jörg Müller grüßt.',
    ]);
    expect(troubles(answers, 'latin-1', 'caption')).toEqual(['garbled: “Jörg” comes out as “JÃ¶rg”.']);
    expect(troubles(answers, 'seven-bit', 'caption')).toEqual([
      'respelled: Spells ö as o, ü as u and ß as ss.',
    ]);
  });

  test('in Chinese is lost on the 7-bit wire, its characters named', () => {
    const answers = sent({ caption: '王小明 waves.' });
    expect(answers.get('seven-bit')?.values.caption).toBe('??? waves.');
    expect(troubles(answers, 'seven-bit', 'caption')).toEqual([
      'lost: No plain form for 王 小 明: a question mark stands for each.',
    ]);
  });

  test('with a credit of 33 bytes loses its last letter in IIM', () => {
    const credit = 'The Harbor News Photo Agency Oslo';
    expect(encodeUtf8(credit)).toHaveLength(33);
    const answers = sent({ credit });
    expect(answers.get('xmp-first')?.values.credit).toBe(credit);
    for (const id of ['iim-only', 'latin-1', 'wordpress'] as const) {
      expect(answers.get(id)?.values.credit).toBe(credit.slice(0, 32));
      expect(troubles(answers, id, 'credit')).toEqual(['cut: Cut after 32 bytes: “o” is missing.']);
    }
    expect(answers.get('grid')?.values.credit).toBe(credit);
  });

  test('with an emoji at the cut keeps the characters before it whole', () => {
    const answers = sent({ credit: `${'a'.repeat(30)}👩‍🚀 news` });
    expect(answers.get('iim-only')?.values.credit).toBe('a'.repeat(30));
    expect(troubles(answers, 'iim-only', 'credit')).toEqual([
      'cut: Cut after 32 bytes: “👩‍🚀 news” is missing.',
    ]);
  });

  test('keeps the languages of the file and says which one is taken', () => {
    const file: PhotoTexts = {
      ...noTexts,
      xmp: {
        caption: [
          { language: 'x-default', text: 'Old words.' },
          { language: 'de', text: 'Boote im Hafen.' },
          { language: 'fr', text: 'Des bateaux au port.' },
        ],
      },
    };
    const answers = sent({ caption: 'Boats in harbour.' }, file);
    expect(answers.get('xmp-first')?.values.caption).toBe('Boats in harbour.');
    expect(troubles(answers, 'xmp-first', 'caption')).toEqual([
      'language: The default text is shown; beside it: de and fr.',
    ]);
    expect(troubles(answers, 'mediawiki', 'caption')).toEqual([
      'language: The default text is shown; who reads in de and fr sees the text of that language.',
    ]);
    expect(troubles(answers, 'iim-only', 'caption')).toEqual([]);
  });

  test('by two photographers arrives at Grid with the first only', () => {
    const answers = sent({ byline: 'Ana Sousa; Đỗ Văn Nam' });
    expect(shown(answers, 'byline')).toEqual([
      'Ana Sousa; Đỗ Văn Nam',
      'Ana Sousa; Đỗ Văn Nam',
      expect.stringMatching(/^Ana Sousa; Ä/),
      'Ana Sousa; Do Van Nam',
      'Ana Sousa; Đỗ Văn Nam',
      'Ana Sousa',
      '',
      'Ana Sousa; Đỗ Văn Nam',
    ]);
    expect(troubles(answers, 'grid', 'byline')).toEqual([
      'other: Only the first is taken, without “Đỗ Văn Nam”.',
    ]);
    expect(answers.get('wordpress')?.values.credit).toBe('Ana Sousa');
  });

  test('dated without a zone comes to Superdesk without its date', () => {
    const answers = sent({ dateCreated: '2026-11-12T09:41:22' });
    expect(answers.get('iim-only')?.values.dateCreated).toBe('2026-11-12T09:41:22');
    expect(troubles(answers, 'superdesk', 'dateCreated')).toEqual([
      'missing: It takes the date only with a time and its zone.',
    ]);
    const zoned = sent({ dateCreated: '2026-11-12T09:41:22+01:00' });
    expect(zoned.get('superdesk')?.values.dateCreated).toBe('2026-11-12T09:41:22+01:00');
  });
});

describe('a file as it stands', () => {
  test('with blank XMP is read from IIM', () => {
    const answers = standing({
      xmp: {},
      iim: { ...utf8, '2:120': [bytes('Ein Boot.')], '2:110': ['  '] },
    });
    expect(shown(answers, 'caption')).toEqual(Array(8).fill('Ein Boot.'));
    expect(shown(answers, 'credit')).toEqual(Array(8).fill(''));
  });

  test('with a camera’s leftover shows it where EXIF goes first, and where nothing else is', () => {
    const leftover = { ...exif, description: 'OLYMPUS DIGITAL CAMERA', leftover: true };
    const captioned = standing({
      exif: leftover,
      xmp: { caption: [{ language: 'x-default', text: 'A boat.' }] },
      iim: { ...utf8, '2:120': [bytes('A boat.')] },
    });
    expect(captioned.get('mediawiki')?.values.caption).toBe('OLYMPUS DIGITAL CAMERA');
    expect(troubles(captioned, 'mediawiki', 'caption')).toEqual([
      'leftover: These are the words of a camera or converter, not of the desk.',
    ]);
    expect(captioned.get('grid')?.values.caption).toBe('A boat.');
    const bare = standing({ exif: leftover }, { caption: 'A boat.' });
    expect(bare.get('xmp-first')?.values.caption).toBe('OLYMPUS DIGITAL CAMERA');
    expect(troubles(bare, 'superdesk', 'caption')).toEqual(['missing: Nothing of it is found there.']);
  });

  test('with EXIF words beyond ASCII is refused there by MediaWiki, which goes on to XMP', () => {
    const answers = standing({
      exif: { ...exif, description: 'Größe' },
      xmp: { caption: [{ language: 'x-default', text: 'From XMP.' }] },
    });
    expect(answers.get('mediawiki')?.values.caption).toBe('From XMP.');
  });

  test('whose IIM was changed later is believed by MediaWiki', () => {
    const both = {
      xmp: { headline: [{ language: '', text: 'Old' }] },
      iim: { ...utf8, '2:105': [bytes('New')] },
    };
    expect(standing(both).get('mediawiki')?.values.headline).toBe('Old');
    expect(standing({ ...both, iimChangedLater: true }).get('mediawiki')?.values.headline).toBe('New');
    expect(standing(both).get('grid')?.values.headline).toBe('Old');
  });

  test('in undeclared Windows-1252 is told to be a guess', () => {
    const answers = standing({ iim: { '2:80': ['Zo\xeb Mar\xedn'] } });
    expect(answers.get('iim-only')?.values.byline).toBe('Zoë Marín');
    expect(troubles(answers, 'iim-only', 'byline')).toEqual([
      'guess: The file does not say in which character set it is; Windows-1252 is likely.',
    ]);
    expect(answers.get('latin-1')?.values.byline).toBe('Zoë Marín');
    expect(troubles(answers, 'superdesk', 'byline')).toEqual([
      'guess: These bytes are no UTF-8: it guesses their character set and may show other letters.',
    ]);
  });

  test('cut inside a character comes out of WordPress as Latin-1', () => {
    const half = bytes('Grüße aus Bielefeld und aus Mü').slice(0, -1);
    const answers = standing({ iim: { ...utf8, '2:110': [half] } });
    expect(answers.get('wordpress')?.values.credit).toBe('GrÃ¼Ã\x9fe aus Bielefeld und aus MÃ');
    expect(troubles(answers, 'wordpress', 'credit')).toEqual([
      expect.stringMatching(/^garbled: “Grüße” comes out as /),
    ]);
  });

  test('with names and job titles gives MediaWiki both', () => {
    const answers = standing({
      iim: { ...utf8, '2:80': [bytes('Ana Sousa'), bytes('Li Wei')], '2:85': [bytes('Stringer')] },
    });
    expect(answers.get('mediawiki')?.values.byline).toBe('Stringer, Ana Sousa; Li Wei');
  });

  test('with a short caption and no headline gets a title made of it in WordPress', () => {
    const answers = standing({ iim: { ...utf8, '2:120': [bytes('A short caption.')] } });
    expect(answers.get('wordpress')?.values.headline).toBe('A short caption.');
    expect(troubles(answers, 'wordpress', 'headline')).toEqual([
      'other: A short caption stands in for a headline.',
    ]);
  });

  test('that says nothing shows nothing, and each field that is meant is missing', () => {
    const answers = standing({}, { caption: 'A boat.', credit: 'Harbor News' });
    for (const { values, troubles: told } of answers.values()) {
      expect(Object.values(values).join('')).toBe('');
      expect(told.map(({ field, kind }) => `${field} ${kind}`)).toEqual([
        'caption missing',
        'credit missing',
      ]);
    }
  });
});
