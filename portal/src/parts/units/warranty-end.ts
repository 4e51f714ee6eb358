import type { AnswerOf } from '../../api/call.ts';
import { serverNow } from '../../api/server-time.ts';

type Terms = AnswerOf<'GET /products'>['items'][number]['warranty']['terms'];

/** A day of the calendar where the person is, so many days from today. */
export function dayIn(days: number): string {
  const at = new Date(serverNow() + days * 86_400_000);
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${part(at.getMonth() + 1)}-${part(at.getDate())}`;
}

/** The months that hold for a delivery on this day: the latest term that had begun, else the earliest. */
export function monthsFor(deliveredAt: string, terms: Terms): number {
  const inOrder = [...terms].sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1));
  const begun = inOrder.filter(({ from = '' }) => from <= deliveredAt);
  return (begun.at(-1) ?? inOrder[0])?.months ?? 0;
}

/** What the last day of the warranty will be, as the service reckons it; undefined while there is no day. */
export function warrantyEnd(deliveredAt: string, terms: Terms): string | undefined {
  const [year, month, day] = deliveredAt.split('-').map(Number);
  if (terms.length === 0 || year === undefined || month === undefined || day === undefined) return undefined;
  if (Number.isNaN(Date.parse(deliveredAt))) return undefined;
  const months = month - 1 + monthsFor(deliveredAt, terms);
  const lastDay = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
