import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../../formats/use-formats.ts';
import { Choices } from '../../../parts/steps/choices.tsx';
import { Step } from '../../../parts/steps/step.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { Feedback } from './feedback.tsx';
import type { Offers } from './order.ts';
import { PriceCard } from './price-card.tsx';
import type { QuestionProps } from './question-props.ts';
import { texts } from './texts.ts';

interface PlanQuestionProps extends QuestionProps {
  readonly offers: Offers;
}

export function PlanQuestion({ offers, form, ...step }: PlanQuestionProps): ReactNode {
  const t = useTexts(texts);
  const { money } = useFormats();
  const { planCode, term, student } = form.values;
  // The student's price is a price of its plan, asked for below.
  const plans = offers.items.filter(({ needsStudentProof }) => !needsStudentProof);
  const chosen = plans.find((plan) => plan.planCode === planCode) ?? plans[0];
  const lowest = ({ prices }: Offers['items'][number]): number =>
    Math.min(...prices.map(({ monthlyCents }) => monthlyCents));
  const hasAnnual = chosen?.prices.some(({ annualCents }) => annualCents !== undefined) ?? false;
  const choose = (code: typeof planCode): void => {
    const plan = plans.find((one) => one.planCode === code);
    const isSoldByYear = plan?.prices.some(({ annualCents }) => annualCents !== undefined) ?? false;
    // What another plan does not have can't be seen there, or taken back.
    form.setValues({
      planCode: code,
      ...(!isSoldByYear && { term: 'monthly' as const }),
      ...(code !== 'everything' && { student: false }),
    });
  };
  return (
    <>
      <Step {...step} title={t('planTitle')} why={t('planWhy')}>
        <Choices
          label={t('planTitle')}
          choices={plans.map((plan) => ({
            value: plan.planCode,
            label: plan.name,
            icon: plan.covers.otherItems > 0 ? ('plans' as const) : ('devices' as const),
            hint: `${
              plan.covers.otherItems > 0 ? t('everything', { items: plan.covers.otherItems }) : t('phoneOnly')
            }, ${t('from', { price: money(lowest(plan)) })}`,
          }))}
          chosen={chosen?.planCode}
          onChoose={choose}
        />
        {hasAnnual && (
          <Stack gap="xs">
            <strong>{t('howPaid')}</strong>
            <Choices
              label={t('howPaid')}
              choices={[
                { value: 'monthly', label: t('monthly') },
                { value: 'annual', label: t('annual') },
              ]}
              chosen={term}
              onChoose={(value) => form.setFieldValue('term', value)}
              isGrid
            />
          </Stack>
        )}
        {chosen?.planCode === 'everything' && (
          <Checkbox
            label={t('student')}
            description={t('studentHint')}
            checked={student}
            onChange={(event) => form.setFieldValue('student', event.currentTarget.checked)}
          />
        )}
        <PriceCard form={form} />
      </Step>
      <Feedback planCode={planCode} />
    </>
  );
}
