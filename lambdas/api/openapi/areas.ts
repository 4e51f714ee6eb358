import type { Operation } from '../../middleware/api/operation.ts';
import { adminOperations } from '../account/admin/operations.ts';
import { accountOperations } from '../account/operations.ts';
import { claimOperations } from '../claims/operations.ts';
import { coverageOperations } from '../coverage/operations.ts';
import { deviceOperations } from '../devices/operations.ts';
import { enrollmentOperations } from '../enrollments/operations.ts';
import { moneyOperations } from '../money/operations.ts';
import { partnerOperations } from '../partners/operations.ts';
import { planOperations } from '../plans/operations.ts';
import { rmaOperations } from '../rmas/operations.ts';
import { staffOperations } from '../staff/operations.ts';
import { supportOperations } from '../support/operations.ts';
import { unitOperations } from '../units/operations.ts';

export interface Area {
  /** Groups the operations in the document. */
  readonly tag: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

/** Every operation of the API, by area. What is not listed here is in no document and in no access test. */
export const areas: readonly Area[] = [
  {
    tag: 'claims',
    description: 'Claims from filing to payment, with their documents, comments and mail.',
    operations: claimOperations,
  },
  {
    tag: 'staff',
    description: 'The queue and the mail of the claims team.',
    operations: staffOperations,
  },
  {
    tag: 'plans',
    description: 'Plans on sale.',
    operations: planOperations,
  },
  {
    tag: 'enrollments',
    description: 'Plans sold: bought, paid, activated, changed, cancelled.',
    operations: enrollmentOperations,
  },
  {
    tag: 'devices',
    description: 'The devices that plans protect: their photos, their verification, their history.',
    operations: deviceOperations,
  },
  {
    tag: 'coverage',
    description:
      'The coverage terms, the catalogue and the price tables of dealers, in versions, and what others would have made of the past.',
    operations: coverageOperations,
  },
  {
    tag: 'partners',
    description: 'Companies that sell, repair or deal.',
    operations: partnerOperations,
  },
  {
    tag: 'support',
    description: 'The knowledge base, support tickets, and the words that the team keeps ready.',
    operations: supportOperations,
  },
  {
    tag: 'units',
    description: 'Products, warranted units by serial number, their registration and warranty.',
    operations: unitOperations,
  },
  {
    tag: 'rmas',
    description:
      'Units that dealers send back: on their way, received, inspected, settled; and what dealers are credited.',
    operations: rmaOperations,
  },
  {
    tag: 'money',
    description:
      'Referral fees: runs, payouts, ledger and books; for administrators with the right `finance`.',
    operations: moneyOperations,
  },
  {
    tag: 'admin',
    description: 'Users and companies.',
    operations: adminOperations,
  },
  {
    tag: 'account',
    description: 'The signed-in person, the brand.',
    operations: accountOperations,
  },
];
