import { rmaTerms } from '../lambdas/domain/rma/rma-terms.ts';
import { rmaKindLabels } from '../lambdas/domain/rma/rma-wording.ts';
import { unitTransitions } from '../lambdas/domain/rma/transitions.ts';
import { markdownTable } from './markdown-table.ts';

const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

const sides = { dealer: 'dealer', staff: 'claims team', system: 'by itself' } as const;

/** Every move of a returned unit. */
export const listUnitMoves = (): string =>
  markdownTable(
    ['To', 'From', 'By', 'On RMAs for'],
    unitTransitions.map(({ to, from, by, kinds }) => [
      `\`${to}\``,
      code(from),
      by.map((side) => sides[side]).join(', '),
      kinds ? code(kinds) : 'everything',
    ]),
  );

/** The days in which a return is to be on its way, by kind. */
export const listReturnDays = (): string =>
  markdownTable(
    ['Kind', '', 'Days to send'],
    Object.entries(rmaTerms.returnDays).map(([kind, days]) => [
      `\`${kind}\``,
      rmaKindLabels[kind as keyof typeof rmaKindLabels],
      String(days),
    ]),
  );
