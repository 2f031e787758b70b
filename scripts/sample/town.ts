/** The sample's town scenes: the street, the council chamber, the lectern, the town hall, the market. */
import { person, umbrella } from './figures.ts';
import { sky } from './nature.ts';
import { clouds, ease, glow, mix, noise, random, rgb, type Scene } from './paint.ts';

/** A wet street at night: lights out of focus, a walker under an umbrella. */
export function rainyStreet(seed: number, size: [number, number]): Scene {
  const field = noise(seed);
  const next = random(seed);
  const wide = (1000 * size[0]) / size[1];
  const lamps = Array.from({ length: 64 }, () => {
    const away = next();
    return {
      x: wide / 2 + (next() - 0.5) * wide * (0.3 + away * 0.95),
      y: 470 - away * 330 * next() + (1 - away) * 60,
      r: 9 + away * 30 * (0.5 + next()),
      tone:
        ['#ffb65c', '#ff6a4d', '#ffd9a0', '#58c7d8', '#ff4f7a', '#fff0d2', '#7a9bff'][
          Math.floor(next() * 7)
        ] ?? '#fff',
    };
  });
  const discs = lamps
    .map(
      ({ x, y, r, tone }) =>
        `<circle cx="${x}" cy="${y}" r="${r}" fill="${tone}" opacity=".5"/><circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${tone}" stroke-width="2.5" opacity=".4"/>`,
    )
    .join('');
  const streaks = lamps
    .map(
      ({ x, y, r, tone }) =>
        `<ellipse cx="${x}" cy="${1110 - y * 0.75}" rx="${r * 0.8}" ry="${90 + r * 5}" fill="${tone}" opacity=".26"/>`,
    )
    .join('');
  const rain = Array.from({ length: 240 }, () => {
    const x = next() * wide;
    const y = next() * 1000;
    const l = 14 + next() * 34;
    return `<path d="M${x},${y} l${-l * 0.14},${l}" stroke="#dfe9f2" stroke-opacity="${0.06 + next() * 0.2}" stroke-width="1.3"/>`;
  }).join('');
  const far = [0.2, 0.28, 0.72, 0.83, 0.64]
    .map((at, index) => {
      const x = wide * at;
      return (
        person({
          x,
          y: 690 + index * 9,
          height: 190 + index * 14,
          coat: '#0d0f16',
          legs: '#0b0c11',
          skin: '#1d1715',
          hair: '#08080b',
          long: 0.8,
          stride: 0.5,
        }) + (index % 2 ? umbrella(x, 690 + index * 9 - 200, 130, '#11141d', '#c78b5a') : '')
      );
    })
    .join('');
  const walker =
    person({
      x: wide * 0.47,
      y: 930,
      height: 520,
      coat: '#14161d',
      legs: '#0e0f14',
      skin: '#3b2b24',
      hair: '#0b0b0e',
      long: 1.1,
      stride: 0.55,
      rim: '#ffb065',
      from: 1,
      arms: [
        [4, 14, 3, 27],
        [7, 12, -3, 4],
      ],
    }) + umbrella(wide * 0.5, 436, 360, '#7d1f26', '#ffc98a');
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.3,
    grain: 1.3,
    shade: (x, y) => {
      const dark = mix(rgb('#0c1020'), rgb('#2b2434'), ease(0.7, 0.1, Math.abs(y - 0.48) * 2));
      return y < 0.55
        ? dark
        : mix(
            rgb('#1b1a26'),
            rgb('#0a0b12'),
            ease(0.55, 1, y) + (clouds(field, x * 14, y * 26, 4) - 0.5) * 0.8,
          );
    },
    layers: [
      {
        svg: `<path d="M0,0 H${wide * 0.3} L${wide * 0.42},520 H0 Z M${wide},0 H${wide * 0.72} L${wide * 0.6},520 H${wide} Z" fill="#0b0d16" opacity=".85"/>`,
        blur: 6,
      },
      { svg: discs, blur: 2.4, blend: 'screen' },
      {
        svg: `<g><defs><filter id="wet" x="-5%" y="-5%" width="110%" height="110%"><feTurbulence type="fractalNoise" baseFrequency=".012 .09" numOctaves="3" seed="9"/><feDisplacementMap in="SourceGraphic" scale="46" xChannelSelector="R" yChannelSelector="G"/></filter><clipPath id="road"><rect y="560" width="${wide}" height="440"/></clipPath></defs><g clip-path="url(#road)"><g filter="url(#wet)">${streaks}</g></g></g>`,
        blur: 5,
        blend: 'screen',
      },
      { svg: far, blur: 5 },
      { svg: `<g opacity=".5" transform="translate(0,1860) scale(1,-1)">${walker}</g>`, blur: 7 },
      { svg: walker, blur: 0.8 },
      { svg: rain, blur: 0.6, blend: 'screen' },
    ],
  };
}

