import type { ReactNode } from 'react';
import { useTexts } from '../texts/languages.tsx';
import { Icon } from './icons.tsx';
import classes from './offline-notice.module.css';
import { texts } from './texts.ts';
import { useIsOnline } from './use-is-online.ts';

/** Says so while the device has no network; the region is there always, so that screen readers hear of it. */
export function OfflineNotice(): ReactNode {
  const t = useTexts(texts);
  const isOnline = useIsOnline();
  return (
    <div role="status">
      {!isOnline && (
        <p className={classes.notice}>
          <Icon name="offline" />
          {t('offline')}
        </p>
      )}
    </div>
  );
}
