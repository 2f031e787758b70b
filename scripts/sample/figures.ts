/**
 * Things drawn with lines for the sample's scenes: people, boats, umbrellas. All are built from
 * a few numbers, so that no two are alike. Sizes are in thousandths of the picture's height.
 */
import { random } from './paint.ts';

export interface Person {
  readonly x: number;
  /** Where the feet stand. */
  readonly y: number;
  readonly height: number;
  readonly coat: string;
  readonly legs: string;
  readonly skin: string;
  readonly hair: string;
  /** Elbow and hand of each arm, in hundredths of the height from the shoulder, x outwards. */
  readonly arms?: readonly (readonly [number, number, number, number])[];
  /** Steps taken: 0 standing, 1 striding. */
  readonly stride?: number;
  readonly hat?: 'none' | 'hood' | 'helmet' | 'cap' | 'hat';
  /** Length of the coat: 0 jacket, 1 to the knee. */
  readonly long?: number;
  /** Bright strips on a life vest or work jacket. */
  readonly strips?: string;
  /** The colour of the light that catches one edge, and the side it comes from. */
  readonly rim?: string;
  readonly from?: -1 | 1;
}

/** One standing or walking person, seen whole, face turned away or too small to show. */
export function person(who: Person): string {
  const stride = (who.stride ?? 0) * 13;
  const hem = -46 + (who.long ?? 0) * 20;
  const arms = who.arms ?? [
    [3, 15, 1, 30],
    [3, 15, 2, 30],
  ];
  const arm = (index: number, side: number) => {
    const [ex, ey, hx, hy] = arms[index] ?? [3, 15, 1, 30];
    const shoulder = side * 10;
    return `<path d="M${shoulder},-79 L${shoulder + side * ex},${-79 + ey} L${shoulder + side * hx},${-79 + hy}" fill="none" stroke="${who.coat}" stroke-width="7.4" stroke-linecap="round" stroke-linejoin="round"/><circle cx="${shoulder + side * hx}" cy="${-78 + hy}" r="3" fill="${who.skin}"/>`;
  };
  const from = who.from ?? 1;
  const body = `M-11.5,-81 Q-6,-86 0,-86 Q6,-86 11.5,-81 Q13,-62 11,${hem} L-11,${hem} Q-13,-62 -11.5,-81 Z`;
  const strips = who.strips
    ? `<path d="M-11.5,-68 H11.5 M-11.5,-58 H11.5" stroke="${who.strips}" stroke-width="2.6"/>`
    : '';
  const rim = who.rim
    ? `<g fill="none" stroke="${who.rim}" stroke-width="1.5" stroke-linecap="round" opacity=".8"><path d="M${from * 3},-86 Q${from * 9},-86 ${from * 12},-80 Q${from * 13},-62 ${from * 11.4},${hem}"/><path d="M${from * 2},-101 Q${from * 6.4},-99 ${from * 6},-92"/></g>`
    : '';
  return `<g transform="translate(${who.x},${who.y}) scale(${who.height / 102})">
<path d="M-5,-48 L${-5 - stride},-24 L${-6 - stride},-2" fill="none" stroke="${who.legs}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>
<path d="M5,-48 L${5 + stride * 0.8},-25 L${6 + stride * 0.5},-2" fill="none" stroke="${who.legs}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/>
<path d="M-4,-88 h8 v6 h-8 z" fill="${who.skin}"/>${arm(0, -1)}<path d="${body}" fill="${who.coat}"/>${strips}${arm(1, 1)}
<ellipse cx="0" cy="-94" rx="5.4" ry="7" fill="${who.skin}"/>${head(who)}${rim}</g>`;
}

function head(who: Person): string {
  switch (who.hat ?? 'none') {
    case 'hood':
      return `<path d="M-7.5,-84 Q-9,-103 0,-103 Q9,-103 7.5,-84 Z" fill="${who.coat}"/>`;
    case 'helmet':
      return `<path d="M-7,-94 Q-7,-103.500 0,-103.500 Q7,-103.500 7,-94 Z" fill="${who.hair}"/><path d="M-7.6,-94 h15.2" stroke="#fff" stroke-opacity=".35" stroke-width="1"/>`;
    case 'cap':
      return `<path d="M-6,-95 Q-6,-102.500 0,-102.500 Q6,-102.500 6,-95 L10,-94.500 Z" fill="${who.hair}"/>`;
    case 'hat':
      return `<path d="M-6,-96 Q-6,-103 0,-103 Q6,-103 6,-96 Z M-10,-96.500 h20 v1.800 h-20 z" fill="${who.hair}"/>`;
    default:
      return `<path d="M-6,-90 Q-7.500,-102 0,-102.200 Q7.500,-102 6,-90 Q5,-97 0,-97.500 Q-5,-97 -6,-90 Z" fill="${who.hair}"/>`;
  }
}

