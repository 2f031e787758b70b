/**
 * A caption field's value as the texts of its IIM datasets: within the byte limits, dates in IIM's
 * form, country codes with three letters. Used by iim.ts. What IIM cannot hold is cut and reported;
 * XMP keeps the whole.
 */
import type { FieldValue } from '#core/caption/caption.ts';
import { countryByCode } from '#core/caption/countries.ts';
import { type FieldId, fieldOf } from '#core/caption/fields.ts';
import type { IimHome } from '#core/caption/registry/field.ts';
import { iimDateTexts } from '#core/metadata/dates.ts';
import { qualifiedTerm } from '#core/metadata/qualified.ts';
import { cutToBytes, encodeUtf8 } from '#core/metadata/write/utf8.ts';

/** A value that IIM holds only in part. */
export interface Cut {
  readonly field: FieldId;
  /** Bytes the whole value takes in UTF-8. */
  readonly bytes: number;
  readonly limit: number;
  /** What IIM holds of it; '' when it can hold nothing of it. */
  readonly kept: string;
}

/** The texts of one dataset; none when the dataset is to be taken out. */
export interface IimValues {
  readonly number: string;
  readonly texts: readonly string[];
  readonly cuts: readonly Cut[];
}

// Fields that are one line at the desk, whose several names IIM keeps in a dataset each.
const severalNames: ReadonlySet<FieldId> = new Set(['byline', 'bylineTitle', 'captionWriter']);

/** The datasets a field's value fills: its own, and for the date that of the time as well. */
export function iimValues(id: FieldId, value: FieldValue, home: IimHome): IimValues[] {
  const { kind } = fieldOf(id);
  const texts = (typeof value === 'string' ? [value] : value)
    .filter((text) => typeof text === 'string')
    .map((text) => text.replaceAll('\0', ''))
    .filter((text) => text.trim() !== '');
  if (kind === 'date') {
    const { date, time } = iimDateTexts(texts[0] ?? '');
    const cuts = date === '' ? texts.map((text) => cut(id, text, home.maxBytes, '')) : [];
    const clock = { texts: time === '' ? [] : [time], cuts: [] };
    return [
      { number: home.dataset, texts: date === '' ? [] : [date], cuts },
      ...(home.time === undefined ? [] : [{ number: home.time, ...clock }]),
    ];
  }
  const split = (severalNames.has(id) ? texts.flatMap(namesOf) : texts).map((text) =>
    qualifiedTerm(id, text),
  );
  const shown = split.map((text) => fitted(id, text, home));
  return [
    {
      number: home.dataset,
      texts: shown.filter((text) => text !== ''),
      cuts: split.flatMap((text, index) => {
        const kept = shown[index] ?? '';
        // The two- and three-letter codes of a country say the same.
        const whole = kept === text || (id === 'countryCode' && kept !== '');
        return whole ? [] : [cut(id, text, home.maxBytes, kept)];
      }),
    },
  ];
}

function fitted(id: FieldId, text: string, { maxBytes }: IimHome): string {
  if (id === 'countryCode') {
    const code = countryByCode(text)?.alpha3 ?? text.trim();
    // Three letters that are no country's are what the file, or the desk, says: a check names them.
    return /^[!-~]{3}$/.test(code) ? code : '';
  }
  return cutToBytes(text, maxBytes);
}

/** "Ana Sousa; Li Wei" as two names, as EXIF and XMP readers join them. */
function namesOf(line: string): string[] {
  return line
    .split('; ')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function cut(field: FieldId, text: string, limit: number, kept: string): Cut {
  return { field, bytes: encodeUtf8(text).length, limit, kept };
}
