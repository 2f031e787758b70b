/** The sample's quiet scenes: mountains in snow, and people by a window. */
import { person } from './figures.ts';
import { ridge, sky, slope } from './nature.ts';
import { clouds, ease, glow, mix, noise, type Rgb, random, rgb, type Scene } from './paint.ts';

/** A snow mountain at first light; with `skier` also a track down the near slope. */
export function mountain(seed: number, size: [number, number], skier: boolean): Scene {
  const field = noise(seed);
  const second = noise(seed + 1);
  const wide = (1000 * size[0]) / size[1];
  const dawn = {
    zenith: rgb('#3b5f99'),
    horizon: rgb('#f4c6a6'),
    level: 0.72,
    cloud: { amount: 0.28, lit: rgb('#ffd9bd'), shade: rgb('#8d93b4'), scale: 0.6 },
  };
  const far = { rock: rgb('#7d6f7c'), snow: rgb('#ffdcc0'), shadow: rgb('#6f80a8'), haze: rgb('#dcbfb4') };
  const near = { rock: rgb('#3d3b45'), snow: rgb('#fff1e2'), shadow: rgb('#51668f'), haze: rgb('#b9b3bd') };
  const hill: Rgb = rgb('#eef0f6');
  const hillLine = (x: number) =>
    0.83 - 0.09 * Math.sin(x * 1.7 + 0.4) + (clouds(second, x * 3, 1, 3) - 0.47) * 0.05;
  const next = random(seed);
  let trees = '';
  for (let index = 0; index < 120; index++) {
    const x = next() ** 1.4 * wide * 0.42 + (next() < 0.3 ? wide * 0.66 : -20);
    const y = hillLine(x / 1000) * 1000 + 8 + next() * 60;
    const h = 26 + next() * 44 + (y - 760) * 0.16;
    trees += `<path d="M${x},${y - h} l${h * 0.2},${h * 0.5} h${-h * 0.08} l${h * 0.14},${h * 0.5} h${-h * 0.52} l${h * 0.14},${-h * 0.5} h${-h * 0.08} Z" fill="#202b38"/><path d="M${x},${y - h} l${h * 0.2},${h * 0.5} l${-h * 0.13},${-h * 0.08} Z" fill="#d9dfea" opacity=".55"/>`;
  }
  const track = `<path d="M${wide * 0.86},770 C${wide * 0.7},800 ${wide * 0.86},850 ${wide * 0.66},880 S${wide * 0.62},930 ${wide * 0.44},1010" fill="none" stroke="#8797b6" stroke-width="5" opacity=".75"/><path d="M${wide * 0.86},774 C${wide * 0.71},804 ${wide * 0.865},854 ${wide * 0.665},884" fill="none" stroke="#fff" stroke-width="3" opacity=".8"/>${person(
    {
      x: wide * 0.655,
      y: 884,
      height: 112,
      coat: '#c8402f',
      legs: '#232a38',
      skin: '#b88a6c',
      hair: '#e8ecf0',
      hat: 'helmet',
      stride: 0.5,
      arms: [
        [9, 12, 17, 20],
        [9, 12, 15, 22],
      ],
    },
  )}<path d="M${wide * 0.655 - 52},892 l98,-12 M${wide * 0.655 - 48},898 l98,-12" stroke="#1f2530" stroke-width="3.500"/>`;
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.2,
    grain: 0.8,
    shade: (x, y) => {
      const hillTop = hillLine(x);
      if (y > hillTop) {
        const light = ease(
          -0.05,
          0.07,
          clouds(second, x * 5 + y * 3, y * 14, 4) - clouds(second, x * 5 + 0.08 + y * 3, y * 14 - 0.06, 4),
        );
        return mix(rgb('#8da0c6'), hill, 0.25 + light * 0.55 + ease(0.12, 0, y - hillTop) * 0.25);
      }
      const nearTop = ridge(field, x * 0.8 + 2, 0.88, 0.5, 1.35);
      if (y > nearTop) return slope(field, x, y, nearTop, near, ease(0.35, 0.95, y) * 0.45, 0.56);
      const farTop = ridge(second, x + 5, 0.74, 0.34, 1.9);
      if (y > farTop)
        return slope(second, x * 1.6, y * 1.6, farTop * 1.6, far, 0.34 + ease(0.4, 0.8, y) * 0.4, 1.1);
      return sky(dawn, field, x, y);
    },
    layers: skier
      ? [
          { svg: trees, blur: 1.2 },
          { svg: track, blur: 0.8 },
        ]
      : [{ svg: trees, blur: 1.2 }],
  };
}

