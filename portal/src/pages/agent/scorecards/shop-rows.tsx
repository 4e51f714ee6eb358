import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../api/call.ts';
import { useFormats } from '../../../formats/use-formats.ts';
import { useDuration } from '../../../parts/scorecard/use-duration.ts';
import { ScrollTable } from '../../../parts/scroll-table.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { texts } from './texts.ts';

type Shop = AnswerOf<'GET /partners/scorecards'>['items'][number];

const columns = [
  'repairs',
  'average',
  'cost',
  'estimate',
  'answer',
  'repair',
  'reRepairs',
  'denials',
] as const;

/** Each shop in a row, to be compared. */
export function ShopRows({ shops }: { readonly shops: readonly Shop[] }): ReactNode {
  const t = useTexts(texts);
  const { moneyInFull, percent } = useFormats();
  const duration = useDuration();
  const took = (step: Shop['time']['repair']): string => (step ? duration(step.medianMinutes) : '–');
  const cells = (shop: Shop): Readonly<Record<(typeof columns)[number], string | number>> => ({
    repairs: shop.repairs,
    average: shop.averageCents === null ? '–' : moneyInFull(shop.averageCents),
    cost: shop.costPercent === null ? '–' : percent(shop.costPercent),
    estimate: took(shop.time.estimate),
    answer: took(shop.time.answer),
    repair: took(shop.time.repair),
    reRepairs: shop.reRepairs,
    denials: shop.denials,
  });
  return (
    <ScrollTable label={t('shops')} numbers>
      <thead>
        <tr>
          <th scope="col">{t('shop')}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shops.map((shop) => {
          const values = cells(shop);
          return (
            <tr key={shop.companyId}>
              <th scope="row">{shop.name}</th>
              {columns.map((column) => (
                <td key={column}>{values[column]}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