/** A council chamber: rows of desks in a half circle under a skylight. */
export function chamber(seed: number, size: [number, number], raised: number): Scene {
  const field = noise(seed);
  const next = random(seed);
  const wide = (1000 * size[0]) / size[1];
  const middle = wide * 0.5;
  let rows = '';
  for (let row = 0; row < 7; row++) {
    const radius = 170 + row * 92;
    const tall = 46 + row * 17;
    const centre = 330 + row * 34;
    const seats = 9 + row * 3;
    let people = '';
    for (let seat = 0; seat < seats; seat++) {
      const angle = Math.PI * (0.06 + (0.88 * (seat + 0.5)) / seats);
      const x = middle - Math.cos(angle) * radius * 1.32;
      const y = centre + Math.sin(angle) * radius * 0.5;
      if (next() < 0.1) continue;
      const suit =
        ['#1d222c', '#2a2d38', '#392f30', '#5d2a2f', '#27405c', '#44464d', '#14161b'][
          Math.floor(next() * 7)
        ] ?? '#222';
      const skin = ['#c79a7c', '#9c6f53', '#6e4a37', '#d8b092'][Math.floor(next() * 4)] ?? '#a87';
      const hair = ['#2a1f1a', '#6b5a4a', '#b6b0a6', '#141316', '#8a5b34'][Math.floor(next() * 5)] ?? '#222';
      const up = next() < raised;
      people += `<g transform="translate(${x},${y}) scale(${tall / 60})">${up ? `<path d="M15,-14 L21,-42 L19,-66" fill="none" stroke="${suit}" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/><circle cx="19" cy="-71" r="4.600" fill="${skin}"/>` : ''}<path d="M-22,24 Q-22,-18 -6,-20 H6 Q22,-18 22,24 Z" fill="${suit}"/><ellipse cy="-33" rx="9" ry="12" fill="${skin}"/><path d="M-10,-31 Q-12,-47 0,-47.500 Q12,-47 10,-31 Q8,-24 0,-22.500 Q-8,-24 -10,-31 Z" fill="${hair}"/></g>`;
    }
    const rx = radius * 1.32 + 40;
    const ry = radius * 0.5 + 16;
    rows += `${people}<path d="M${middle - rx},${centre + 14} A${rx},${ry} 0 0 0 ${middle + rx},${centre + 14} v${tall * 0.62} A${rx},${ry} 0 0 1 ${middle - rx},${centre + 14 + tall * 0.62} Z" fill="url(#oak)"/><path d="M${middle - rx},${centre + 14} A${rx},${ry} 0 0 0 ${middle + rx},${centre + 14}" fill="none" stroke="#d9b184" stroke-width="${2 + row * 0.5}" opacity=".8"/>`;
  }
  const columns = Array.from({ length: 9 }, (_, index) => {
    const x = (wide / 8) * index;
    return `<rect x="${x - 15}" y="60" width="30" height="320" fill="url(#marble)"/><rect x="${x - 22}" y="50" width="44" height="14" fill="#cabfae"/><path d="M${x + 30},360 V150 q${wide / 16 - 30},-76 ${wide / 8 - 60},0 V360 Z" fill="#3b2c25"/>`;
  }).join('');
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.25,
    shade: (x, y) =>
      glow(
        mix(rgb('#b79d7f'), rgb('#3a2a22'), ease(0.1, 0.9, y)),
        rgb('#ffe7c0'),
        0.32 * Math.exp(-(((x - 0.75) / 0.5) ** 2) - ((y - 0.1) / 0.25) ** 2) +
          (clouds(field, x * 4, y * 4, 4) - 0.47) * 0.06,
      ),
    layers: [
      {
        svg: `<defs><linearGradient id="marble" x1="0" x2="1"><stop offset="0" stop-color="#efe4d3"/><stop offset=".4" stop-color="#cdbfab"/><stop offset="1" stop-color="#7c6d5e"/></linearGradient></defs>${columns}<rect x="${middle - 150}" y="300" width="300" height="96" fill="#6d4327"/><rect x="${middle - 90}" y="262" width="180" height="44" fill="#7f5130"/><path d="M${middle - 60},120 h120 v110 h-120 z" fill="#6a1f24"/>`,
        blur: 4,
      },
      {
        svg: `<defs><linearGradient id="oak" x1="0" x2="1"><stop offset="0" stop-color="#4d2f1c"/><stop offset=".5" stop-color="#96653c"/><stop offset="1" stop-color="#432817"/></linearGradient></defs>${rows}`,
        blur: 1,
      },
      {
        svg: `<path d="M${middle - 120},-10 h240 L${middle + 480},1000 H${middle - 480} Z" fill="#ffeccb" opacity=".16"/>`,
        blur: 50,
        blend: 'screen',
      },
    ],
  };
}

