import type { DeviceRecord } from './device.ts';

/** One photo to take: what is on it, and why we ask. */
export interface PhotoSlot {
  readonly slot: string;
  readonly what: string;
  readonly why: string;
}

const phone: readonly PhotoSlot[] = [
  {
    slot: 'front',
    what: 'The front, switched on, in a mirror, taken with the phone’s own front camera',
    why: 'It shows that the screen is whole. Taken with its own camera, it shows that the phone works and is here.',
  },
  {
    slot: 'back',
    what: 'The back, in a mirror, taken with the phone’s own back camera',
    why: 'It shows that the back is whole, and which phone it is.',
  },
];

const withAboutPage = (thing: string): readonly PhotoSlot[] => [
  {
    slot: 'about-page',
    what: `The ${thing} switched on, with its “About” page and the serial number, taken with another camera`,
    why: 'It shows that it works and that its screen is whole; the serial number tells it from every other one.',
  },
];

const byKind: Readonly<Partial<Record<DeviceRecord['kind'], readonly PhotoSlot[]>>> = {
  phone,
  tablet: withAboutPage('tablet'),
  laptop: withAboutPage('laptop'),
  tv: [
    {
      slot: 'serial-on-screen',
      what: 'The set switched on, with the serial number on the screen',
      why: 'It shows that the panel is whole; the serial number tells it from every other one.',
    },
  ],
  console: [
    {
      slot: 'switched-on',
      what: 'The console switched on, with a picture on a display, both on the photo',
      why: 'It shows that the console works.',
    },
  ],
};

const others: readonly PhotoSlot[] = [
  { slot: 'front', what: 'The front', why: 'It shows that nothing is broken.' },
  { slot: 'back', what: 'The back', why: 'It shows that nothing is broken there either.' },
  {
    slot: 'serial',
    what: 'The serial number, or a mark of its own',
    why: 'It tells this item from every other one, if you ever claim for it.',
  },
];

/** The photos that show a device to be there, whole and this very one. */
export const photoSlots = (kind: DeviceRecord['kind']): readonly PhotoSlot[] => byKind[kind] ?? others;
