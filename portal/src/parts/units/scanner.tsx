import { Button, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts/languages.tsx';
import { firstBarcode } from './barcodes.ts';
import { texts } from './texts.ts';
import classes from './units.module.css';

interface ScannerProps {
  readonly onRead: (text: string) => void;
  readonly onStop: () => void;
}

/** The camera, until it has read a barcode. */
export default function Scanner({ onRead, onStop }: ScannerProps): ReactNode {
  const t = useTexts(texts);
  const video = useRef<HTMLVideoElement>(null);
  const read = useRef(onRead);
  read.current = onRead;
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const stopping = new AbortController();
    let stream: MediaStream | undefined;
    const run = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (stopping.signal.aborted || !video.current) return;
      video.current.srcObject = stream;
      await video.current.play();
      const text = await firstBarcode(video.current, stopping.signal);
      if (text !== undefined) read.current(text);
    };
    // Refused by the person, or there is no camera: typing is the way on.
    run().catch(() => setBroken(true));
    return () => {
      stopping.abort();
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);
  return (
    <Modal opened onClose={onStop} title={t('scanTitle')} closeButtonProps={{ 'aria-label': t('scanStop') }}>
      <Stack>
        {isBroken ? (
          <Text role="alert">{t('scanFailed')}</Text>
        ) : (
          <video ref={video} className={classes.video} muted playsInline />
        )}
        <Button variant="default" onClick={onStop}>
          {t('scanStop')}
        </Button>
      </Stack>
    </Modal>
  );
}
