import type { ReactNode } from 'react';
import { Step } from '../../../../parts/steps/step.tsx';
import { Icon, type IconName } from '../../../../shell/icons.tsx';
import { useTexts } from '../../../../texts/languages.tsx';
import classes from './filing.module.css';
import type { StepProps } from './step-props.ts';
import { texts } from './texts.ts';

/** Before any question: what keeps a thief or a finder out. */
export function SafeStep({ claim, number, total, onBack, onNext }: StepProps): ReactNode {
  const t = useTexts(texts);
  const hasLine = claim.device?.kind === 'phone' || claim.device?.kind === 'watch';
  const todo: readonly { icon: IconName; title: string; text: string }[] = [
    { icon: 'lock', title: t('safeLock'), text: t('safeLockText') },
    { icon: 'pin', title: t('safeMark'), text: t('safeMarkText') },
    ...(hasLine ? [{ icon: 'phone', title: t('safeLine'), text: t('safeLineText') } as const] : []),
    { icon: 'account', title: t('safePasswords'), text: t('safePasswordsText') },
  ];
  return (
    <Step
      {...{ number, total, onBack }}
      title={t('safeTitle')}
      why={t('safeWhy')}
      onNext={onNext}
      next={t('safeDone')}
    >
      <ol className={classes.todo}>
        {todo.map(({ icon, title, text }) => (
          <li key={title}>
            <span className={classes.todoIcon}>
              <Icon name={icon} size={24} />
            </span>
            <span>
              <strong>{title}</strong>
              <span>{text}</span>
            </span>
          </li>
        ))}
      </ol>
    </Step>
  );
}
