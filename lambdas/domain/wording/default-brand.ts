import { defaultOpeningHours } from '../calendar/opening-hours.ts';
import type { Brand, BrandInput } from './brand.ts';
import { defaultSteps } from './default-steps.ts';

/** The neutral brand a fresh deployment starts with; a deployment's own replaces it by `PUT /brand`. */
export const defaultBrand: Brand = {
  name: 'Claimflow',
  claimsAddress: 'claims@claimflow.example',
  colours: {
    primary: '#1f4e79',
    onPrimary: '#ffffff',
    accent: '#b4530a',
    background: '#ffffff',
    text: '#1b1b1f',
  },
  openingHours: defaultOpeningHours,
  menu: [
    { id: 'home', label: 'Home' },
    { id: 'claims', label: 'Claims' },
    { id: 'devices', label: 'Devices' },
    { id: 'plans', label: 'Plans' },
    { id: 'help', label: 'Help' },
    { id: 'account', label: 'My account' },
  ],
  statusLabels: {
    draft: 'Draft',
    new: 'New',
    'initial-review': 'Initial Review – {brand}',
    'waiting-on-customer': 'Waiting on Customer',
    'estimate-needed': 'Estimate/Diagnosis Needed',
    'in-review': 'In Review – {brand}',
    'waiting-on-provider': 'Waiting on Repair Provider',
    approved: 'Approved',
    completed: 'Completed',
    'denied-not-verifiable': 'Denied – Not Verifiable',
    'denied-not-covered': 'Denied – Not a Covered Loss',
    'denied-fraud': 'Denied – Fraud',
    withdrawn: 'Withdrawn',
    'closed-inactive': 'Closed – Inactive',
  },
  steps: defaultSteps,
  overdue: 'Overdue.',
  fallbacks: {
    brand: 'Claimflow',
    claimsAddress: 'our claims address',
    by: 'the next business day',
    question: 'a little more information',
    customerEmail: 'their account email',
    partner: 'your repair partner',
    what: 'your claim',
    deductible: 'the deductible',
    amount: 'the approved amount',
    payee: 'your payee on record',
    settlement: 'other means',
    clause: 'the terms of the plan',
    reason: 'The details are in our mail to you',
    date: 'the date in our mail',
  },
};

/** A brand with the words it does not have. */
export const completeBrand = <T extends BrandInput>(brand: T): T & Brand => ({
  ...brand,
  statusLabels: { ...defaultBrand.statusLabels, ...brand.statusLabels },
  steps: { ...defaultSteps, ...brand.steps },
  fallbacks: { ...defaultBrand.fallbacks, ...brand.fallbacks },
});
