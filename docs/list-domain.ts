/** Tables of the domain's data: statuses in people's words, plans, deductibles. */
import { catalogue202601 } from '../lambdas/domain/catalogue/catalogue-2026-01.ts';
import { type ClaimStatus, claimStatuses } from '../lambdas/domain/claim/status.ts';
import { formatCents } from '../lambdas/domain/money/format.ts';
import { defaultBrand } from '../lambdas/domain/wording/default-brand.ts';
import { statusLabel } from '../lambdas/domain/wording/next-step.ts';
import { markdownTable } from './markdown-table.ts';

const who = { customer: 'customer', partner: 'partner', agent: 'claims team', nobody: '–' } as const;

type WordingKey = keyof typeof defaultBrand.steps;

/** An approved claim reads differently by what was approved and how far it is. */
const wordingsOf = (status: ClaimStatus): WordingKey[] =>
  (Object.keys(defaultBrand.steps) as WordingKey[]).filter((key) =>
    status === 'approved' ? key.startsWith('approved-') : key === status,
  );

export const listStatuses = (): string =>
  markdownTable(
    ['Status', 'Label', 'Acts next', 'Customer reads', 'Partner reads'],
    claimStatuses.flatMap((status) =>
      wordingsOf(status).map((key) => {
        const step = defaultBrand.steps[key];
        const variant = key === status ? '' : ` (${key.replace('approved-', '').replaceAll('-', ' ')})`;
        return [
          `\`${status}\`${variant}`,
          statusLabel(status, { brand: defaultBrand }),
          who[step.who],
          step.customer,
          step.partner,
        ];
      }),
    ),
  );

const dollars = (cents: number): string => formatCents(cents).replace(/\.00$/, '');

export const listPlans = (): string =>
  markdownTable(
    ['Plan', 'Code', 'Price', 'Covers'],
    catalogue202601.plans.map(({ name, code, priceCents, covers }) => [
      name,
      `\`${code}\``,
      Object.entries(priceCents)
        .map(([tier, { monthly, annual }]) => {
          const price = `${dollars(monthly)}/month${annual === undefined ? '' : ` or ${dollars(annual)}/year`}`;
          return tier === 'any' ? price : `${tier} phone ${price}`;
        })
        .join('; '),
      `${covers.phones} phone${covers.otherItems > 0 ? ` + ${covers.otherItems} other items` : ''}`,
    ]),
  );

export const listDeductibles = (): string => {
  const { phones, tierDeductibles, otherItemDeductibleCents } = catalogue202601;
  const row = (name: string, { repair, replacement, theft }: (typeof tierDeductibles)['value']) => [
    name,
    dollars(repair),
    dollars(replacement),
    dollars(theft),
  ];
  const other = otherItemDeductibleCents;
  return markdownTable(
    ['Item', 'Repair', 'Replacement', 'Theft, loss'],
    [
      ...phones.map(({ make, model, deductibles }) => row(`${make} ${model}`, deductibles)),
      ...Object.entries(tierDeductibles).map(([tier, deductibles]) =>
        row(`another phone, tier “${tier}”`, deductibles),
      ),
      row('any other item', { repair: other, replacement: other, theft: other }),
    ],
  );
};
