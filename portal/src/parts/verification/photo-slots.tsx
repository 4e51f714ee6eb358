import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { type AnswerOf, call } from '../../api/call.ts';
import { Icon } from '../../shell/icons.tsx';
import { useTexts } from '../../texts/languages.tsx';
import { Card } from '../card.tsx';
import documentClasses from '../documents/documents.module.css';
import { UploadButtons } from '../documents/upload-buttons.tsx';
import { UploadRow } from '../documents/upload-row.tsx';
import { type FileAnnouncement, useUploads } from '../documents/use-uploads.ts';
import classes from './photo-slots.module.css';
import { texts } from './texts.ts';

type DeviceWithPhotos = AnswerOf<'GET /devices/{deviceId}'>;
type Slot = DeviceWithPhotos['photosNeeded'][number];

/** The photos that verify a device, one after the other: what to take, and why. */
export const PhotoSlots = ({ device }: { readonly device: DeviceWithPhotos }): ReactNode => (
  <Stack gap="md">
    {device.photosNeeded.map((slot, index) => (
      <PhotoSlot
        key={slot.slot}
        {...{ device, slot }}
        number={index + 1}
        total={device.photosNeeded.length}
      />
    ))}
  </Stack>
);

interface PhotoSlotProps {
  readonly device: DeviceWithPhotos;
  readonly slot: Slot;
  readonly number: number;
  readonly total: number;
}

function PhotoSlot({ device, slot, number, total }: PhotoSlotProps): ReactNode {
  const t = useTexts(texts);
  const announce = ({ fileName, contentType, size }: FileAnnouncement) =>
    call('POST /devices/{deviceId}/photos', {
      path: { deviceId: device.deviceId },
      body: { fileName, contentType, size, slot: slot.slot, kind: 'verification-photo' },
    });
  const uploads = useUploads(announce);
  const photo = device.photos.findLast((one) => one.slot === slot.slot);
  const fault = photo?.fault ?? photo?.reason;
  const isDone = photo?.status === 'accepted' && fault === undefined;
  const state = () => {
    if (!photo) return undefined;
    if (fault !== undefined) return t('again', { fault });
    return photo.status === 'pending' ? t('checking') : t('received');
  };
  return (
    <Card>
      <div className={classes.slot}>
        <span className={classes.mark} data-done={isDone}>
          {isDone ? <Icon name="check" /> : <Icon name="camera" />}
        </span>
        <Stack gap="sm" className={classes.words ?? ''}>
          <div>
            <Text size="sm" c="dimmed">
              {t('photo', { number, total })}
            </Text>
            <Title order={3}>{slot.what}</Title>
            <Text c="dimmed">{slot.why}</Text>
          </div>
          <Text fw={600} role="status" className={classes.state ?? ''} data-bad={fault !== undefined}>
            {state()}
          </Text>
          {uploads.current.length > 0 && (
            <ul className={documentClasses.rows}>
              {uploads.current.map((upload) => (
                <UploadRow key={upload.id} {...{ upload, uploads }} />
              ))}
            </ul>
          )}
          {!isDone && (
            <UploadButtons onFiles={(files) => uploads.add(files.slice(0, 1), 'verification-photo')} />
          )}
        </Stack>
      </div>
    </Card>
  );
}
