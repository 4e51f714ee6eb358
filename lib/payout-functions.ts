import { CHANGE, type FunctionSpec } from './function-spec.ts';

// A step works for two minutes at most before it hands on; a company with ten thousand sales still fits behind that.
const payoutStep = {
  group: 'payout-workflow',
  machine: 'payout',
  memoryMb: 1024,
  timeoutSeconds: 540,
} as const;

const WRITE = ['GetItem', 'PutItem', 'Query', 'UpdateItem'] as const;

/** The functions that pay referral fees. */
export const PAYOUT_FUNCTIONS = {
  MoneyApi: {
    group: 'api',
    entry: 'api/money/index.ts',
    purpose: 'payout runs, their ledger and books, for administrators with the right finance',
    memoryMb: 1024,
    // As every function of the API: below the 30 s of the gateway.
    timeoutSeconds: 25,
    table: { actions: ['GetItem', 'PutItem', 'Query'], indexes: ['gsi1', 'gsi2', 'gsi3', 'gsi4'] },
    uses: ['paypal', 'read-documents', 'write-exports'],
  },
  PayPalWebhook: {
    group: 'api',
    entry: 'api/paypal-webhook/index.ts',
    purpose: 'hears from PayPal that a payment has moved, and asks how it stands',
    memoryMb: 512,
    timeoutSeconds: 25,
    table: { actions: [...CHANGE, 'DeleteItem'], indexes: ['gsi1'] },
    uses: ['paypal'],
  },
  ReadPayoutRunFunction: {
    ...payoutStep,
    entry: 'workflow/payout/read-payout-run.ts',
    purpose: 'reads which shards of a run have something to do',
    timeoutSeconds: 60,
    table: { actions: ['GetItem'], indexes: ['gsi3'] },
    uses: [],
  },
  CollectReferralsFunction: {
    ...payoutStep,
    entry: 'workflow/payout/collect-referrals.ts',
    purpose: 'judges the fees of a shard that have fallen due',
    table: { actions: ['GetItem', 'PutItem', 'Query'], indexes: ['gsi1', 'gsi3'] },
    uses: [],
  },
  SubmitPayoutsFunction: {
    ...payoutStep,
    entry: 'workflow/payout/submit-payouts.ts',
    purpose: 'records the payouts of a shard in batches, then submits them',
    table: { actions: ['GetItem', 'PutItem'], indexes: ['gsi1', 'gsi3'] },
    uses: ['paypal'],
  },
  CheckPayoutsFunction: {
    ...payoutStep,
    entry: 'workflow/payout/check-payouts.ts',
    purpose: 'reads how submitted payouts stand',
    table: { actions: WRITE, indexes: ['gsi1'] },
    uses: ['paypal'],
  },
  StartPayoutRun: {
    group: 'event',
    entry: 'triggers/start-payout-run.ts',
    purpose: 'asks for the run of the month in which its schedule was due',
    memoryMb: 512,
    timeoutSeconds: 30,
    table: { actions: ['GetItem', 'PutItem'] },
    uses: [],
  },
  WatchPayouts: {
    group: 'event',
    entry: 'triggers/watch-payouts.ts',
    purpose: 'looks once a day at payouts that are held, and at those that may still be reversed',
    memoryMb: 512,
    timeoutSeconds: 540,
    table: { actions: ['GetItem', 'PutItem', 'UpdateItem'], indexes: ['gsi1', 'gsi4'] },
    uses: ['paypal'],
  },
} as const satisfies Record<string, FunctionSpec>;
