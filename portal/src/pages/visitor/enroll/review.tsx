import { Checkbox, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Card } from '../../../parts/card.tsx';
import { Step } from '../../../parts/steps/step.tsx';
import { TermsLink } from '../../../parts/terms/terms-link.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import { PriceCard } from './price-card.tsx';
import type { QuestionProps } from './question-props.ts';
import { texts } from './texts.ts';

interface ReviewProps extends Omit<QuestionProps, 'onNext'> {
  readonly isSending: boolean;
  readonly isKnown: boolean;
  readonly onBuy: (event: FormEvent<HTMLFormElement>) => void;
}

/** The price line by line, what was told, and the agreement without which nothing is bought. */
export function Review({ form, isSending, isKnown, onBuy, ...step }: ReviewProps): ReactNode {
  const t = useTexts(texts);
  const [isAsked, setAsked] = useState(false);
  const { values } = form;
  const buy = (event: FormEvent<HTMLFormElement>): void => {
    setAsked(!values.terms);
    if (values.terms) onBuy(event);
  };
  return (
    <Step
      {...step}
      title={t('reviewTitle')}
      why={t('reviewWhy')}
      onNext={buy}
      next={t('buy')}
      isBusy={isSending}
    >
      <PriceCard form={form} />
      <Card>
        <Text fw={600}>
          {values.make} {values.model}
        </Text>
        {!isKnown && (
          <Text c="dimmed">
            {values.name}, {values.email}, {values.phone}
            <br />
            {[values.line1, values.line2, values.city, values.region, values.postalCode]
              .filter((part) => part !== '')
              .join(', ')}
          </Text>
        )}
      </Card>
      <Checkbox
        label={t.rich('terms', { terms: <TermsLink /> })}
        checked={values.terms}
        error={isAsked && !values.terms ? t('termsNeeded') : form.errors.terms}
        onChange={(event) => form.setFieldValue('terms', event.currentTarget.checked)}
      />
    </Step>
  );
}
