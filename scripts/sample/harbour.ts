/** The sample's water scenes: the ferry in fog, the rescue boat, the pier, the port, the flood. */
import { ferry, person, rescueBoat, wake } from './figures.ts';
import { type Sky, sky, type Water, water } from './nature.ts';
import { clouds, ease, glow, mix, noise, random, rgb, type Scene } from './paint.ts';

const ferryPaint = { hull: '#a63a2c', deck: '#dfdcd2', dark: '#3a4046', glass: '#4b5a66' };

const mirrorFilter =
  '<filter id="broken" x="-10%" y="-10%" width="120%" height="120%"><feTurbulence type="fractalNoise" baseFrequency="0.008 0.07" numOctaves="3" seed="4"/><feDisplacementMap in="SourceGraphic" scale="34" xChannelSelector="R" yChannelSelector="G"/><feGaussianBlur stdDeviation="2.2 1.2"/></filter>';

/** A drawing and its mirror image in the water under the line y. */
function reflected(drawing: string, y: number, strength: number): string {
  return `<defs>${mirrorFilter}</defs><g filter="url(#broken)" opacity="${strength}"><g transform="translate(0,${2 * y}) scale(1,-1)">${drawing}</g></g>${drawing}`;
}

/** A far shore: cranes, sheds, spires, paler with distance. */
function shore(seed: number, wide: number, level: number, colour: string, tall: number): string {
  const next = random(seed);
  let out = `<g fill="${colour}" stroke="${colour}">`;
  for (let x = -20; x < wide + 20; ) {
    const width = 18 + next() * 62;
    const height = tall * (0.2 + next() * 0.5);
    out += `<rect x="${x}" y="${level - height}" width="${width}" height="${height + 3}" stroke="none"/>`;
    if (next() < 0.16) {
      const cx = x + width / 2;
      const h = tall * (1.2 + next() * 0.7);
      out += `<path d="M${cx - 10},${level} L${cx},${level - h * 0.75} L${cx + 10},${level} M${cx - h * 0.2},${level - h * 0.75} L${cx + h * 0.55},${level - h * 0.98} M${cx},${level - h * 0.75} V${level - h} L${cx + h * 0.5},${level - h * 0.95}" fill="none" stroke-width="${tall * 0.035}"/>`;
    } else if (next() < 0.12) {
      const cx = x + width / 2;
      out += `<path d="M${cx - 6},${level} V${level - tall * 0.9} L${cx},${level - tall * 1.7} L${cx + 6},${level - tall * 0.9} V${level} Z" stroke="none"/>`;
    }
    x += width * (0.7 + next() * 0.6);
  }
  return `${out}</g>`;
}

/** The ferry adrift in morning fog. `shift` moves camera and ferry, as a few seconds would. */
export function ferryInFog(seed: number, size: [number, number], shift: number): Scene {
  const field = noise(seed);
  const level = 0.56;
  const view: Sky = {
    zenith: rgb('#8fa3b3'),
    horizon: rgb('#e3d5c2'),
    level,
    sun: { x: 1.13 + shift / 900, y: 0.36, light: rgb('#ffdca8'), size: 0.05 },
    cloud: { amount: 0.5, lit: rgb('#e9e2d8'), shade: rgb('#a3afb8'), scale: 0.7 },
  };
  const sea: Water = { deep: rgb('#2f4550'), chop: 0.62, level };
  const fog = rgb('#dcd3c7');
  const above = (x: number, y: number) =>
    mix(sky(view, field, x, y), fog, ease(0.1, 0, Math.abs(y - level)) * 0.75);
  const wide = (1000 * size[0]) / size[1];
  const x = wide * 0.42 + shift;
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.25,
    shade: (px, py) => {
      if (py < level) return above(px, py);
      const wet = water(sea, above, field, px + shift / 700, py);
      return mix(wet, fog, ease(0.14, 0, py - level) * 0.8);
    },
    layers: [
      { svg: shore(seed + 3, wide, 561, '#b4b2ae', 70), blur: 5 },
      { svg: shore(seed + 8, wide * 0.36, 564, '#98999a', 46), blur: 3 },
      { svg: reflected(ferry(x, 648, 560, ferryPaint), 652, 0.5), blur: 1 },
      { svg: wake(x - 20, 654, 560, seed, 0.28), blur: 1.4 },
      { svg: mist(seed, wide), blur: 34 },
    ],
  };
}