/** A speaker at a lectern, seen across the heads of the press, cameras' lights behind. */
export function lectern(seed: number, size: [number, number]): Scene {
  const next = random(seed);
  const wide = (1000 * size[0]) / size[1];
  const x = wide * 0.5;
  const field = noise(seed);
  const flags = Array.from({ length: 4 }, (_, index) => {
    const fx = wide * (0.12 + index * 0.075);
    return `<path d="M${fx},130 V760" stroke="#8a7444" stroke-width="6"/><path d="M${fx},150 q46,40 40,150 q-6,150 18,260 q-40,26 -58,-6 Z" fill="${['#274b7a', '#9b2f2f', '#2f6a4a', '#b58a32'][index]}"/>`;
  }).join('');
  const press = Array.from({ length: 7 }, (_, index) => {
    const px = (wide / 6) * index + (next() - 0.5) * 60;
    const py = 905 + next() * 50;
    return `<g transform="translate(${px},${py})" fill="#08090c"><ellipse rx="52" ry="64"/><path d="M-30,40 h60 Q130,70 140,260 H-140 Q-130,70 -30,40 Z"/>${index % 2 ? '<rect x="30" y="-120" width="96" height="66" rx="8"/><circle cx="78" cy="-88" r="22" fill="#13161c"/><rect x="56" y="-138" width="40" height="22" rx="4"/>' : ''}</g>`;
  }).join('');
  const speaker = `<g transform="translate(${x},690)"><path d="M-128,150 Q-132,-96 -52,-118 L-16,-140 H16 L52,-118 Q132,-96 128,150 Z" fill="url(#suit)"/><path d="M-24,-132 L0,-60 L24,-132 Z" fill="#ece8e1"/><path d="M-6,-112 h12 l5,70 l-11,16 l-11,-16 Z" fill="#7b2a35"/><path d="M-20,-170 h40 v40 q-20,18 -40,0 Z" fill="#a87355"/><path d="M-43,-216 Q-45,-280 0,-282 Q45,-280 43,-216 Q40,-160 0,-148 Q-40,-160 -43,-216 Z" fill="url(#face)"/><path d="M-47,-214 Q-60,-296 0,-300 Q60,-296 47,-214 Q42,-258 14,-264 Q-34,-262 -47,-214 Z" fill="#2b2320"/><path d="M-26,-222 h18 M8,-222 h18" stroke="#33241d" stroke-width="4" stroke-linecap="round"/><path d="M-2,-214 q-6,22 2,26" stroke="#7d4f38" stroke-width="3" fill="none"/><path d="M-14,-176 q14,-6 28,0" stroke="#6e3930" stroke-width="5" fill="none" stroke-linecap="round"/><path d="M110,-40 Q190,-60 176,-150" fill="none" stroke="#20242e" stroke-width="50" stroke-linecap="round"/><ellipse cx="176" cy="-176" rx="21" ry="27" fill="#a87355"/></g>`;
  const desk = `<path d="M${x - 190},720 h380 l-34,300 h-312 Z" fill="url(#wood)"/><path d="M${x - 204},704 h408 v22 h-408 Z" fill="#a5774a"/><path d="M${x - 40},704 q-26,-60 -10,-112 M${x + 34},704 q22,-70 6,-118" stroke="#16181c" stroke-width="5" fill="none"/><ellipse cx="${x - 49}" cy="588" rx="10" ry="17" fill="#16181c"/><ellipse cx="${x + 39}" cy="582" rx="10" ry="17" fill="#16181c"/>`;
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.35,
    shade: (px, py) =>
      glow(
        mix(rgb('#2b3a55'), rgb('#101624'), ease(0, 1, py)),
        rgb('#5f86c6'),
        0.5 * Math.exp(-(((px - x / 1000) / 0.42) ** 2) - ((py - 0.4) / 0.4) ** 2) +
          (clouds(field, px * 3, py * 3, 3) - 0.45) * 0.1,
      ),
    layers: [
      { svg: flags, blur: 9 },
      {
        svg: `<defs><linearGradient id="suit" x1="0" x2="1"><stop offset="0" stop-color="#12151c"/><stop offset=".6" stop-color="#2b3140"/><stop offset="1" stop-color="#171a22"/></linearGradient><linearGradient id="face" x1="0" x2="1"><stop offset="0" stop-color="#7d5138"/><stop offset=".55" stop-color="#c48f6e"/><stop offset="1" stop-color="#a87254"/></linearGradient><linearGradient id="wood" x1="0" x2="1"><stop offset="0" stop-color="#4a2e1a"/><stop offset=".55" stop-color="#8a5d36"/><stop offset="1" stop-color="#3a2415"/></linearGradient></defs>${speaker}${desk}`,
        blur: 2.6,
      },
      { svg: press, blur: 8 },
    ],
  };
}

