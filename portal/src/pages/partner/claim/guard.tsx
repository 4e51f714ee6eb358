import type { ReactNode } from 'react';
import type { Claim } from '../../../api/shapes.ts';
import { Icon } from '../../../shell/icons.tsx';
import { useTexts } from '../../../texts/languages.tsx';
import classes from './guard.module.css';
import { isOffered, permissionOf } from './permission.ts';
import { texts } from './texts.ts';

/** Why the device stays as it is. */
function stopText(claim: Claim): 'guardElsewhere' | 'guardOffered' | 'guardStopText' {
  if (claim.readOnly) return 'guardElsewhere';
  return isOffered(claim) ? 'guardOffered' : 'guardStopText';
}

/** Stands before everything else: whether the device may be touched. Somebody at the bench reads it from afar. */
export function Guard({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const permission = permissionOf(claim);
  if (permission === 'done') return null;
  const words = {
    go: { title: t('guardGo'), text: t('guardGoText'), icon: 'check' },
    diagnose: { title: t('guardDiagnose'), text: t('guardDiagnoseText'), icon: 'search' },
    stop: {
      title: t('guardStop'),
      text: t(stopText(claim)),
      icon: 'stop',
    },
  } as const;
  const { title, text, icon } = words[permission];
  return (
    <aside className={classes.guard} data-permission={permission} aria-label={title}>
      <Icon name={icon} size={32} />
      <div>
        <strong>{title}</strong>
        <span>{text}</span>
      </div>
    </aside>
  );
}
