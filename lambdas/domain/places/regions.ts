/**
 * Which state or province a postal code lies in, and its time zone.
 *
 * ZIP codes by their first three digits: from, to, and the states that share them (USPS Publication 65 and the
 * `zipcodes` package, against which a test holds the table). Numbers between two ranges are given to nobody.
 */
const zipRanges =
  '005007NY/PR/VI 008008VI 009009PR 010027MA 028029RI 030038NH 039049ME 050054VT 055055MA 056059VT 060062CT 063063CT/NY ' +
  '064069CT 070089NJ 090098AE 100149NY 150196PA 197199DE 200200DC 201201VA 202204DC 205205DC/MD/VA 206212MD 214219MD ' +
  '220246VA 247268WV 270289NC 290299SC 300319GA 320339FL 340340AA 341349FL 350369AL 370385TN 386397MS 398399GA 400427KY ' +
  '430459OH 460479IN 480499MI 500528IA 530549WI 550567MN 569569DC 570577SD 580588ND 590599MT 600629IL 630658MO 660679KS ' +
  '680693NE 700714LA 716729AR 730732OK 733733TX 734738OK 739739OK/TX 740749OK 750799TX 800816CO 820831WY 832833ID ' +
  '834834ID/WY 835838ID 840847UT 850865AZ 870884NM 885885TX 889898NV 900961CA 962966AP 967967HI/AS 968968HI ' +
  '969969GU/FM/MP/PW/MH 970979OR 980994WA 995999AK';

const provinceByLetter: Readonly<Record<string, readonly string[]>> = {
  A: ['NL'],
  B: ['NS'],
  C: ['PE'],
  E: ['NB'],
  G: ['QC'],
  H: ['QC'],
  J: ['QC'],
  K: ['ON'],
  L: ['ON'],
  M: ['ON'],
  N: ['ON'],
  P: ['ON'],
  R: ['MB'],
  S: ['SK'],
  T: ['AB'],
  V: ['BC'],
  X: ['NT', 'NU'],
  Y: ['YT'],
};

/** The zone that most of a state or province keeps. */
const zoneByRegion: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['America/New_York', 'CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV AA AE'],
      ['America/Chicago', 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI'],
      ['America/Denver', 'CO ID MT NM UT WY'],
      ['America/Phoenix', 'AZ'],
      ['America/Los_Angeles', 'CA NV OR WA AP'],
      ['America/Anchorage', 'AK'],
      ['Pacific/Honolulu', 'HI'],
      ['America/Puerto_Rico', 'PR VI'],
      ['Pacific/Guam', 'GU MP'],
      ['Pacific/Pago_Pago', 'AS'],
      ['Pacific/Chuuk', 'FM'],
      ['Pacific/Palau', 'PW'],
      ['Pacific/Majuro', 'MH'],
      ['America/Toronto', 'ON QC'],
      ['America/St_Johns', 'NL'],
      ['America/Halifax', 'NS NB PE'],
      ['America/Winnipeg', 'MB'],
      ['America/Regina', 'SK'],
      ['America/Edmonton', 'AB NT'],
      ['America/Vancouver', 'BC'],
      ['America/Iqaluit', 'NU'],
      ['America/Whitehorse', 'YT'],
    ] as const
  ).flatMap(([zone, regions]) => regions.split(' ').map((region) => [region, zone])),
);

/** Parts of a state that keep another zone, by ZIP prefix; a prefix that is split goes with its larger town. */
const zoneByPrefix: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['America/Chicago', '324 325 420 421 422 423 424 427 463 464 476 477 498'],
      ['America/New_York', '373 374 376 377 378 379'],
      ['America/Denver', '577 586 691 693 677 798 799 885'],
      ['America/Los_Angeles', '835 838'],
    ] as const
  ).flatMap(([zone, prefixes]) => prefixes.split(' ').map((prefix) => [prefix, zone])),
);

interface Range {
  readonly from: string;
  readonly to: string;
  readonly regions: readonly string[];
}

let ranges: readonly Range[] | undefined;

const zipRegions = (prefix: string): readonly string[] => {
  ranges ??= zipRanges.split(' ').map((entry) => ({
    from: entry.slice(0, 3),
    to: entry.slice(3, 6),
    regions: entry.slice(6).split('/'),
  }));
  return ranges.find(({ from, to }) => from <= prefix && prefix <= to)?.regions ?? [];
};

/**
 * A postal code as it is written: `94110`, `94110-1234`, `M5H 2M5`. Undefined when it has not the form of one. Canadian
 * codes have no D, F, I, O, Q or U, and W and Z never come first.
 */
export function readPostalCode(country: 'US' | 'CA', typed: string): string | undefined {
  const text = typed.trim().toUpperCase();
  if (country === 'US')
    return /^\d{5}(?:-?\d{4})?$/.test(text) ? text.replace(/^(\d{5})-?(\d{4})$/, '$1-$2') : undefined;
  const code = text.replace(/[\s-]/g, '');
  const form = /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/;
  return form.test(code) ? `${code.slice(0, 3)} ${code.slice(3)}` : undefined;
}

/** The states or provinces, by their two letters, that a postal code may lie in; none for a code given to nobody. */
export const regionsOf = (country: 'US' | 'CA', postalCode: string): readonly string[] =>
  country === 'US'
    ? zipRegions(postalCode.slice(0, 3))
    : (provinceByLetter[postalCode.charAt(0).toUpperCase()] ?? []);

/** The IANA zone of an address in the US or Canada; of a region nobody knows, the east coast's. */
export const zoneOf = (address: {
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
}): string =>
  (address.country === 'US' ? zoneByPrefix[address.postalCode.slice(0, 3)] : undefined) ??
  zoneByRegion[address.region.toUpperCase()] ??
  'America/New_York';
