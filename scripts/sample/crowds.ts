/** The sample's sport and music scenes: stadium, players, supporters, a concert at night. */
import { audience, person } from './figures.ts';
import { clouds, ease, glow, mix, noise, random, rgb, type Scene } from './paint.ts';

/** The stadium from high in the stands, floodlit, before or during the match. */
export function stadium(seed: number, size: [number, number]): Scene {
  const field = noise(seed);
  const next = random(seed);
  const wide = (1000 * size[0]) / size[1];
  const c = wide / 2;
  // The pitch in perspective: x across -1..1, depth 0 (near) to 1 (far).
  const spot = (across: number, depth: number): [number, number] => {
    const y = 900 - 470 * (depth / (0.45 + 0.55 * depth));
    const half = wide * (0.66 - 0.4 * ((900 - y) / 470));
    return [c + across * half, y];
  };
  const quad = (x1: number, x2: number, d1: number, d2: number) =>
    `M${spot(x1, d1)} L${spot(x2, d1)} L${spot(x2, d2)} L${spot(x1, d2)} Z`;
  let grass = '';
  for (let strip = 0; strip < 14; strip++)
    grass += `<path d="${quad(-1.5, 1.5, strip / 14, (strip + 1) / 14)}" fill="${strip % 2 ? '#3f7d3b' : '#4a8c43'}"/>`;
  const lines = `<g fill="none" stroke="#eef4ea" stroke-opacity=".85" stroke-width="3"><path d="${quad(-0.96, 0.96, 0.06, 0.95)}"/><path d="M${spot(0, 0.06)} L${spot(0, 0.95)}"/><path d="${quad(-0.96, -0.66, 0.26, 0.74)}"/><path d="${quad(0.66, 0.96, 0.26, 0.74)}"/><ellipse cx="${c}" cy="${spot(0, 0.42)[1]}" rx="130" ry="44"/></g>`;
  let players = '';
  for (let index = 0; index < 22; index++) {
    const [x, y] = spot((next() - 0.5) * 1.6, 0.08 + next() * 0.8);
    const tall = 34 + (y - 430) * 0.075;
    const shirt = index % 2 ? '#b3262c' : '#e9edf2';
    players += `<ellipse cx="${x + 9}" cy="${y + 1}" rx="${tall * 0.5}" ry="${tall * 0.1}" fill="#123014" opacity=".45"/>${person({ x, y, height: tall, coat: shirt, legs: index % 2 ? '#f0f0f0' : '#1d2c55', skin: '#9a6d52', hair: '#231a16', stride: next() })}`;
  }
  const floods = [0.08, 0.36, 0.64, 0.92]
    .map(
      (at) =>
        `<g transform="translate(${wide * at},92)">${Array.from({ length: 14 }, (_, i) => `<circle cx="${(i % 7) * 13 - 39}" cy="${Math.floor(i / 7) * 14}" r="5.600" fill="#fffdf2"/>`).join('')}</g>`,
    )
    .join('');
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.25,
    shade: (x, y) => {
      const roof = 0.16 + 0.05 * ((x - wide / 2000) / (wide / 2000)) ** 2;
      if (y < roof)
        return mix(
          rgb('#0b1330'),
          rgb('#26365e'),
          ease(0, 0.2, y) + (clouds(field, x * 2, y * 5, 4) - 0.47) * 0.6,
        );
      // Rows of people: noise stretched along the tiers, brighter shirts here and there.
      const tier = Math.floor((y - roof) * 90);
      const seat = field(x * 150 + tier * 7.7, tier * 3.1);
      const shirt = field(x * 150 + 90, tier * 1.7 + 30);
      const band = y > 0.31 && y < 0.335 ? 1 : 0;
      const tone = mix(
        rgb('#1d2436'),
        shirt > 0.62 ? rgb('#b04a48') : rgb('#8e93a4'),
        ease(0.45, 0.95, seat) * 0.9,
      );
      return band
        ? mix(rgb('#122a66'), rgb('#d8e4ff'), ease(0.55, 0.7, field(x * 22, 3)))
        : mix(tone, rgb('#0d1120'), ease(0.06, 0, y - roof) * 0.7);
    },
    layers: [
      { svg: grass, blur: 1.2 },
      { svg: lines, blur: 0.9 },
      { svg: players, blur: 0.7 },
      { svg: floods, blur: 1, blend: 'screen' },
      { svg: floods, blur: 26, blend: 'screen' },
      {
        svg: `<ellipse cx="${c}" cy="560" rx="${wide * 0.5}" ry="220" fill="#eaf6ff" opacity=".2"/>`,
        blur: 80,
        blend: 'screen',
      },
    ],
  };
}