function mist(seed: number, wide: number): string {
  const next = random(seed + 31);
  let out = '';
  for (let index = 0; index < 16; index++)
    out += `<ellipse cx="${next() * wide}" cy="${560 + next() * 120}" rx="${120 + next() * 240}" ry="${10 + next() * 26}" fill="#e6ddd0" opacity="${0.12 + next() * 0.22}"/>`;
  return out;
}

/** The coast guard's orange boat, close, with the ferry soft behind it. */
export function rescueInFog(seed: number, size: [number, number]): Scene {
  const base = ferryInFog(seed, size, 40);
  const wide = (1000 * size[0]) / size[1];
  return {
    ...base,
    contrast: 1.35,
    layers: [
      { svg: shore(seed + 3, wide, 561, '#bdb9b3', 80), blur: 7 },
      { svg: reflected(ferry(wide * 0.7, 622, 620, ferryPaint), 626, 0.4), blur: 6.5 },
      { svg: mist(seed, wide), blur: 30 },
      { svg: reflected(rescueBoat(wide * 0.36, 800, 520, seed, 5), 806, 0.5), blur: 0.8 },
      { svg: wake(wide * 0.33, 806, 640, seed + 2, 0.75), blur: 1.5 },
    ],
  };
}

/** Passengers wrapped in blankets on the pier, against the light. */
export function pier(seed: number, size: [number, number], people: number): Scene {
  const next = random(seed);
  const base = ferryInFog(seed, size, -60);
  const wide = (1000 * size[0]) / size[1];
  const blankets = ['#3a4238', '#474a50', '#4a2a28', '#2a3442', '#564a38', '#26292e'];
  let crowd = '';
  for (let index = 0; index < people; index++) {
    const far = index / people;
    crowd += person({
      x: wide * (0.1 + 0.82 * ((index * 0.618) % 1)),
      y: 838 + far * 120,
      height: 300 + far * 170 + next() * 26,
      coat: blankets[Math.floor(next() * blankets.length)] ?? '#555',
      legs: '#20242a',
      skin: '#4a382f',
      hair: ['#1a1512', '#33281f', '#4a4038', '#141416'][Math.floor(next() * 4)] ?? '#222',
      hat: next() < 0.25 ? 'hood' : next() < 0.2 ? 'cap' : 'none',
      long: 0.7 + next() * 0.5,
      stride: next() * 0.5,
      arms: [
        [5, 12, -4, 20],
        [5, 12, -5, 18],
      ],
      rim: '#f7e2bd',
      from: 1,
    });
  }
  const planks = Array.from({ length: 26 }, (_, index) => {
    const y = 800 + (index / 25) ** 1.7 * 215;
    return `<path d="M-20,${y} H${wide + 20}" stroke="#1c2024" stroke-opacity=".55" stroke-width="${1 + index * 0.14}"/>`;
  }).join('');
  const rail = `<path d="M-10,700 H${wide + 10} M-10,748 H${wide + 10}" stroke="#3f4850" stroke-width="6"/>${Array.from({ length: 12 }, (_, index) => `<path d="M${(index / 11) * wide},694 V806" stroke="#353d44" stroke-width="8"/>`).join('')}`;
  return {
    ...base,
    contrast: 1.45,
    layers: [
      { svg: reflected(ferry(wide * 0.52, 640, Math.min(620, wide * 0.86), ferryPaint), 644, 0.4), blur: 6 },
      { svg: mist(seed, wide), blur: 30 },
      {
        svg: `<defs><linearGradient id="boards" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8b8377"/><stop offset="1" stop-color="#3a3936"/></linearGradient></defs>${rail}<rect x="-10" y="796" width="${wide + 20}" height="230" fill="url(#boards)"/>${planks}`,
        blur: 1.6,
      },
      { svg: `<g transform="translate(0,0)">${crowd}</g>`, blur: 0.9 },
    ],
  };
}