/** A town hall at blue hour with lit windows and a tram's trail of light. */
export function townHall(seed: number, size: [number, number]): Scene {
  const field = noise(seed);
  const next = random(seed);
  const wide = (1000 * size[0]) / size[1];
  const c = wide / 2;
  let windows = '';
  for (let floor = 0; floor < 3; floor++)
    for (let column = -9; column <= 9; column++) {
      if (Math.abs(column) < 2) continue;
      const lit = next() < 0.66;
      const x = c + column * 58;
      const y = 500 + floor * 88;
      windows += `<path d="M${x - 15},${y + 56} V${y + 12} q15,-22 30,0 V${y + 56} Z" fill="${lit ? ['#ffd48f', '#ffc272', '#f8b25e'][Math.floor(next() * 3)] : '#26304a'}"/><path d="M${x},${y} V${y + 56}" stroke="#3d3a3d" stroke-width="2"/>`;
    }
  const hall = `<path d="M${c - 580},770 V470 h1160 V770 Z" fill="url(#stone)"/><path d="M${c - 600},474 L${c - 560},400 H${c + 560} L${c + 600},474 Z" fill="#2c3547"/><path d="M${c - 92},770 V230 h184 V770 Z" fill="url(#stone)"/><path d="M${c - 104},232 L${c - 60},150 H${c + 60} L${c + 104},232 Z" fill="#35404f"/><path d="M${c - 42},150 L${c},-30 L${c + 42},150 Z" fill="#3d5a57"/><circle cx="${c}" cy="300" r="40" fill="#fff2d0"/><path d="M${c},300 v-27 M${c},300 l17,11" stroke="#33302e" stroke-width="5"/><path d="M${c - 44},770 V670 q44,-56 88,0 V770 Z" fill="#ffcb7d"/>${[-1, 0, 1].map((i) => `<path d="M${c - 14 + i * 48},560 V420 q14,-22 28,0 V560 Z" fill="#ffcf88"/>`).join('')}<path d="M${c - 590},770 h1180 v14 h-1180 Z" fill="#24283a"/>`;
  const people = Array.from({ length: 13 }, () =>
    person({
      x: next() * wide,
      y: 822 + next() * 30,
      height: 74 + next() * 14,
      coat: '#141826',
      legs: '#10131d',
      skin: '#2c2422',
      hair: '#0c0d12',
      stride: next(),
      long: next(),
    }),
  ).join('');
  const trail = `<path d="M-20,868 Q${wide * 0.4},852 ${wide + 20},884" fill="none" stroke="#ff4b3a" stroke-width="5"/><path d="M-20,880 Q${wide * 0.4},862 ${wide + 20},900" fill="none" stroke="#ff7a55" stroke-width="3"/><path d="M-20,850 Q${wide * 0.5},842 ${wide + 20},858" fill="none" stroke="#fff0c8" stroke-width="4"/>`;
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.2,
    shade: (x, y) => {
      const up = sky(
        {
          zenith: rgb('#16295a'),
          horizon: rgb('#c98a86'),
          level: 0.78,
          cloud: { amount: 0.45, lit: rgb('#7e84b0'), shade: rgb('#26345f'), scale: 0.8 },
        },
        field,
        x,
        y,
      );
      return y < 0.78
        ? up
        : mix(
            mix(rgb('#4b4658'), rgb('#181a28'), ease(0.78, 1, y)),
            rgb('#ffb866'),
            0.3 * Math.exp(-(((x - c / 1000) / 0.3) ** 2)) * ease(1.05, 0.78, y) +
              (clouds(field, x * 30, y * 90, 3) - 0.45) * 0.22,
          );
    },
    layers: [
      {
        svg: `<defs><linearGradient id="stone" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#4f5876"/><stop offset=".6" stop-color="#8d7a74"/><stop offset="1" stop-color="#c89a68"/></linearGradient></defs>${hall}${windows}`,
        blur: 1,
      },
      { svg: windows, blur: 14, blend: 'screen' },
      { svg: people, blur: 1.6 },
      { svg: trail, blur: 2.2, blend: 'screen' },
      { svg: trail, blur: 14, blend: 'screen' },
    ],
  };
}

