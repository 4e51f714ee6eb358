import type { AnswerOf } from '../api/call.ts';
import type { IconName } from '../shell/icons.tsx';

export type Device = AnswerOf<'GET /devices'>['items'][number];
export type DeviceKind = Device['kind'];

const icons: Partial<Record<string, IconName>> = {
  phone: 'devices',
  tablet: 'tablet',
  laptop: 'laptop',
  tv: 'tv',
  camera: 'camera',
  watch: 'clock',
};

/** Kinds without a drawing of their own are boxes. */
export const deviceIcon = (kind: string): IconName => icons[kind] ?? 'box';

export const deviceName = ({ make, model }: Pick<Device, 'make' | 'model'>): string => `${make} ${model}`;