/** The container port at dusk: gantry cranes, ships' lights on black water. */
export function portAtDusk(seed: number, size: [number, number]): Scene {
  const field = noise(seed);
  const level = 0.66;
  const view: Sky = {
    zenith: rgb('#27365c'),
    horizon: rgb('#f0935a'),
    level,
    sun: { x: 0.36, y: 0.63, light: rgb('#ff9a4a'), size: 0.045 },
    cloud: { amount: 0.62, lit: rgb('#f5a37e'), shade: rgb('#4a4566'), scale: 0.8 },
  };
  const above = (x: number, y: number) => sky(view, field, x, y);
  const wide = (1000 * size[0]) / size[1];
  const crane = (x: number, s: number) =>
    `<g transform="translate(${x},664) scale(${s})" fill="none" stroke="#17191f" stroke-width="7"><path d="M-40,0 V-210 M40,0 V-210 M-40,-70 H40 M-40,-210 H40 M-40,-140 L40,-210 M-40,-210 L40,-140"/><path d="M-120,-216 H270" stroke-width="11"/><path d="M10,-216 V-320 L250,-220 M10,-320 L-110,-220" stroke-width="4"/><path d="M150,-210 v70" stroke-width="2"/><rect x="128" y="-142" width="46" height="20" fill="#1c1f27" stroke="none"/></g>`;
  const next = random(seed + 5);
  const lamps = Array.from({ length: 46 }, () => {
    const x = next() * wide;
    const y = 655 - next() * 60;
    const tone = next() < 0.7 ? '#ffd48a' : '#cfe6ff';
    return `<circle cx="${x}" cy="${y}" r="3" fill="${tone}"/><circle cx="${x}" cy="${y}" r="9" fill="${tone}" opacity=".25"/><rect x="${x - 2}" y="672" width="4" height="${60 + next() * 120}" fill="${tone}" opacity=".28"/>`;
  }).join('');
  let boxes = '';
  for (let x = wide * 0.42; x < wide * 0.9; x += 34)
    for (let row = 0; row < 2 + next() * 4; row++)
      boxes += `<rect x="${x}" y="${618 - row * 17}" width="33" height="16" fill="${['#3a2328', '#242c3d', '#3d3428', '#1d2a2c'][Math.floor(next() * 4)]}"/>`;
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.3,
    shade: (x, y) =>
      y < level ? above(x, y) : water({ deep: rgb('#141a2c'), chop: 0.7, level }, above, field, x, y),
    layers: [
      { svg: shore(seed, wide, 664, '#2a2430', 40), blur: 2 },
      {
        svg: `${boxes}<path d="M${wide * 0.38},634 H${wide * 0.95} L${wide * 0.93},674 H${wide * 0.4} Z" fill="#15161c"/><path d="M${wide * 0.88},634 v-90 h36 v90 z" fill="#1b1d25"/>${crane(wide * 0.16, 0.9)}${crane(wide * 0.44, 1.12)}${crane(wide * 0.64, 1.12)}`,
        blur: 0.8,
      },
      { svg: lamps, blur: 1.6, blend: 'screen' },
    ],
  };
}

