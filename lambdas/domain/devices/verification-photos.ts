import type { DeviceRecord } from '../people/plan.ts';

const bySort: Readonly<Partial<Record<DeviceRecord['kind'], readonly string[]>>> = {
  phone: [
    'The front, in a mirror, taken with the phone’s own camera',
    'The back, in a mirror, taken with the phone’s own front camera',
  ],
  tablet: ['The tablet switched on, with its “About” page and the serial number'],
  laptop: ['The laptop switched on, with its “About” page and the serial number'],
  tv: ['The set switched on, with the serial number on the screen'],
  console: ['The console switched on, with a picture on a display'],
};

const others = ['The front', 'The back', 'The serial number, or a mark of its own'];

/** The photos that show a device to be there, whole and this very one; in words for whoever takes them. */
export const photosNeeded = (kind: DeviceRecord['kind']): readonly string[] => bySort[kind] ?? others;
