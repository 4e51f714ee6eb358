import { Kbd, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../../../shell/icons.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './decide.module.css';
import { type Step, steps } from './decision.ts';
import { texts } from './texts.ts';

export const stepKeys: Readonly<Record<Step, string>> = { approve: 'A', ask: 'Q', estimate: 'E', deny: 'D' };

const icons: Readonly<Record<Step, IconName>> = {
  approve: 'check',
  ask: 'mail',
  estimate: 'wrench',
  deny: 'close',
};

interface StepButtonsProps {
  readonly onChoose: (step: Step) => void;
  readonly canEstimate: boolean;
  /** A dealer's claim says its cost in its lines: nothing is estimated. */
  readonly isUnit: boolean;
}

export function StepButtons({ onChoose, canEstimate, isUnit }: StepButtonsProps): ReactNode {
  const t = useTexts(texts);
  return (
    <div className={classes.steps}>
      {steps
        .filter((step) => !isUnit || step !== 'estimate')
        .map((step) => (
          <button
            key={step}
            type="button"
            className={classes.step}
            data-step={step}
            disabled={step === 'estimate' && !canEstimate}
            onClick={() => onChoose(step)}
          >
            <Icon name={icons[step]} />
            <span>{t(step)}</span>
            <Kbd aria-hidden="true" visibleFrom="md">
              {stepKeys[step]}
            </Kbd>
          </button>
        ))}
      {!canEstimate && !isUnit && (
        <Text size="sm" c="dimmed">
          {t('noPartner')}
        </Text>
      )}
    </div>
  );
}