/** A player under the floodlights in drizzle, nearly a silhouette. `pose` varies arms and frame. */
export function player(seed: number, size: [number, number], pose: 'arms' | 'kick'): Scene {
  const field = noise(seed);
  const next = random(seed);
  const wide = (1000 * size[0]) / size[1];
  const floods = [0.2, 0.78]
    .map(
      (at) =>
        `<g transform="translate(${wide * at},170)">${Array.from({ length: 18 }, (_, i) => `<circle cx="${(i % 6) * 24 - 60}" cy="${Math.floor(i / 6) * 24}" r="10" fill="#fbfdff"/>`).join('')}</g>`,
    )
    .join('');
  const arms = pose === 'arms';
  const hero = person({
    x: wide * 0.5,
    y: 925,
    height: arms ? 640 : 600,
    coat: '#4a1016',
    legs: arms ? '#25262c' : '#202127',
    skin: '#2e1f19',
    hair: '#0d0a09',
    stride: arms ? 0.18 : 0.5,
    arms: arms
      ? [
          [15, -6, 22, -24],
          [15, -5, 24, -22],
        ]
      : [
          [13, 9, 23, 4],
          [11, 11, 21, 17],
        ],
    rim: '#f3f7ff',
    from: arms ? 1 : -1,
  });
  const mates = [0.12, 0.88, 0.7]
    .map((at, index) =>
      person({
        x: wide * at,
        y: 858 - index * 12,
        height: 400 - index * 60,
        coat: index === 1 ? '#59606f' : '#3d1116',
        legs: '#1d1f26',
        skin: '#2b1e19',
        hair: '#100c0b',
        stride: 0.4,
        arms: [
          [8, 12, 12, 24],
          [9, 9, 15, 16],
        ],
      }),
    )
    .join('');
  const rain = Array.from({ length: 420 }, () => {
    const x = next() * wide;
    const y = next() * 900;
    return `<path d="M${x},${y} l-3,${10 + next() * 22}" stroke="#eaf2ff" stroke-opacity="${0.1 + next() * 0.35}" stroke-width="1.6"/>`;
  }).join('');
  const ballX = wide * (arms ? 0.66 : 0.64);
  const ball = `<circle cx="${ballX}" cy="${arms ? 904 : 872}" r="29" fill="url(#ball)"/>`;
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.3,
    grain: 1.3,
    shade: (x, y) => {
      const beam =
        Math.exp(-(((x - (wide / 1000) * 0.2) / 0.28) ** 2) - ((y - 0.2) / 0.5) ** 2) +
        Math.exp(-(((x - (wide / 1000) * 0.78) / 0.28) ** 2) - ((y - 0.2) / 0.5) ** 2);
      const haze = clouds(field, x * 2.5, y * 3, 5);
      if (y > 0.72)
        return mix(
          glow(
            mix(rgb('#3f6b47'), rgb('#11271a'), ease(0.72, 1, y)),
            rgb('#a9c9b0'),
            (clouds(field, x * 50, y * 200, 3) - 0.42) * 0.3,
          ),
          rgb('#8fa8b8'),
          beam * 0.25 + ease(0.76, 0.72, y) * 0.3,
        );
      const stand = field(x * 120, Math.floor(y * 80) * 3.3) * ease(0.3, 0.5, y);
      return glow(
        mix(rgb('#101a2c'), rgb('#5d6f87'), 0.15 + haze * 0.35 + stand * 0.2),
        rgb('#a9c1dc'),
        beam * (0.25 + haze * 0.6),
      );
    },
    layers: [
      { svg: floods, blur: 3, blend: 'screen' },
      { svg: floods, blur: 46, blend: 'screen' },
      { svg: `<rect y="676" width="${wide}" height="52" fill="#0c1a3a" opacity=".8"/>${mates}`, blur: 7 },
      { svg: rain, blur: 1.2, blend: 'screen' },
      {
        svg: `<defs><radialGradient id="ball" cx=".5" cy=".2" r=".8"><stop offset="0" stop-color="#f4f7fa"/><stop offset=".7" stop-color="#6c7680"/><stop offset="1" stop-color="#2d3339"/></radialGradient></defs><ellipse cx="${wide * 0.5}" cy="934" rx="170" ry="15" fill="#06120a" opacity=".7"/>${hero}${ball}`,
        blur: 1.3,
      },
    ],
  };
}

