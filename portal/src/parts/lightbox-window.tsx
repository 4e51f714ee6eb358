import { ActionIcon, Group, Modal, Text } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Icon, type IconName } from '../shell/icons.tsx';
import { useTexts } from '../texts/languages.tsx';
import classes from './lightbox-window.module.css';
import { texts } from './texts.ts';

export interface Picture {
  readonly url: string;
  /** What it shows: its name or kind. */
  readonly name: string;
}

export interface LightboxProps {
  readonly pictures: readonly Picture[];
  /** The one to begin with; undefined: closed. */
  readonly open: number | undefined;
  readonly onClose: () => void;
}

const LARGEST = 4;

/** Pictures over the whole window: zoom, turn, go on; keys + − R and the arrows do the same. */
export default function LightboxWindow({ pictures, open, onClose }: LightboxProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Modal
      opened={open !== undefined}
      onClose={onClose}
      fullScreen
      radius={0}
      title={open === undefined ? '' : pictures[open]?.name}
      closeButtonProps={{ 'aria-label': t('dismiss') }}
    >
      {open !== undefined && <Viewer key={open} pictures={pictures} start={open} />}
    </Modal>
  );
}

function Viewer({
  pictures,
  start,
}: {
  readonly pictures: readonly Picture[];
  readonly start: number;
}): ReactNode {
  const t = useTexts(texts);
  const [shown, setShown] = useState(start);
  const [zoom, setZoom] = useState(1);
  const [quarters, setQuarters] = useState(0);
  const picture = pictures[shown];
  const go = (by: number) => {
    setShown((shown + by + pictures.length) % pictures.length);
    setZoom(1);
    setQuarters(0);
  };
  const larger = () => setZoom((now) => Math.min(LARGEST, now * 1.5));
  const smaller = () => setZoom((now) => Math.max(1, now / 1.5));
  const turn = () => setQuarters((now) => now + 1);
  const keys = new Map([
    ['+', larger],
    ['=', larger],
    ['-', smaller],
    ['r', turn],
    ['ArrowRight', () => go(1)],
    ['ArrowLeft', () => go(-1)],
  ]);
  const onKeyDown = (event: KeyboardEvent) => keys.get(event.key)?.();
  if (!picture) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for the buttons inside, which do the same
    <div className={classes.viewer} onKeyDown={onKeyDown}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is larger than the window is scrolled by keyboard */}
      <div className={classes.frame} tabIndex={0} data-autofocus>
        <img
          src={picture.url}
          alt={picture.name}
          style={{ transform: `rotate(${quarters * 90}deg)`, width: `${zoom * 100}%` }}
        />
      </div>
      <Group justify="center" gap="xs" wrap="nowrap">
        {pictures.length > 1 && <Tool icon="back" label={t('previous')} onClick={() => go(-1)} />}
        <Tool icon="minus" label={t('zoomOut')} onClick={smaller} />
        <Tool icon="plus" label={t('zoomIn')} onClick={larger} />
        <Tool icon="rotate" label={t('rotate')} onClick={turn} />
        {pictures.length > 1 && <Tool icon="chevron" label={t('next')} onClick={() => go(1)} />}
      </Group>
      <Text ta="center" c="dimmed" aria-live="polite">
        {t('pictureOf', { number: shown + 1, total: pictures.length })}
      </Text>
    </div>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

const Tool = ({ icon, label, onClick }: ToolProps): ReactNode => (
  <ActionIcon variant="default" size="xl" aria-label={label} title={label} onClick={onClick}>
    <Icon name={icon} />
  </ActionIcon>
);
