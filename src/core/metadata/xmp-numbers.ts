/**
 * Positions and heights as XMP writes EXIF's, and as the desk writes them: decimal degrees, south
 * and west negative, and metres. Used by the XMP reader and writer. What is no number is handed on
 * as it stands, so that nothing in a file is lost.
 */
import { type XmpProperties, xmpText } from '#core/metadata/xmp.ts';

/**
 * A position as XMP writes EXIF's ("52,31.2N" or "52,31,12N"): degrees, south and west negative.
 * @returns null when missing, malformed or out of range
 */
export function xmpDegrees(text: string): number | null {
  const found =
    /^(\d{1,3}),\s?(\d{1,2}(?:\.\d{1,12})?)(?:,\s?(\d{1,2}(?:\.\d{1,12})?))?\s?([NSEWnsew])$/.exec(
      text.trim(),
    );
  if (!found) return null;
  const [, whole, minutes, seconds, letter = ''] = found;
  const side = letter.toUpperCase();
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds ?? 0) / 3600;
  if (value > (side === 'N' || side === 'S' ? 90 : 180)) return null;
  return (Math.round(value * 1e7) / 1e7) * (side === 'S' || side === 'W' ? -1 : 1);
}

/** A position as the desk writes it, "-33.8568"; the file's own text where it is no position. */
export function deskDegrees(text: string): string {
  const degrees = xmpDegrees(text);
  return degrees === null ? text : decimal(degrees, 7);
}

/** The desk's degrees in XMP's way, "33,51.408S"; a text that is no position on its axis as it stands. */
export function degreesToXmp(text: string, axis: 'latitude' | 'longitude'): string {
  const degrees = decimalOf(text);
  if (degrees === null || Math.abs(degrees) > (axis === 'latitude' ? 90 : 180)) return text;
  const side = axis === 'latitude' ? (degrees < 0 ? 'S' : 'N') : degrees < 0 ? 'W' : 'E';
  // Whole millionths of a minute, 2 mm: rounding them first keeps 59.9999999 from becoming 60.
  const millionths = Math.round(Math.abs(degrees) * 60e6);
  const whole = Math.floor(millionths / 60e6);
  return `${whole},${decimal((millionths - whole * 60e6) / 1e6, 6)}${side}`;
}

/** A height in metres from XMP's fraction, "4805/10" as "480.5"; other texts as they stand. */
export function deskMetres(text: string): string {
  const [, above, below] = /^(-?\d{1,15})\/(\d{1,15})$/.exec(text.trim()) ?? [];
  if (above === undefined || Number(below) === 0) return text;
  return decimal(Number(above) / Number(below), 4);
}

/** The desk's metres as XMP's fraction, "480.5" as "4805/10"; a text that is no number as it stands. */
export function metresToXmp(text: string): string {
  const metres = decimalOf(text);
  if (metres === null || Math.abs(metres) > 1e9) return text;
  const [whole = '0', fraction = ''] = decimal(metres, 4).split('.');
  return `${Number(`${whole}${fraction}`)}/${10 ** fraction.length}`;
}

/** The stars of a photo, -1 for a rejected one; null when it has none. */
export function xmpRating(properties: XmpProperties): number | null {
  const text = xmpText(properties, 'xmp:Rating').trim();
  return decimalOf(text);
}

function decimalOf(text: string): number | null {
  return /^[+-]?\d{1,15}(?:\.\d{1,15})?$/.test(text.trim()) ? Number(text) : null;
}

/** A number with at most so many decimals, without zeros at its end and without an exponent. */
function decimal(value: number, places: number): string {
  const text = value.toFixed(places).replace(/\.?0{1,20}$/, '');
  return text === '-0' ? '0' : text;
}
