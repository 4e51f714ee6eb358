import { type ReactNode, useSyncExternalStore } from 'react';
import { useTexts } from '../texts/languages.tsx';
import { Icon } from './icons.tsx';
import classes from './offline-notice.module.css';
import { texts } from './texts.ts';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Says so while the device has no network; the region is there always, so that screen readers hear of it. */
export function OfflineNotice(): ReactNode {
  const t = useTexts(texts);
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
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