/** Heads and raised arms from behind, row over row: an audience against the light. */
export function audience(
  seed: number,
  wide: number,
  top: number,
  size: number,
  rows: number,
  colour: (row: number) => string,
): string {
  const next = random(seed);
  let out = '';
  for (let row = 0; row < rows; row++) {
    const scale = size * (1 + row * 0.42);
    const base = top + row * size * 0.95;
    out += `<g fill="${colour(row)}" stroke="${colour(row)}">`;
    for (let x = -scale * next(); x < wide + scale; x += scale * (0.85 + next() * 0.5)) {
      const y = base + (next() - 0.5) * scale * 0.7;
      const tilt = (next() - 0.5) * 14;
      out += `<g stroke="none" transform="translate(${x},${y}) rotate(${tilt}) scale(${scale / 60})"><ellipse rx="${17 + next() * 4}" ry="${22 + next() * 3}"/><path d="M-9,12 h18 v14 Q44,30 48,70 V400 H-48 V70 Q-44,30 -9,26 Z"/></g>`;
      if (next() < 0.34) {
        const reach = scale * (0.9 + next() * 0.8);
        const lean = (next() - 0.5) * scale * 0.7;
        const side = next() < 0.5 ? -1 : 1;
        out += `<path d="M${x + side * scale * 0.6},${y + scale * 0.7} L${x + side * scale * 0.75 + lean * 0.4},${y - reach * 0.35} L${x + side * scale * 0.5 + lean},${y - reach}" fill="none" stroke-width="${scale * 0.21}" stroke-linecap="round" stroke-linejoin="round"/>`;
        if (next() < 0.3)
          out += `<rect x="${x + side * scale * 0.5 + lean - scale * 0.17}" y="${y - reach - scale * 0.42}" width="${scale * 0.34}" height="${scale * 0.52}" rx="${scale * 0.04}"/>`;
      }
    }
    out += '</g>';
  }
  return out;
}

/** A two-deck harbour ferry, side view; (x, y) is the water line's middle. Facing right. */
export function ferry(
  x: number,
  y: number,
  length: number,
  paint: { hull: string; deck: string; dark: string; glass: string },
): string {
  const windows = (from: number, to: number, top: number, wide: number, tall: number) => {
    let out = '';
    for (let at = from; at <= to; at += wide * 1.55)
      out += `<rect x="${at}" y="${top}" width="${wide}" height="${tall}" rx="1.2" fill="${paint.glass}"/>`;
    return out;
  };
  return `<g transform="translate(${x},${y}) scale(${length / 400})">
<defs><linearGradient id="deck" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".35"/><stop offset=".5" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".35"/></linearGradient></defs>
<path d="M-200,-36 L-188,6 H172 Q196,-12 206,-44 Q120,-34 -200,-36 Z" fill="${paint.hull}"/>
<path d="M-190,0 L-188,6 H172 L180,0 Z" fill="${paint.dark}"/>
<path d="M-198,-38 Q110,-36 206,-46 L204,-40 Q110,-29 -197,-31 Z" fill="${paint.deck}" opacity=".85"/>
<path d="M-176,-37 V-72 H128 L142,-38 Z" fill="${paint.deck}"/>${windows(-166, 112, -64, 14, 17)}
<path d="M-180,-74 H134 v3 H-180 Z" fill="${paint.dark}" opacity=".7"/>
<path d="M-176,-74 v-10 M-150,-74 v-10 M-124,-74 v-10 M-98,-74 v-10 M-176,-84 H-70 M100,-74 v-9 M122,-74 v-9 M90,-83 H130" stroke="${paint.dark}" stroke-width="1.3"/>
<path d="M-72,-74 V-104 H74 L88,-74 Z" fill="${paint.deck}"/>${windows(-64, 56, -97, 13, 14)}
<path d="M-78,-106 H80 v3 H-78 Z" fill="${paint.dark}" opacity=".7"/>
<path d="M10,-106 V-130 H58 L68,-106 Z" fill="${paint.deck}"/><path d="M16,-126 H56 L61,-114 H16 Z" fill="${paint.glass}"/>
<path d="M-44,-106 L-40,-146 H-12 L-8,-106 Z" fill="${paint.hull}"/><path d="M-41,-134 H-11 l.8,9 H-42 Z" fill="${paint.deck}"/>
<path d="M34,-130 V-172 M24,-160 H44 M34,-172 L-8,-146 M34,-168 L120,-74" stroke="${paint.dark}" stroke-width="1.6" fill="none"/>
<circle cx="-150" cy="-52" r="5" fill="none" stroke="${paint.hull}" stroke-width="2.600"/>
<path d="M-200,-36 L-188,6 H172 Q196,-12 206,-44 L142,-38 L128,-72 L88,-74 L74,-104 L68,-106 L58,-130 H10 V-106 H-72 V-74 H-176 V-37 Z" fill="url(#deck)"/></g>`;
}

