/**
 * Finds the metadata in a PNG file (W3C PNG 3): the XMP text chunk, eXIf, and the "raw profile"
 * texts in which ImageMagick keeps IIM, XMP and EXIF. Chunks after the image data count too.
 */
import { ascii, type ByteSource, sourceOf, startsWith, u32 } from '#core/metadata/bytes.ts';
import {
  type EmbeddedBlocks,
  type Inflate,
  largestBlock,
  noBlocks,
} from '#core/metadata/containers/embedded.ts';
import { photoshopBlocks } from '#core/metadata/containers/jpeg.ts';

const xmpMark = 'http://ns.adobe.com/xap/1.0/\0';
// More chunks than any encoder writes before the last one; a bound against endless empty chunks.
const mostChunks = 100_000;

/** Reads the blocks of a PNG. */
export function pngBlocks(source: ByteSource, inflate: Inflate): EmbeddedBlocks {
  let blocks: ReturnType<typeof photoshopBlocks> = noBlocks;
  const xmp: Uint8Array[] = [];
  let exif: Uint8Array | null = null;
  let pixels: EmbeddedBlocks['pixels'] = null;
  let credentials = false;
  let at = 8;
  let ended = false;
  for (let chunks = 0; at + 8 <= source.size && chunks < mostChunks; chunks++) {
    const head = source.read(at, 8);
    const length = u32(head, 0);
    const type = ascii(head, 4, 4);
    const body = () => source.read(at + 8, Math.min(length, largestBlock));
    if (type === 'IHDR') {
      const header = body();
      pixels = { width: u32(header, 0), height: u32(header, 4) };
    } else if (type === 'eXIf') exif = body();
    else if (type === 'iTXt' || type === 'zTXt' || type === 'tEXt') {
      const text = readText(type, body(), inflate);
      if (text?.keyword === 'XML:com.adobe.xmp') xmp.push(text.value);
      const profile = text && rawProfile(text.keyword, text.value);
      if (profile?.kind === 'iptc' || profile?.kind === '8bim') {
        blocks = startsWith(profile.bytes, '8BIM')
          ? photoshopBlocks([profile.bytes])
          : { ...noBlocks, iim: profile.bytes };
      } else if (profile?.kind === 'xmp') xmp.push(profile.bytes);
      // A JPEG's APP1 segments were kept under one name, whether they held EXIF or XMP.
      else if (profile && startsWith(profile.bytes, xmpMark))
        xmp.push(profile.bytes.subarray(xmpMark.length));
      else if (profile) exif ??= profile.bytes;
    } else if (type === 'caBX') {
      credentials = true;
    } else if (type === 'IEND') {
      ended = true;
      break;
    }
    at += 12 + length;
  }
  const exifStart = exif && startsWith(exif, 'Exif\0\0') ? 6 : 0;
  const { iim, digest, photoshopThumbnail } = blocks;
  return {
    iim,
    digest,
    photoshopThumbnail,
    xmp,
    exif: exif ? { main: sourceOf(exif.subarray(exifStart)) } : null,
    pixels,
    credentials,
    damaged: !ended,
  };
}

function readText(type: string, body: Uint8Array, inflate: Inflate) {
  const end = body.indexOf(0);
  if (end < 1) return null;
  const keyword = ascii(body, 0, end);
  if (type === 'tEXt') return { keyword, value: body.subarray(end + 1) };
  let start = end + 2;
  let packed = true;
  if (type === 'iTXt') {
    packed = body[end + 1] === 1;
    const language = body.indexOf(0, end + 3);
    const translated = language === -1 ? -1 : body.indexOf(0, language + 1);
    if (translated === -1) return null;
    start = translated + 1;
  }
  const value = packed ? inflate(body.subarray(start), largestBlock) : body.subarray(start);
  return value && { keyword, value };
}

/** "Raw profile type iptc": a newline, the name, the length, then the bytes in hex. */
function rawProfile(keyword: string, value: Uint8Array) {
  const kind = /^Raw profile type (iptc|8bim|xmp|exif|APP1)$/i.exec(keyword)?.[1]?.toLowerCase();
  if (!kind) return null;
  const [, , length, ...lines] = ascii(value).split('\n');
  const hex = lines.join('');
  if (!/^[0-9a-f\s]*$/i.test(hex)) return null;
  const digits = hex.replace(/\s/g, '');
  const bytes = new Uint8Array(Math.min(Number(length) || 0, digits.length >> 1));
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16);
  }
  return { kind, bytes };
}
