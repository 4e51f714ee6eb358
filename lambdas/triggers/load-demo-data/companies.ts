import type { Company } from '../../domain/people/people.ts';
import { demoStores } from './stores.ts';

const day = 86_400_000;

/** The demo's companies. Their ids are short because they stand in reply addresses. */
export function demoCompanies(nowMs: number): Company[] {
  const ago = (days: number): string => new Date(nowMs - days * day).toISOString();
  const repairShop = {
    kinds: ['seller' as const, 'repair' as const],
    approvedRepairPartner: true,
    taxForm: { kind: 'W-9' as const, receivedAt: ago(300) },
    version: 1,
  };
  return [
    {
      ...repairShop,
      companyId: 'co-fixit',
      name: 'Fixit Repair',
      email: 'partner@example.com',
      phone: '+14155550142',
      address: {
        line1: '1220 Valencia Street',
        city: 'San Francisco',
        region: 'CA',
        postalCode: '94110',
        country: 'US',
      },
      payee: { method: 'paypal', email: 'pay@fixit.example.org', changedAt: ago(300) },
      stores: demoStores.fixit,
    },
    {
      ...repairShop,
      companyId: 'co-volt',
      name: 'Volt Repair',
      email: 'partner2@example.com',
      phone: '+15105550178',
      address: {
        line1: '401 15th Street',
        city: 'Oakland',
        region: 'CA',
        postalCode: '94612',
        country: 'US',
      },
      payee: { method: 'paypal', email: 'pay@volt.example.org', changedAt: ago(300) },
      stores: demoStores.volt,
    },
    {
      companyId: 'co-harbor',
      name: 'Harbor Dealers',
      email: 'dealer@example.com',
      phone: '+12065550119',
      address: { line1: '88 Alaskan Way', city: 'Seattle', region: 'WA', postalCode: '98101', country: 'US' },
      kinds: ['dealer'],
      approvedRepairPartner: false,
      version: 1,
    },
    {
      companyId: 'co-bayside',
      name: 'Bayside Marine',
      email: 'service@bayside.example.com',
      phone: '+13605550163',
      address: {
        line1: '12 Harbor Loop',
        city: 'Bellingham',
        region: 'WA',
        postalCode: '98225',
        country: 'US',
      },
      kinds: ['dealer'],
      approvedRepairPartner: false,
      version: 1,
    },
  ];
}