/** A street under brown water: house fronts, their mirror image, someone wading or a boat. */
export function flood(seed: number, size: [number, number], subject: 'wading' | 'boat'): Scene {
  const field = noise(seed);
  const next = random(seed);
  const wide = (1000 * size[0]) / size[1];
  const vanish = wide * 0.5;
  const level = 0.5;
  const grey = (x: number, y: number) =>
    sky(
      {
        zenith: rgb('#97a3ab'),
        horizon: rgb('#d5d8d6'),
        level,
        cloud: { amount: 0.9, lit: rgb('#dde0df'), shade: rgb('#8b949b'), scale: 0.9 },
      },
      field,
      x,
      y,
    );
  const walls = ['#b99d74', '#a7786a', '#c3b596', '#8f9a8c', '#b58d62', '#a3a3a0'];
  const front = (side: number) => {
    let out = '';
    let near = wide * 0.62;
    for (let index = 0; index < 6; index++) {
      const far = near * 0.7;
      const x1 = vanish + side * near;
      const x2 = vanish + side * far;
      const top = (away: number) => 520 - away * 1.05 * (0.92 + ((index * 37) % 10) / 60);
      const foot = (away: number) => 520 + away * 0.27;
      const wall = walls[Math.floor(next() * walls.length)] ?? '#aaa';
      out += `<path d="M${x1},${top(near)} L${x2},${top(far)} L${x2},${foot(far)} L${x1},${foot(near)} Z" fill="${wall}"/>`;
      out += `<path d="M${x1},${top(near) - near * 0.02} L${x2},${top(far) - far * 0.02} L${x2},${top(far) - far * 0.16} L${x1},${top(near) - near * 0.16} Z" fill="#6b4538"/>`;
      for (let column = 0; column < 3; column++)
        for (let floor = 0; floor < 4; floor++) {
          const share = (column + 0.28) / 3;
          const end = (column + 0.68) / 3;
          const a = near + (far - near) * share;
          const b = near + (far - near) * end;
          const h = (away: number, up: number) => 520 - away * (up * 0.255 - 0.1);
          out += `<path d="M${vanish + side * a},${h(a, floor + 0.62)} L${vanish + side * b},${h(b, floor + 0.62)} L${vanish + side * b},${h(b, floor + 0.05)} L${vanish + side * a},${h(a, floor + 0.05)} Z" fill="${next() < 0.12 ? '#d8b46a' : '#39424a'}" stroke="#e2dccd" stroke-opacity=".55" stroke-width="${1 + a / 160}"/>`;
        }
      near = far;
    }
    return out;
  };
  const street = front(-1) + front(1);
  const subjects =
    subject === 'wading'
      ? person({
          x: wide * 0.42,
          y: 850,
          height: 400,
          coat: '#8a4a1e',
          legs: '#22282e',
          skin: '#5d4638',
          hair: '#3a2d25',
          hat: 'hood',
          long: 0.4,
          strips: '#d9dccb',
          arms: [
            [8, 12, 18, 14],
            [5, 14, 9, 26],
          ],
        }) +
        person({
          x: wide * 0.53,
          y: 800,
          height: 320,
          coat: '#2b3d52',
          legs: '#22282e',
          skin: '#8f6d5a',
          hair: '#d8dbdd',
          hat: 'helmet',
          arms: [
            [9, 13, 16, 20],
            [4, 14, 2, 27],
          ],
        })
      : rescueBoat(wide * 0.5, 806, 430, seed, 4);
  const surface = subject === 'wading' ? 760 : 814;
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.35,
    shade: (x, y) =>
      y < 0.52
        ? grey(x, y)
        : glow(
            mix(rgb('#8c8069'), grey(x, 1.02 - y), 0.35),
            [1, 1, 1],
            (clouds(field, x * 9, (1 / (y - 0.46)) * 5, 4) - 0.47) * 0.12,
          ),
    layers: [
      {
        svg: `<defs><linearGradient id="haze" x1="0" x2="1"><stop offset=".25" stop-color="#cfd3d1" stop-opacity="0"/><stop offset=".5" stop-color="#d3d6d4" stop-opacity=".85"/><stop offset=".75" stop-color="#cfd3d1" stop-opacity="0"/></linearGradient></defs>${street}<rect width="${wide}" height="620" fill="url(#haze)"/>`,
        blur: 1.4,
      },
      {
        svg: `<defs>${mirrorFilter}<linearGradient id="mud" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#a89a7f" stop-opacity=".45"/><stop offset="1" stop-color="#5c523f" stop-opacity=".94"/></linearGradient><clipPath id="under"><path d="M0,1000 H${wide} V690 L${vanish + 60},536 H${vanish - 60} L0,690 Z"/></clipPath></defs><g clip-path="url(#under)"><g filter="url(#broken)"><g transform="translate(0,1095) scale(1,-1)">${street}</g></g><rect y="530" width="${wide}" height="480" fill="url(#mud)"/></g>`,
        blur: 1.6,
      },
      {
        svg: `<defs>${mirrorFilter}<clipPath id="dry"><rect width="${wide}" height="${surface}"/></clipPath><clipPath id="wet"><rect y="${surface}" width="${wide}" height="400"/></clipPath></defs><g clip-path="url(#wet)"><g filter="url(#broken)" opacity=".55"><g transform="translate(0,${2 * surface}) scale(1,-1)">${subjects}</g></g></g><g clip-path="url(#dry)">${subjects}</g>`,
        blur: 0.9,
      },
      { svg: wake(wide * 0.47, surface, subject === 'boat' ? 460 : 300, seed, 0.4), blur: 1.6 },
    ],
  };
}
