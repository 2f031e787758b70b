/**
 * Skies, water, fog and mountains for the sample's scenes: shaders that give a colour for a
 * point. Physics only as far as the eye asks: mirror image, ripples, haze with distance.
 */
import { clouds, ease, glow, mix, type Noise, type Rgb } from './paint.ts';

export interface Sky {
  readonly zenith: Rgb;
  readonly horizon: Rgb;
  /** Height of the horizon, 0 (top) to 1. */
  readonly level: number;
  readonly sun?: { readonly x: number; readonly y: number; readonly light: Rgb; readonly size: number };
  readonly cloud?: {
    readonly amount: number;
    readonly lit: Rgb;
    readonly shade: Rgb;
    readonly scale: number;
  };
}

/** The sky's colour at a point. */
export function sky(view: Sky, field: Noise, x: number, y: number): Rgb {
  let colour = mix(view.zenith, view.horizon, ease(-0.1, view.level, y) ** 1.2);
  const { cloud, sun } = view;
  if (cloud) {
    // Clouds lie in a plane above: towards the horizon they crowd together.
    const far = 0.35 / (Math.max(0, view.level - y) + 0.12);
    const cx = (x - 0.75) * far * cloud.scale + 40;
    const cy = far * 2.2 * cloud.scale;
    const bulk = clouds(field, cx, cy, 6);
    const above = clouds(field, cx + 0.12, cy + 0.18, 4);
    const cover = ease(0.62 - cloud.amount * 0.4, 0.86 - cloud.amount * 0.3, bulk);
    const light = ease(-0.12, 0.16, bulk - above);
    const body = mix(cloud.shade, cloud.lit, light * 0.7 + (1 - cover) * 0.3);
    colour = mix(colour, mix(body, view.horizon, ease(0.55, 1, y / view.level) * 0.6), cover * 0.92);
  }
  if (sun) {
    const distance = Math.hypot(x - sun.x, (y - sun.y) * 1.05);
    colour = glow(colour, sun.light, Math.exp(-distance / (sun.size * 3.2)) * 0.55);
    colour = glow(colour, sun.light, ease(sun.size * 0.62, sun.size * 0.3, distance) * 0.8);
  }
  return colour;
}

export interface Water {
  readonly deep: Rgb;
  /** How rough: 0 mirror, 1 choppy. */
  readonly chop: number;
  readonly level: number;
}

/** Water below the horizon: the sky (or whatever `above` shows) mirrored, broken by ripples. */
export function water(
  sea: Water,
  above: (x: number, y: number) => Rgb,
  field: Noise,
  x: number,
  y: number,
): Rgb {
  const down = Math.max(0.002, y - sea.level);
  const depth = 0.3 / (down + 0.015);
  const wx = (x - 0.75) * depth * 3.5 + 60;
  const wy = depth * 9;
  const near = ease(0, 0.12, down);
  const swell = clouds(field, wx, wy, 5) - 0.48;
  const fine = clouds(field, wx * 5.1, wy * 4.3, 3) - 0.44;
  const ripple = (swell * 0.75 + fine * 0.5 * near) * sea.chop;
  const mirrored = above(
    x + fine * 0.05 * sea.chop,
    Math.max(0, sea.level - down * 0.9 - Math.abs(ripple) * 0.42 * (0.25 + near)),
  );
  const facing = mix(mirrored, sea.deep, 0.16 + 0.5 * ease(0, 0.55, down) + ripple * 0.9);
  return glow(facing, mirrored, Math.max(0, ripple) * 0.35);
}

/** A ridge line's height (as y, smaller is higher) at x. */
export function ridge(field: Noise, x: number, base: number, height: number, scale: number): number {
  const peak = 1 - Math.abs((2 * clouds(field, x * scale, 3.7, 2)) / 0.75 - 1);
  return base - height * (0.25 + 0.75 * peak) - (clouds(field, x * scale * 5, 8.2, 4) - 0.47) * height * 0.3;
}

/** Rock and snow on a slope: lit from one side, snow where it is not too steep. */
export function slope(
  field: Noise,
  x: number,
  y: number,
  top: number,
  palette: { readonly rock: Rgb; readonly snow: Rgb; readonly shadow: Rgb; readonly haze: Rgb },
  haze: number,
  snowLine: number,
): Rgb {
  const px = x * 7;
  const py = y * 9;
  const height = crag(field, px, py);
  const lit = ease(-0.06, 0.07, height - crag(field, px + 0.16, py - 0.1));
  const steep = Math.abs(crag(field, px, py + 0.25) - height) * 5;
  const snowy = ease(0.1, -0.22, y - snowLine + (height - 0.5) * 0.35 + steep * 0.12);
  const ground = mix(
    mix(palette.rock, palette.shadow, 0.75 - lit * 0.75),
    mix(palette.shadow, palette.snow, 0.25 + lit * 0.75),
    snowy,
  );
  const edge = ease(0, 0.012, y - top);
  return mix(mix(palette.haze, ground, 0.4 + 0.6 * edge), palette.haze, haze);
}

function crag(field: Noise, x: number, y: number): number {
  let sum = 0;
  let weight = 0.55;
  let scale = 1;
  for (let octave = 0; octave < 6; octave++) {
    const value =
      1 - Math.abs(2 * field(x * scale + y * scale * 0.35 + octave * 31, y * scale + octave * 13) - 1);
    sum += weight * value * value;
    weight *= 0.5;
    scale *= 2.1;
  }
  return sum;
}