/** A covered market in slanting light: stalls, fruit, shafts of sun. */
export function market(seed: number, size: [number, number]): Scene {
  const next = random(seed);
  const field = noise(seed);
  const wide = (1000 * size[0]) / size[1];
  const fruit = (x: number, y: number, r: number, tone: string) =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="${tone}"/><circle cx="${x - r * 0.3}" cy="${y - r * 0.35}" r="${r * 0.38}" fill="#fff" opacity=".28"/><path d="M${x - r},${y} a${r},${r} 0 0 0 ${2 * r},0 Z" fill="#000" opacity=".22"/>`;
  let heaps = '';
  const tones = ['#d9772b', '#c93a2e', '#dcae38', '#6f8f3a', '#8b2f52', '#e2a14a'];
  for (let row = 0; row < 5; row++)
    for (let bin = -1; bin < 8; bin++) {
      const tone = tones[(bin + row * 2 + 8) % tones.length] ?? '#d80';
      const y = 720 + row * 66;
      const w = wide / 6.4 + row * 16;
      for (let index = 0; index < 34; index++) {
        const t = next();
        heaps += fruit(
          bin * w + row * 40 + t * w,
          y + next() * 52 - Math.sin(t * Math.PI) * 34,
          13 + row * 3.4,
          tone,
        );
      }
    }
  const bulbs = Array.from({ length: 17 }, () => {
    const x = next() * wide;
    const y = 120 + next() * 240;
    return `<path d="M${x},0 V${y}" stroke="#120d0a" stroke-width="2"/><circle cx="${x}" cy="${y}" r="${10 + next() * 9}" fill="#ffe2a2"/><circle cx="${x}" cy="${y}" r="46" fill="#ffb657" opacity=".3"/>`;
  }).join('');
  const shoppers = Array.from({ length: 11 }, (_, index) =>
    person({
      x: wide * ((index + 0.4) / 11) + (next() - 0.5) * 60,
      y: 760 + next() * 30,
      height: 330 + next() * 90,
      coat: ['#2a201d', '#4a2c1f', '#1c2830', '#3a3226', '#4c241f', '#241c2a'][index % 6] ?? '#222',
      legs: '#15110f',
      skin: '#4d3424',
      hair: ['#1a1412', '#332720', '#c9bda8'][index % 3] ?? '#222',
      hat: index % 4 === 1 ? 'hat' : 'none',
      long: next(),
      rim: '#ffcf8d',
      from: -1,
    }),
  ).join('');
  const shafts = Array.from(
    { length: 5 },
    (_, index) =>
      `<path d="M${wide * (0.05 + index * 0.2)},-20 h${40 + next() * 40} L${wide * (0.3 + index * 0.2)},900 h${-160 - next() * 60} Z" fill="#ffdf9f" opacity="${0.14 + next() * 0.14}"/>`,
  ).join('');
  return {
    width: size[0],
    height: size[1],
    seed,
    contrast: 1.35,
    shade: (x, y) =>
      glow(
        mix(
          rgb('#7a4f30'),
          rgb('#1d120d'),
          Math.abs(y - 0.42) * 1.6 + (clouds(field, x * 3, y * 5, 4) - 0.47) * 0.5,
        ),
        rgb('#ffb55e'),
        0.42 * Math.exp(-(((x - 0.9) / 0.4) ** 2) - ((y - 0.3) / 0.24) ** 2),
      ),
    layers: [
      {
        svg: `${Array.from({ length: 7 }, (_, i) => `<path d="M${(wide / 6) * i - 90},${240 + (i % 2) * 36} l90,-70 l90,70 v26 h-180 Z" fill="${['#8a3326', '#b08a3e', '#355a55', '#6b3550'][i % 4]}"/><path d="M${(wide / 6) * i - 84},300 h168 v300 h-168 Z" fill="#2a1a12" opacity=".6"/>`).join('')}`,
        blur: 9,
      },
      { svg: bulbs, blur: 3, blend: 'screen' },
      { svg: shoppers, blur: 4.5 },
      { svg: shafts, blur: 16, blend: 'screen' },
      { svg: heaps, blur: 1 },
    ],
  };
}