/** Someone by a window, in profile against the light. */
export function byTheWindow(seed: number, size: [number, number], warm: boolean): Scene {
  const field = noise(seed);
  const wide = (1000 * size[0]) / size[1];
  const x = wide * (warm ? 0.47 : 0.5);
  const flip = warm ? 1 : -1;
  const light = warm ? rgb('#ffe0b0') : rgb('#d3e2ee');
  const dark = warm ? rgb('#2a1a12') : rgb('#121821');
  const profile =
    'M-150,1000 Q-250,760 -120,690 Q-62,660 -66,610 Q-130,560 -134,450 Q-138,300 6,292 Q112,290 130,392 Q134,418 128,440 Q140,474 158,502 Q163,514 142,520 Q140,530 146,540 Q138,548 146,560 Q140,572 142,586 Q140,618 70,614 Q52,616 56,656 Q70,690 140,716 Q290,770 320,1000 Z';
  const hair = warm
    ? 'M-66,610 Q-150,560 -146,440 Q-150,276 6,268 Q110,268 134,384 Q90,352 60,372 Q44,440 10,450 Q-8,430 -24,452 Q-20,500 -40,560 Z'
    : 'M-80,640 Q-190,560 -172,430 Q-190,250 0,250 Q124,252 138,392 Q60,340 30,400 Q40,500 -10,560 Q-20,640 -60,760 Q-150,720 -80,640 Z';
  const edge = warm ? '#ffdba6' : '#dcebf7';
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.4,
    shade: (px, py) => {
      const wx = px - (wide / 1000) * (warm ? 0.76 : 0.22);
      const pane = ease(0.31, 0.27, Math.abs(wx)) * ease(-0.2, 0.02, py) * ease(0.97, 0.86, py);
      const view = mix(
        light,
        warm ? rgb('#c98b52') : rgb('#7d98ae'),
        ease(0.2, 0.9, py) * 0.8 + (clouds(field, px * 5, py * 5, 4) - 0.47) * 0.9,
      );
      const bars =
        ease(0.022, 0.014, Math.abs(wx)) +
        ease(0.02, 0.013, Math.abs(py - 0.38)) +
        ease(0.02, 0.013, Math.abs(py - 0.74));
      const room = glow(dark, light, 0.2 * Math.exp(-(wx * wx) / 0.12));
      return mix(room, mix(view, dark, Math.min(1, bars) * 0.75), pane);
    },
    layers: [
      { svg: `<rect width="${wide}" height="1000" fill="none"/>`, blur: 0 },
      {
        svg: `<defs><linearGradient id="side" x1="0" x2="1"><stop offset="0" stop-color="${warm ? '#1c100a' : '#0a0e14'}"/><stop offset=".72" stop-color="${warm ? '#5b3826' : '#2d3a47'}"/><stop offset="1" stop-color="${warm ? '#a8714c' : '#6b7f91'}"/></linearGradient></defs><g transform="translate(${x},0) scale(${flip},1)"><path d="${profile}" fill="url(#side)"/><path d="${hair}" fill="${warm ? '#140c08' : '#0a0d12'}"/><path d="M130,392 Q134,418 128,440 Q140,474 158,502 Q163,514 142,520 Q140,530 146,540 Q138,548 146,560 Q140,572 142,586 Q140,618 70,614 M140,716 Q290,770 320,1000" fill="none" stroke="${edge}" stroke-width="5" opacity=".85"/><path d="M-150,1000 Q-190,850 -60,800 Q60,850 190,790 Q300,830 320,1000 Z" fill="${warm ? '#4a2a22' : '#1d2733'}" opacity=".9"/></g>`,
        blur: 2.2,
      },
    ],
  };
}
