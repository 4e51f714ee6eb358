import { useLocation } from 'wouter';
import type { BodyOf } from '../../../api/call.ts';
import { useWrite } from '../../../api/query.ts';
import type { Claim } from '../../../api/shapes.ts';
import { centsOf, dollarsOf } from '../../../forms/dollars.ts';
import { type ProblemForm, useProblemForm } from '../../../forms/use-problem-form.ts';
import { toast } from '../../../shell/toasts.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { emptyLine, isBlank, quantityOf, sentLines, type TypedLine, totalOf, typedLines } from './lines.ts';
import { texts } from './texts.ts';

export interface EstimateValues extends Record<string, unknown> {
  diagnosis: string;
  recommendation: 'repair' | 'replace';
  canSupply: boolean;
  /** Dollars; may stay empty. */
  price: string;
  lines: TypedLine[];
}

type Body = BodyOf<'POST /claims/{claimId}/estimate'>;

function bodyOf({ diagnosis, recommendation, canSupply, price, lines }: EstimateValues): Body {
  const priceCents = centsOf(price);
  const replacement = { canSupply, ...(canSupply && priceCents !== undefined && { priceCents }) };
  return {
    diagnosis: diagnosis.trim(),
    recommendation,
    ...(recommendation === 'replace' && { replacement }),
    lines: sentLines(lines),
  };
}

const initialValues = ({ estimate }: Claim): EstimateValues => ({
  diagnosis: estimate?.diagnosis ?? '',
  recommendation: estimate?.recommendation ?? 'repair',
  canSupply: estimate?.replacement?.canSupply ?? false,
  price: estimate?.replacement?.priceCents === undefined ? '' : dollarsOf(estimate.replacement.priceCents),
  lines: estimate?.lines.length
    ? typedLines(estimate.lines)
    : [emptyLine('part'), emptyLine('labor'), emptyLine('tax')],
});

/** The API's names of what the form calls otherwise. */
const fieldOf = (path: string): string =>
  path
    .replace(/unitCents$/, 'unit')
    .replace(/^replacement\.(priceCents)?/, (_, cents) => (cents ? 'price' : ''));

/** The estimate of a claim, begun with the one that was sent before. */
export function useEstimateForm(claim: Claim): ProblemForm<EstimateValues> {
  const t = useTexts(texts);
  const [, navigate] = useLocation();
  const path = { claimId: claim.claimId };
  const send = useWrite('POST /claims/{claimId}/estimate');
  const ofLine =
    (fault: (line: TypedLine) => string | null) =>
    (_: unknown, { lines }: EstimateValues, field: string): string | null => {
      const line = lines[Number(field.split('.')[1])];
      return line === undefined || isBlank(line) ? null : fault(line);
    };
  return useProblemForm<EstimateValues>(
    {
      mode: 'controlled',
      initialValues: initialValues(claim),
      validate: {
        diagnosis: (typed) => (typed.trim() === '' ? t('diagnosisMissing') : null),
        price: (typed, { canSupply, recommendation }) =>
          recommendation === 'replace' && canSupply && centsOf(typed) === undefined ? t('amountWrong') : null,
        lines: {
          description: ofLine(({ description }) =>
            description.trim() === '' ? t('descriptionMissing') : null,
          ),
          quantity: ofLine(({ quantity }) =>
            quantityOf(quantity) === undefined ? t('quantityWrong') : null,
          ),
          unit: ofLine(({ unit }) => (centsOf(unit) === undefined ? t('amountWrong') : null)),
        },
      },
    },
    async (values) => {
      if (values.recommendation === 'repair' && totalOf(values.lines) === 0)
        throw new Error(t('costMissing'));
      await send.mutateAsync({ path, body: bodyOf(values) });
      toast(t('sent'));
      navigate(`/claims/${claim.claimId}`);
    },
    fieldOf,
  );
}