/** Supporters in red smoke. */
export function supporters(seed: number, size: [number, number]): Scene {
  const field = noise(seed);
  const wide = (1000 * size[0]) / size[1];
  const flares = [0.26, 0.58, 0.8]
    .map((at, i) => `<circle cx="${wide * at}" cy="${330 + i * 46}" r="20" fill="#fff3d6"/>`)
    .join('');
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.35,
    grain: 1.2,
    shade: (x, y) => {
      const smoke = clouds(
        field,
        x * 2.2 + clouds(field, x * 3, y * 3, 3) * 1.6,
        y * 2.8 + clouds(field, x * 3 + 9, y * 3, 3) * 1.6,
        6,
      );
      const heat = Math.exp(-(((x - 0.7) / 0.75) ** 2) - ((y - 0.4) / 0.42) ** 2);
      return glow(
        mix(rgb('#160b10'), rgb('#c8352a'), ease(0.28, 0.75, smoke) * (0.25 + heat)),
        rgb('#ff8a4a'),
        heat * ease(0.4, 0.8, smoke) * 0.5,
      );
    },
    layers: [
      { svg: flares, blur: 4, blend: 'screen' },
      { svg: flares, blur: 60, blend: 'screen' },
      {
        svg: audience(seed, wide, 600, 62, 3, (row) => ['#4a1618', '#2a0d10', '#0d0507'][row] ?? '#000'),
        blur: 2,
      },
      {
        svg: `<path d="M${wide * 0.16},150 q90,-40 170,6 t180,-10 v150 q-90,34 -176,-2 t-174,10 Z" fill="#7c1218" opacity=".85"/><path d="M${wide * 0.16},130 V720" stroke="#140608" stroke-width="9"/><path d="M${wide * 0.16 + 40},214 q90,-30 140,4 t120,-4" stroke="#f2e6df" stroke-width="34" fill="none" opacity=".75"/>`,
        blur: 3,
      },
    ],
  };
}

/** The concert: beams of light, a singer small and bright, hands in front. */
export function concert(seed: number, size: [number, number]): Scene {
  const field = noise(seed);
  const next = random(seed);
  const wide = (1000 * size[0]) / size[1];
  const tones = ['#4a7bff', '#b04bff', '#ff4fa0', '#42d6e8'];
  const beams = Array.from({ length: 12 }, (_, index) => {
    const x = (wide / 11) * index;
    const lean = (next() - 0.5) * 520;
    return `<path d="M${x - 5},0 h10 L${x + lean + 90},820 h-180 Z" fill="url(#beam${index % 4})"/>`;
  }).join('');
  const defs = tones
    .map(
      (tone, i) =>
        `<linearGradient id="beam${i}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${tone}" stop-opacity=".95"/><stop offset="1" stop-color="${tone}" stop-opacity="0"/></linearGradient>`,
    )
    .join('');
  const lamps = Array.from(
    { length: 12 },
    (_, index) => `<circle cx="${(wide / 11) * index}" cy="10" r="15" fill="#fff"/>`,
  ).join('');
  const band = [0.3, 0.5, 0.71]
    .map((at, i) =>
      person({
        x: wide * at,
        y: 628,
        height: i === 1 ? 190 : 168,
        coat: i === 1 ? '#d9cfe6' : '#17122a',
        legs: '#120e20',
        skin: '#c99a83',
        hair: '#241731',
        arms:
          i === 1
            ? [
                [10, 4, 14, -14],
                [7, 10, -2, 2],
              ]
            : [
                [8, 14, 2, 20],
                [8, 14, -4, 20],
              ],
        rim: '#f2d4ff',
        from: i === 2 ? -1 : 1,
      }),
    )
    .join('');
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.25,
    grain: 1.5,
    shade: (x, y) =>
      glow(
        mix(rgb('#120a2c'), rgb('#04030c'), ease(0.2, 1, y)),
        rgb('#8b4bff'),
        0.5 * Math.exp(-(((x - wide / 2000) / 0.36) ** 2) - ((y - 0.52) / 0.2) ** 2) +
          ease(0.4, 0.8, clouds(field, x * 3, y * 3, 5)) * 0.16,
      ),
    layers: [
      { svg: `<defs>${defs}</defs>${beams}`, blur: 9, blend: 'screen' },
      { svg: lamps, blur: 3, blend: 'screen' },
      { svg: lamps, blur: 26, blend: 'screen' },
      { svg: `<rect y="624" width="${wide}" height="40" fill="#0b0716"/>${band}`, blur: 1.6 },
      {
        svg: `<ellipse cx="${wide / 2}" cy="520" rx="200" ry="180" fill="#e9b8ff" opacity=".4"/>`,
        blur: 60,
        blend: 'screen',
      },
      {
        svg: audience(seed, wide, 720, 58, 3, (row) => ['#1a1034', '#0d081c', '#030207'][row] ?? '#000'),
        blur: 1.6,
      },
    ],
  };
}
