import { Button, TextInput } from '@mantine/core';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { canScan } from './barcodes.ts';
import { texts } from './texts.ts';
import classes from './units.module.css';

const Scanner = lazy(() => import('./scanner.tsx'));

interface SerialFieldProps {
  readonly onSerial: (serial: string) => void;
  /** Hears that the camera looks, and that it has stopped. */
  readonly onScanning?: (isScanning: boolean) => void;
  readonly isBusy?: boolean;
}

/** A serial number, typed or read by the camera where the browser can. */
export function SerialField({ onSerial, onScanning, isBusy = false }: SerialFieldProps): ReactNode {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string>();
  const [isScanning, setIsScanning] = useState(false);
  const setScanning = (is: boolean) => {
    setIsScanning(is);
    onScanning?.(is);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const serial = typed.trim();
    setFault(serial === '' ? t('serialMissing') : undefined);
    if (serial !== '') onSerial(serial);
  };
  const onRead = (serial: string) => {
    setScanning(false);
    setTyped(serial);
    setFault(undefined);
    onSerial(serial);
  };
  return (
    <form onSubmit={submit} noValidate className={classes.check}>
      <TextInput
        label={t('serial')}
        placeholder={t('serialHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        size="md"
        value={typed}
        error={fault}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {canScan() && (
        <Button
          variant="default"
          size="md"
          leftSection={<Icon name="camera" />}
          onClick={() => setScanning(true)}
        >
          {t('scan')}
        </Button>
      )}
      <Button type="submit" size="md" loading={isBusy} leftSection={<Icon name="search" />}>
        {t('check')}
      </Button>
      {isScanning && (
        <Suspense>
          <Scanner onRead={onRead} onStop={() => setScanning(false)} />
        </Suspense>
      )}
    </form>
  );
}