/** A rigid rescue boat with its crew. */
export function rescueBoat(x: number, y: number, length: number, seed: number, crew: number): string {
  const next = random(seed);
  let people = '';
  for (let index = 0; index < crew; index++)
    people += person({
      x: -58 + index * (112 / Math.max(1, crew - 1)) + next() * 6,
      y: -6 + next() * 3,
      height: 62 + next() * 8,
      coat: next() < 0.7 ? '#a8632b' : '#27323d',
      legs: '#1f262d',
      skin: '#8d6a55',
      hair: next() < 0.5 ? '#b9bec2' : '#94312a',
      hat: 'helmet',
      strips: '#d7dbc9',
      arms: [
        [6 + next() * 6, 12, 3 + next() * 12, 20 + next() * 6],
        [4 + next() * 8, 13, 8 + next() * 10, 18 + next() * 8],
      ],
    });
  return `<g transform="translate(${x},${y}) scale(${length / 220})">${people}
<path d="M-112,-20 Q-60,-16 60,-18 Q100,-22 118,-40 Q112,-4 84,4 H-100 Q-116,-4 -112,-20 Z" fill="#9f4c1f"/>
<path d="M-112,-20 Q-60,-16 60,-18 Q100,-22 118,-40 Q112,-24 90,-14 Q40,-8 -108,-10 Z" fill="#c87337"/>
<path d="M-104,-2 Q0,4 88,-2 L84,5 H-100 Z" fill="#20262c"/><path d="M-118,-34 h14 v30 h-12 z" fill="#171b1f"/>
<path d="M-92,-18 V-62 M-92,-62 h22 M-70,-62 v44" stroke="#3c444b" stroke-width="3" fill="none"/></g>`;
}

/** White water behind and beside a hull. */
export function wake(x: number, y: number, length: number, seed: number, strength = 0.5): string {
  const next = random(seed);
  let out = '';
  for (let index = 0; index < 90; index++) {
    const away = next() ** 1.6;
    out += `<ellipse cx="${x + (next() - 0.5) * length * (0.8 + away)}" cy="${y + away * length * 0.09}" rx="${(4 + next() * 26) * (length / 400)}" ry="${(0.8 + next() * 2.4) * (length / 400)}" fill="#eef4f6" opacity="${strength * (1 - away) * (0.3 + next() * 0.7)}"/>`;
  }
  return out;
}

/** An open umbrella held above a point. */
export function umbrella(x: number, y: number, size: number, colour: string, rim: string): string {
  return `<g transform="translate(${x},${y}) scale(${size / 100})"><path d="M0,-10 V62" stroke="#15171a" stroke-width="2.4"/><path d="M-52,0 Q-46,-46 0,-50 Q46,-46 52,0 Q39,-8 26,-1 Q13,-9 0,-1 Q-13,-9 -26,-1 Q-39,-8 -52,0 Z" fill="${colour}"/><path d="M-52,0 Q-46,-46 0,-50 Q46,-46 52,0" fill="none" stroke="${rim}" stroke-width="1.6" opacity=".75"/><path d="M-26,-1 Q-20,-34 0,-50 Q20,-34 26,-1 M0,-50 V-1" fill="none" stroke="#000" stroke-opacity=".3" stroke-width="1"/></g>`;
}
