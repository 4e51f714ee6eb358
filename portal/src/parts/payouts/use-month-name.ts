import { useLanguageTag } from '../../texts/languages.tsx';

/** Writes the months of the API as people do: `2026-01` is `January 2026`. */
export function useMonthName(): (month: string) => string {
  const format = new Intl.DateTimeFormat(useLanguageTag(), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (month) => format.format(new Date(`${month}-15T12:00:00Z`));
}
