import type { BodyOf } from '../../../api/call.ts';
import type { Brand } from '../../../brand/brand.tsx';

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Day = (typeof days)[number];

/** A brand as its form holds it: hours and holidays as they are typed. */
export interface BrandValues extends Record<string, unknown> {
  readonly name: string;
  readonly claimsAddress: string;
  readonly logoUrl: string;
  readonly colours: Brand['colours'];
  readonly menu: Brand['menu'];
  readonly statusLabels: Brand['statusLabels'];
  readonly steps: Brand['steps'];
  readonly mail: { readonly header: string; readonly footer: string };
  readonly repairs: { readonly nearMiles: number | string; readonly answerBusinessDays: number | string };
  readonly decisions: NonNullable<Brand['decisions']>;
  readonly hours: Readonly<Record<Day, string>> & { readonly zone: string; readonly holidays: string };
}

type Spans = NonNullable<Brand['openingHours']['days'][Day]>;

const written = (spans: Spans | undefined): string =>
  (spans ?? []).map(([from, to]) => `${from}-${to}`).join(', ');

/** What holds while the brand says nothing of it. */
const usualRepairs = { nearMiles: 60, answerBusinessDays: 1 };
const usualDecisions = { fraudNeedsSecondAgent: true };

export function valuesOf(brand: Brand): BrandValues {
  const { openingHours, mail } = brand;
  const typed = Object.fromEntries(days.map((day) => [day, written(openingHours.days[day])])) as Record<
    Day,
    string
  >;
  return {
    name: brand.name,
    claimsAddress: brand.claimsAddress,
    logoUrl: brand.logoUrl ?? '',
    colours: brand.colours,
    menu: brand.menu,
    statusLabels: brand.statusLabels,
    steps: brand.steps,
    repairs: brand.repairs ?? usualRepairs,
    decisions: brand.decisions ?? usualDecisions,
    mail: { header: mail?.header ?? '', footer: mail?.footer ?? '' },
    hours: { ...typed, zone: openingHours.zone, holidays: (openingHours.holidays ?? []).join('\n') },
  };
}

const span = /^([01]\d|2[0-3]):[0-5]\d\s*[-–]\s*(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Whether a day's hours read like `09:00-12:00, 13:00-17:00`; nothing is closed. */
export const areHours = (typed: string): boolean =>
  typed.trim() === '' || typed.split(',').every((one) => span.test(one.trim()));

const spansOf = (typed: string): Spans =>
  typed.trim() === ''
    ? []
    : typed.split(',').map((one) => {
        const [from = '', to = ''] = one.split(/[-–]/).map((time) => time.trim());
        return [from, to];
      });

/** What the service is sent: what the form does not show stays as it is. */
export function brandOf(
  brand: Brand,
  { logoUrl, mail, hours, repairs, ...values }: BrandValues,
): BodyOf<'PUT /brand'> {
  const { logoUrl: _logo, mail: _mail, ...rest } = brand;
  const { zone, holidays, ...typed } = hours;
  const opened = days
    .map((day) => [day, spansOf(typed[day])] as const)
    .filter(([, spans]) => spans.length > 0);
  const closed = holidays.split(/\s+/).filter((day) => day !== '');
  return {
    ...rest,
    ...values,
    ...(logoUrl.trim() !== '' && { logoUrl: logoUrl.trim() }),
    ...((mail.header !== '' || mail.footer !== '') && { mail }),
    repairs: {
      nearMiles: Number(repairs.nearMiles),
      answerBusinessDays: Number(repairs.answerBusinessDays),
    },
    openingHours: {
      zone,
      days: Object.fromEntries(opened),
      ...(closed.length > 0 && { holidays: closed }),
    },
  };
}
