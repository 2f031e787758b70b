/**
 * The paint box of the sample desk: noise, light and pixels. Scenes are a colour for every
 * point (a shader) with drawn layers over it; `develop` turns one into a picture that looks
 * as if a camera had made it. Deterministic: the same seed gives the same picture.
 */
import sharp from 'sharp';

/** Red, green, blue, 0 to 1. */
export type Rgb = readonly [number, number, number];

/** A drawn layer. Coordinates: the picture is 1000 high, and as wide as its shape asks. */
export interface Layer {
  readonly svg: string;
  /** Out-of-focus blur, in thousandths of the height. */
  readonly blur?: number;
  readonly blend?: 'over' | 'screen' | 'soft-light' | 'multiply' | 'add';
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly seed: number;
  /** The colour at a point: x from 0 to width/height, y from 0 (top) to 1. */
  readonly shade: (x: number, y: number) => Rgb;
  readonly layers: readonly Layer[];
  /** Strength of film grain, corner darkening and contrast; 1 is usual. */
  readonly grain?: number;
  readonly vignette?: number;
  readonly contrast?: number;
}

/** A generator of numbers from 0 to 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

export type Noise = (x: number, y: number) => number;

/** Smooth value noise, 0 to 1. */
export function noise(seed: number): Noise {
  const next = random(seed);
  const lattice = Float64Array.from({ length: 65536 }, next);
  const at = (x: number, y: number) => lattice[((x & 255) << 8) | (y & 255)] ?? 0;
  return (x, y) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const fx = x - left;
    const fy = y - top;
    const sx = fx * fx * (3 - 2 * fx);
    const sy = fy * fy * (3 - 2 * fy);
    const upper = at(left, top) + (at(left + 1, top) - at(left, top)) * sx;
    const lower = at(left, top + 1) + (at(left + 1, top + 1) - at(left, top + 1)) * sx;
    return upper + (lower - upper) * sy;
  };
}

/** Layered noise (fractal sum), about 0 to 1. */
export function clouds(field: Noise, x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * field(x * scale + octave * 17.3, y * scale + octave * 9.1);
    weight /= 2;
    scale *= 2.03;
  }
  return sum;
}

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const t = Math.min(1, Math.max(0, share));
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

export function glow(base: Rgb, light: Rgb, strength: number): Rgb {
  return [base[0] + light[0] * strength, base[1] + light[1] * strength, base[2] + light[2] * strength];
}

/** 0 below `from`, 1 above `to`, an S-curve between. */
export function ease(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

/** Draws a scene, adds grain, corner shadow and a film curve, and compresses it to about `targetBytes`. */
export async function develop(scene: Scene, targetBytes: number): Promise<Buffer> {
  const { width, height } = scene;
  const base = Buffer.alloc(width * height * 3);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [red, green, blue] = scene.shade((column + 0.5) / height, (row + 0.5) / height);
      base[at++] = clip(red * 255);
      base[at++] = clip(green * 255);
      base[at++] = clip(blue * 255);
    }
  }
  let picture = sharp(base, { raw: { width, height, channels: 3 } });
  for (const layer of scene.layers) {
    const drawn = sharp(Buffer.from(wrap(layer.svg, width, height))).ensureAlpha();
    const sigma = ((layer.blur ?? 0) * height) / 1000;
    const input = await (sigma >= 0.3 ? drawn.blur(sigma) : drawn).png().toBuffer();
    const laid = await picture
      .composite([{ input, blend: layer.blend ?? 'over' }])
      .removeAlpha()
      .raw()
      .toBuffer();
    picture = sharp(laid, { raw: { width, height, channels: 3 } });
  }
  const exposed = film(await picture.raw().toBuffer(), scene);
  for (let quality = 88; ; quality -= 4) {
    const jpeg = await sharp(exposed, { raw: { width, height, channels: 3 } })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer();
    if (jpeg.length <= targetBytes || quality <= 48) return jpeg;
  }
}

/** Grain is stronger in the middle tones, as on film and sensors; it also hides banding in skies. */
function film(pixels: Buffer, scene: Scene): Buffer {
  const { width, height } = scene;
  const next = random(scene.seed + 99);
  const grain = 7 * (scene.grain ?? 1);
  const corner = 0.34 * (scene.vignette ?? 1);
  const contrast = scene.contrast ?? 1;
  const out = Buffer.alloc(pixels.length);
  for (let row = 0, at = 0; row < height; row++) {
    const dy = row / height - 0.5;
    for (let column = 0; column < width; column++) {
      const dx = column / width - 0.5;
      const fall = 1 - corner * ease(0.18, 0.72, dx * dx * 1.6 + dy * dy * 1.6);
      const speck = (next() + next() - 1) * grain;
      for (let channel = 0; channel < 3; channel++, at++) {
        const value = ((pixels[at] ?? 0) / 255) * fall;
        const curved = value + (contrast - 0.86) * 0.6 * (ease(0, 1, value) - value);
        const middle = 0.45 + 2.2 * curved * (1 - curved);
        out[at] = clip(curved * 250 + 3 + speck * middle);
      }
    }
  }
  return out;
}

function clip(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}

function wrap(svg: string, width: number, height: number): string {
  const wide = (1000 * width) / height;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${wide} 1000">${svg}</svg>`;
}
