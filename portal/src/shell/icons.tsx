import type { ReactNode } from 'react';

/** Outlines on a grid of 24, drawn for this portal; always beside words or with a label of their own. */
const outlines = {
  home: 'M3.5 11 12 4l8.5 7M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  claims: 'M7 3.5h7.5L18.5 8v12.5h-13v-17H7Zm7 .5v4.5h4M9 12.5h6M9 16h6',
  devices:
    'M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5ZM11 18.5h2',
  plans: 'M12 2.8 19.5 5.6v5.6c0 4.7-3.2 8.2-7.5 10-4.3-1.8-7.5-5.3-7.5-10V5.6ZM8.8 11.8l2.3 2.3 4.2-4.6',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.7v.1',
  account: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5',
  queue: 'M4 6h16M4 12h16M4 18h9',
  mail: 'M3.5 5.5h17v13h-17ZM4 6.5l8 6.5 8-6.5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 21 21',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c.6-3.3 3-5 6.5-5s5.9 1.7 6.5 5M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.9c1.9.7 3.1 2.2 3.5 4.6',
  company: 'M4 20.5v-16h10v16M14 9h6v11.5M2.5 20.5h19M7.5 8.5h3M7.5 12h3M7.5 15.5h3M17 13v.1M17 16.5v.1',
  brand:
    'M12 3a9 9 0 1 0 0 18c1.5 0 2-1 1.6-2-.5-1.3.3-2.5 1.7-2.5H17a4 4 0 0 0 4-4C21 6.8 17 3 12 3ZM7.5 11.5v.1M10 7.5v.1M14.5 7.5v.1',
  book: 'M4 4.5h6.5A1.5 1.5 0 0 1 12 6v14a2 2 0 0 0-2-1.5H4ZM20 4.5h-6.5A1.5 1.5 0 0 0 12 6v14a2 2 0 0 1 2-1.5h6Z',
  money: 'M3 6.5h18v11H3ZM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM6.5 12v.1M17.5 12v.1',
  chart: 'M4 4v16h16M8 16v-4M12 16V8M16 16v-6',
  box: 'M12 3l8 4.3v9.4L12 21l-8-4.3V7.3ZM4.3 7.5 12 11.7l7.7-4.2M12 11.7V21',
  camera: 'M4 8h3.5l1.7-2.5h5.6L16.5 8H20v11H4ZM12 16.5a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6Z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.3l3.5 2',
  check: 'M4.5 12.5 10 18 19.5 7',
  close: 'M6 6l12 12M18 6 6 18',
  chevron: 'M9 5l7 7-7 7',
  back: 'M15 5l-7 7 7 7',
  menu: 'M4 7h16M4 12h16M4 17h16',
  signOut: 'M14 4H5v16h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3 7 7M17 17l1.7 1.7M18.7 5.3 17 7M7 17l-1.7 1.7',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  warning: 'M12 4 2.5 20h19ZM12 10v4.5M12 17.3v.1',
  upload: 'M12 15.5V4M7.5 8 12 3.5 16.5 8M4 15v5.5h16V15',
  download: 'M12 4v11.5M7.5 11 12 15.5l4.5-4.5M4 17v3.5h16V17',
  file: 'M7 3.5h7.5L18.5 8v12.5h-13v-17H7Zm7 .5v4.5h4',
  offline:
    'M3 3l18 18M8.5 16.4a5 5 0 0 1 7 0M5 12.8a10 10 0 0 1 4.5-2.6M19 12.8a10 10 0 0 0-5.3-2.8M2 9.2A15 15 0 0 1 6.3 6.5M22 9.2A15 15 0 0 0 10.5 5.1M12 20v.1',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5',
  stop: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM5.7 5.7l12.6 12.6',
  wrench:
    'M14.5 6.5a4.5 4.5 0 0 1 5.8-1.3l-3 3 .9 2.6 2.6.9a4.5 4.5 0 0 1-6.2 2L8 20.3A2.3 2.3 0 0 1 4.7 17l6.6-6.6a4.5 4.5 0 0 1 3.2-3.9Z',
  star: 'M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6L3.4 9.8l6-.8Z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  rotate: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4L20 9.3M20 4.5v5h-5',
  qr: 'M4 4h6v6H4ZM14 4h6v6h-6ZM4 14h6v6H4ZM14 14h2.5v2.5H14ZM17.5 17.5H20V20h-2.5ZM14 20h.1M20 14h.1',
  cracked:
    'M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5ZM13 2.5l-2.5 6 3.5 3-3 4.5 1.5 5.5M14 11.5l3.5-1.5M10.5 8.5l-4 .5',
  drop: 'M9.5 9.5l6-3 5 10-6 3ZM4 5v6M7 3v4M3 15.5v3',
  liquid: 'M12 3c3.5 4.2 6 7.2 6 10.5a6 6 0 0 1-12 0C6 10.2 8.5 7.2 12 3ZM9 14a3 3 0 0 0 3 3',
  lock: 'M5.5 10.5h13v10h-13ZM8 10.5V7.5a4 4 0 0 1 8 0v3M12 14.5v2',
  car: 'M4 16.5v-4l2-5.5h12l2 5.5v4ZM4 12.5h16M6.5 16.5v2.5M17.5 16.5v2.5M7.5 14.6v.1M16.5 14.6v.1',
  thief: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM8.3 6.5h7.4M4.5 20.5c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5',
  hammer: 'M13.5 10.5 5 19l-2-2 8.5-8.5M10 5.5l3-2.5 8 8-2.5 3-2-2-1.5.5-4-4 .5-1.5Z',
  pin: 'M12 21.5c4.5-5 7-8.4 7-11.5a7 7 0 0 0-14 0c0 3.1 2.5 6.5 7 11.5ZM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  bolt: 'M13 2.5 5 13.5h6l-1 8 8-11h-6Z',
  tablet: 'M5.5 3h13v18h-13ZM11 18.3h2',
  laptop: 'M5.5 5h13v10.5h-13ZM2.5 19h19l-3-3.5h-13Z',
  tv: 'M3 5h18v11.5H3ZM8 20h8',
  phone:
    'M5 3.5h4l1.5 5-2.3 1.6a12 12 0 0 0 5.7 5.7l1.6-2.3 5 1.5v4a1.5 1.5 0 0 1-1.6 1.5A16.5 16.5 0 0 1 3.5 5.1 1.5 1.5 0 0 1 5 3.5Z',
} as const;

export type IconName = keyof typeof outlines;

interface IconProps {
  readonly name: IconName;
  /** Pixels. */
  readonly size?: number;
}

/** Decoration: screen readers pass over it. */
export const Icon = ({ name, size = 20 }: IconProps): ReactNode => (
  <svg
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    strokeWidth={1.8}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
    style={{ flex: 'none' }}
  >
    <path d={outlines[name]} />
  </svg>
);
