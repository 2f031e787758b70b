/**
 * Plain ASCII for wires that carry seven bits: accents dropped, quotes and dashes made plain,
 * Cyrillic and Greek put into Latin letters. Used by the wire text of houses whose encoding is
 * ascii. What has no ASCII form is reported, never silently lost.
 */

const pairs = (line: string): [string, string][] =>
  line.split(' ').map((pair) => {
    const [from = '', to = ''] = pair.split('=');
    return [from, to];
  });

/** Letters whose plain form is not "the letter without its accent", in the spelling newsrooms use. */
const latin = pairs(
  'ß=ss ẞ=SS ø=o Ø=O ł=l Ł=L đ=d Đ=D ð=d Ð=D þ=th Þ=Th æ=ae Æ=AE œ=oe Œ=OE ı=i ħ=h Ħ=H ŋ=ng Ŋ=NG ŧ=t Ŧ=T ĸ=k ŀ=l Ŀ=L ſ=s ƒ=f ə=a Ə=A ĳ=ij Ĳ=IJ ŉ=n ǿ=o Ǿ=O ƶ=z Ƶ=Z',
);

const signs: [string, string][] = [
  ...pairs(
    "‘=' ’=' ‚=' ‛=' ′=' ʼ=' ʻ=' “=\" ”=\" „=\" ‟=\" ″=\" «=\" »=\" ‹=' ›=' ‐=- ‑=- ‒=- –=- —=-- ―=-- −=- …=... •=* ·=. ×=x ÷=/ €=EUR £=GBP ¥=JPY ₹=INR ₽=RUB ₩=KRW ₺=TRY ₴=UAH ¢=c ©=(C) ®=(R) ™=(TM) №=No. °=deg ½=1/2 ¼=1/4 ¾=3/4 ⅓=1/3 ⅔=2/3 ª=a º=o ¿=? ¡=! ±=+/- ⁄=/ † =+ §=Sec.",
  ).filter(([from]) => from.length === 1),
  ...[
    '\u00a0',
    '\u2000',
    '\u2001',
    '\u2002',
    '\u2003',
    '\u2004',
    '\u2005',
    '\u2006',
    '\u2007',
    '\u2008',
    '\u2009',
    '\u200a',
    '\u202f',
    '\u205f',
    '\u3000',
    '\u2028',
    '\u2029',
  ].map((blank): [string, string] => [blank, ' ']),
  ...['\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff'].map(
    (invisible): [string, string] => [invisible, ''],
  ),
];

/** After the customary English press spelling: Zhukov, Tsoi, Khrushch, Yulia. */
const cyrillic = pairs(
  'а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya і=i ї=i є=ie ґ=g ў=u ј=j љ=lj њ=nj ћ=c ђ=dj џ=dz ѓ=gj ќ=kj ѕ=dz',
);

/** In a Ukrainian word, told by its own letters, these two sound otherwise: Київ is Kyiv, Григорій Hryhorii. */
const ukrainianLetters = /[іїєґ]/iu;
const ukrainian: ReadonlyMap<string, string> = new Map(pairs('и=y И=Y г=h Г=H й=i'));

const greek = pairs(
  'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o',
);

const table: ReadonlyMap<string, string> = new Map([
  ...latin,
  ...signs,
  ...[...cyrillic, ...greek].flatMap(([from, to]): [string, string][] => {
    const capital = from.toUpperCase();
    const inCapitals = to.charAt(0).toUpperCase() + to.slice(1);
    return capital === from || from === 'ς'
      ? [[from, to]]
      : [
          [from, to],
          [capital, inCapitals],
        ];
  }),
]);

/** What became of the characters that ASCII lacks. */
export interface Transliteration {
  readonly text: string;
  /** Each character that was replaced, with its replacement, in order of first appearance. */
  readonly replaced: ReadonlyMap<string, string>;
  /** Characters that have no ASCII form; each stands in the text as a question mark. */
  readonly lost: readonly string[];
}

/** Puts a text into ASCII (bytes 0 to 127). Text that is ASCII already comes back as it is. */
export function transliterate(text: string): Transliteration {
  const replaced = new Map<string, string>();
  const lost = new Set<string>();
  let out = '';
  // Composed first: the table knows й and ї as one character, keyboards may send two.
  for (const word of text.normalize('NFC').split(/(?<=\P{L})(?=\p{L})/u)) {
    const isUkrainian = ukrainianLetters.test(word);
    for (const character of word) {
      if (character <= '\u007f') {
        out += character;
        continue;
      }
      const plain = (isUkrainian ? ukrainian.get(character) : undefined) ?? plainForm(character);
      out += plain ?? '?';
      if (plain === null) lost.add(character);
      else replaced.set(character, plain);
    }
  }
  return { text: out, replaced, lost: [...lost] };
}

/** The ASCII form of one character; null where there is none, '' for invisible ones and lone accents. */
function plainForm(character: string): string | null {
  const listed = table.get(character);
  if (listed !== undefined) return listed;
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '');
  if (bare === character) return null;
  let plain = '';
  for (const part of bare) {
    const form = part <= '\u007f' ? part : table.get(part);
    if (form === undefined) return null;
    plain += form;
  }
  return plain;
}
