import type { MailBrand } from '../../../lambdas/domain/mail/templates/brand.ts';

/** What tests of mails write about, and for whom. */
export const brand: MailBrand = {
  name: 'Claimflow',
  color: '#1f5fbf',
  claimsAddress: 'claims@mail.claimflow.example',
  portalUrl: 'https://portal.claimflow.example',
  timeZone: 'America/Los_Angeles',
};
export const claim = { claimId: 'CLM-7Q2M9X4K', item: 'iPhone 14 Pro', recipientName: 'Casey' };
export const claimUrl = 'https://portal.claimflow.example/claims/CLM-7Q2M9X4K';
