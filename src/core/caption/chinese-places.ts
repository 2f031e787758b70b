/**
 * The place a Chinese lead names: "在浙江省舟山市沈家门渔港", "在德国汉堡举行". Used by the place finder.
 * Units that end in 省, 市, 县 and the like are certain; a city without such an ending only where
 * the words behind it close the name. Countries are told by the names the platform knows.
 */
import type { PlaceMention } from '#core/caption/anatomy.ts';
import { countries } from '#core/caption/countries.ts';
import type { Span } from '#core/caption/span.ts';

/** China's provinces and regions, without their endings. */
const provinces =
  '河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆'.split(
    ' ',
  );
/** Cities that are provinces themselves, or regions that are cities. */
const cityProvinces = '北京 天津 上海 重庆 香港 澳门'.split(' ');

const opening = /(?:在|位于|抵达|来到|地处)(?=\p{Script=Han})/gu;
const province = new RegExp(
  `(?:${provinces.join('|')})(?:省|壮族自治区|回族自治区|维吾尔自治区|自治区)?`,
  'uy',
);
const cityProvince = new RegExp(`(?:${cityProvinces.join('|')})(?:市|特别行政区)?`, 'uy');
/** A prefecture or city with its ending: "舟山市", "凉山彝族自治州". */
const city = /\p{Script=Han}{1,8}?(?:市(?!民|场|中|区|长|政)|自治州|盟|地区)/uy;
const county = /\p{Script=Han}{1,7}?(?:自治县|县|新区|区(?!域))/uy;
/** A city without ending, closed by what stands behind it. */
const closedCity =
  /(?!(?:参|访|出|会|一|境|举|拍|全|各|当|首都))\p{Script=Han}{2,5}?(?=拍摄|举行|举办|街头|市中心|市区|郊外|郊区|近郊|港|机场|国际机场|火车站|体育场|出席|发表|[，。,、]|$)/uy;

/** The Chinese names of countries, longest first, so that "刚果（金）" wins over "刚果". Made at first use. */
let chineseCountries: readonly string[] | null = null;

/** The place named in the stretch, or null. The first that names a province, a city or a country stands. */
export function findChinesePlace(text: string, lead: Span): PlaceMention | null {
  const words = text.slice(lead.start, lead.end);
  for (const match of words.matchAll(opening)) {
    const place = readPlace(words, match.index + match[0].length);
    if (place) return { ...place, start: place.start + lead.start, end: place.end + lead.start };
  }
  return null;
}

function readPlace(words: string, start: number): PlaceMention | null {
  let at = start;
  const take = (form: RegExp): string => {
    form.lastIndex = at;
    const found = form.exec(words)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const country = countryAt(words, at);
  at += country.length;
  if (country !== '' && words.startsWith('首都', at)) at += 2;
  const ownCity = take(cityProvince);
  if (ownCity !== '') {
    take(county);
    return { start, end: at, city: ownCity, region: '', country };
  }
  const region = take(province);
  let cityName = take(city);
  if (cityName === '' && (region !== '' || country !== '')) cityName = take(county) || take(closedCity);
  else if (cityName !== '') take(county);
  if (region === '' && country === '' && cityName === '') return null;
  return { start, end: at, city: cityName, region, country };
}

function countryAt(words: string, at: number): string {
  chineseCountries ??= namesOfCountries();
  return chineseCountries.find((name) => words.startsWith(name, at)) ?? '';
}

function namesOfCountries(): string[] {
  const names = new Intl.DisplayNames(['zh-Hans'], { type: 'region' });
  return countries
    .map(({ alpha2 }) => names.of(alpha2) ?? '')
    .filter((name) => /^\p{Script=Han}{2,}$/u.test(name))
    .sort((a, b) => b.length - a.length);
}
