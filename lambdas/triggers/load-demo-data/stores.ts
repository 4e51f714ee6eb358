import type { OpeningHours } from '../../domain/calendar/opening-hours.ts';
import type { Store } from '../../domain/companies/store.ts';

const shopHours: OpeningHours = {
  zone: 'America/Los_Angeles',
  days: {
    mon: [['09:00', '18:00']],
    tue: [['09:00', '18:00']],
    wed: [['09:00', '18:00']],
    thu: [['09:00', '19:00']],
    fri: [['09:00', '19:00']],
    sat: [['10:00', '16:00']],
  },
};

const bayArea = (line1: string, city: string, postalCode: string): Store['address'] => ({
  ...{ line1, city, postalCode },
  region: 'CA',
  country: 'US',
});

/** Where the demo's shops repair, by company. */
export const demoStores: Readonly<Record<'fixit' | 'volt', Store[]>> = {
  fixit: [
    {
      ...{ storeId: 'sto-valencia', name: 'Fixit Valencia Street', phone: '+14155550142' },
      address: bayArea('1220 Valencia Street', 'San Francisco', '94110'),
      hours: shopHours,
      skills: ['phone', 'tablet', 'laptop', 'console', 'tv'],
      capacity: 25,
    },
    {
      ...{ storeId: 'sto-sunset', name: 'Fixit Sunset', phone: '+14155550144' },
      address: bayArea('2200 Irving Street', 'San Francisco', '94122'),
      hours: shopHours,
      skills: ['phone', 'tablet'],
      capacity: 8,
    },
  ],
  volt: [
    {
      ...{ storeId: 'sto-oakland', name: 'Volt Downtown Oakland', phone: '+15105550178' },
      address: bayArea('401 15th Street', 'Oakland', '94612'),
      hours: shopHours,
      skills: ['phone', 'tablet', 'laptop'],
      capacity: 12,
    },
  ],
};
