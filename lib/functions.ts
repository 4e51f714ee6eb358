import { API_FUNCTIONS } from './api-functions.ts';
import { CHANGE, type FunctionSpec } from './function-spec.ts';
import { PAYOUT_FUNCTIONS } from './payout-functions.ts';

/** Every Lambda function of the service. */

// A step does a few table calls; half a minute leaves room for a throttled retry within the state's own timeout.
const step = { group: 'workflow', machine: 'claim', memoryMb: 512, timeoutSeconds: 30 } as const;

const planStep = { ...step, group: 'plan-workflow', machine: 'activation' } as const;

const rmaStep = { ...step, group: 'rma-workflow', machine: 'rma' } as const;

export const FUNCTIONS = {
  ...API_FUNCTIONS,

  AdjudicateClaimFunction: {
    ...step,
    entry: 'workflow/adjudicate-claim.ts',
    purpose: 'decides a filed claim, or refers it',
    table: { actions: [...CHANGE, 'Query'], indexes: ['gsi1', 'gsi2', 'gsi3'] },
    uses: [],
  },
  OpenQuestionFunction: {
    ...step,
    entry: 'workflow/open-question.ts',
    purpose: 'asks a person and keeps the task token',
    table: { actions: [...CHANGE, 'Query'], indexes: ['gsi1'] },
    uses: ['link-key'],
  },
  NoticeSilenceFunction: {
    ...step,
    entry: 'workflow/notice-silence.ts',
    purpose: 'reminds, escalates, asks the next shop or gives up on a silent person',
    table: { actions: [...CHANGE, 'DeleteItem'], indexes: ['gsi1', 'gsi2'] },
    uses: [],
  },
  ReadNextStepFunction: {
    ...step,
    entry: 'workflow/read-next-step.ts',
    purpose: 'reads from the ledger what the claim waits for next',
    table: { actions: ['GetItem'] },
    uses: [],
  },
  SubmitPaymentFunction: {
    ...step,
    entry: 'workflow/submit-payment.ts',
    purpose: 'records a payment, then submits it',
    timeoutSeconds: 60,
    table: { actions: [...CHANGE, 'DeleteItem'] },
    uses: ['paypal'],
  },
  CheckPaymentFunction: {
    ...step,
    entry: 'workflow/check-payment.ts',
    purpose: 'reads how a submitted payment stands',
    timeoutSeconds: 60,
    table: { actions: [...CHANGE, 'DeleteItem'], indexes: ['gsi1'] },
    uses: ['paypal'],
  },
  ParkInReviewFunction: {
    ...step,
    entry: 'workflow/park-in-review.ts',
    purpose: 'puts a claim that failed a step before an agent',
    table: { actions: CHANGE },
    uses: [],
  },

  ReadActivationFunction: {
    ...planStep,
    entry: 'workflow/activation/read-activation.ts',
    purpose: 'reads where a plan stands on its way into cover',
    table: { actions: ['GetItem'] },
    uses: [],
  },
  InviteCustomerFunction: {
    ...planStep,
    entry: 'workflow/activation/invite-customer.ts',
    purpose: 'opens an account and has the passcode texted',
    table: { actions: ['GetItem', 'PutItem', 'Query'] },
    uses: ['invite-members', 'send-texts'],
  },
  OpenActivationQuestionFunction: {
    ...planStep,
    entry: 'workflow/activation/open-activation-question.ts',
    purpose: 'keeps the token of a plan that waits for somebody',
    table: { actions: [...CHANGE, 'Query'] },
    uses: [],
  },
  CarryOutDueFunction: {
    ...planStep,
    entry: 'workflow/activation/carry-out-due.ts',
    purpose: 'reminds, tells that cover has begun, ends what nobody activated',
    table: { actions: [...CHANGE, 'Query', 'DeleteItem'], indexes: ['gsi1'] },
    uses: ['delete-proofs'],
  },
  BillPlanFunction: {
    group: 'plan-workflow',
    machine: 'billing',
    entry: 'workflow/billing/bill-plan.ts',
    purpose: 'charges, refunds, reminds or ends a plan, whatever is due',
    memoryMb: 512,
    timeoutSeconds: 60,
    table: { actions: [...CHANGE, 'Query'], indexes: ['gsi1'] },
    uses: ['stripe'],
  },

  ReadRmaFunction: {
    ...rmaStep,
    entry: 'workflow/rma/read-rma.ts',
    purpose: 'reads where an RMA stands',
    table: { actions: ['GetItem'] },
    uses: [],
  },
  OpenRmaQuestionFunction: {
    ...rmaStep,
    entry: 'workflow/rma/open-rma-question.ts',
    purpose: 'keeps the token of an RMA that waits for somebody',
    table: { actions: CHANGE },
    uses: [],
  },
  CarryOutRmaFunction: {
    ...rmaStep,
    entry: 'workflow/rma/carry-out-rma.ts',
    purpose: 'reminds, charges what did not come back, closes what is over',
    table: { actions: [...CHANGE, 'DeleteItem'], indexes: ['gsi1'] },
    uses: [],
  },

  ...PAYOUT_FUNCTIONS,

  Callbacks: {
    group: 'event',
    entry: 'callbacks/index.ts',
    purpose: 'brings recorded answers to waiting executions and starts executions',
    memoryMb: 512,
    timeoutSeconds: 60,
    table: { actions: ['GetItem', 'UpdateItem'] },
    uses: ['start-rma-runs', 'start-payout-runs', 'start-claims', 'start-plan-runs'],
  },
  SendMail: {
    group: 'event',
    entry: 'mail/send/index.ts',
    purpose: 'sends queued messages',
    memoryMb: 512,
    timeoutSeconds: 60,
    table: { actions: [...CHANGE, 'Query'], indexes: ['gsi1'] },
    uses: ['link-key', 'send-mail'],
  },
  ReceiveMail: {
    group: 'event',
    entry: 'mail/receive/index.ts',
    purpose: 'reads a mail that came in',
    // A 40 MB mail is held raw, decoded and once more per attachment on its way to quarantine.
    memoryMb: 1536,
    timeoutSeconds: 120,
    table: { actions: [...CHANGE, 'DeleteItem'], indexes: ['gsi1'] },
    uses: ['link-key', 'read-mail', 'write-quarantine'],
  },
  MailFeedback: {
    group: 'event',
    entry: 'mail/feedback/index.ts',
    purpose: 'records deliveries, bounces, complaints and delays',
    memoryMb: 512,
    timeoutSeconds: 30,
    table: { actions: [...CHANGE, 'Query'] },
    uses: [],
  },
  MakeExport: {
    group: 'event',
    entry: 'triggers/make-export.ts',
    purpose: 'makes the files of lists that take longer than a call may',
    // A hundred thousand rows are held as cells, then as text, then once more as the archive.
    memoryMb: 3008,
    timeoutSeconds: 600,
    table: {
      actions: ['BatchGetItem', 'GetItem', 'PutItem', 'UpdateItem'],
      indexes: ['gsi1', 'gsi2', 'gsi3', 'gsi4'],
    },
    uses: ['write-exports'],
  },
  Reconcile: {
    group: 'event',
    entry: 'triggers/reconcile.ts',
    purpose: 'redoes what a crash, a throttle or a dead letter left undone',
    memoryMb: 512,
    timeoutSeconds: 300,
    // It finishes the mails whose inspection was cut off: what they do is theirs, up to closing a claim.
    table: { actions: [...CHANGE, 'DeleteItem', 'Query'], indexes: ['gsi1', 'gsi2', 'gsi3', 'gsi4'] },
    uses: [
      'make-exports',
      'stop-claims',
      'watch-rma-runs',
      'watch-payout-runs',
      'watch-plan-runs',
      'rescan-quarantine',
    ],
  },
  InspectDocument: {
    group: 'event',
    entry: 'triggers/inspect-document/index.ts',
    purpose: 'promotes a scanned upload, or rejects it',
    // A 50-megapixel photo is 200 MB as raw pixels, twice while it is turned upright.
    memoryMb: 2048,
    timeoutSeconds: 120,
    table: { actions: [...CHANGE, 'DeleteItem', 'Query'], indexes: ['gsi1', 'gsi2', 'gsi3'] },
    uses: ['take-from-quarantine', 'keep-documents'],
    imageDecoders: true,
  },
  CustomizeMessage: {
    group: 'event',
    entry: 'triggers/customize-message.ts',
    purpose: "words Cognito's mails; pure, so that the pool and its trigger make no cycle",
    // Cognito waits five seconds for a trigger.
    memoryMb: 256,
    timeoutSeconds: 5,
    uses: [],
  },
  AddFirstAdmin: {
    group: 'event',
    entry: 'triggers/add-first-admin.ts',
    purpose: 'invites the first administrator; an operator invokes it once',
    memoryMb: 512,
    timeoutSeconds: 30,
    table: { actions: ['PutItem'], indexes: ['gsi1'] },
    uses: ['pool-ids', 'invite-staff'],
  },
  LoadDemoData: {
    group: 'event',
    entry: 'triggers/load-demo-data/index.ts',
    purpose: "writes the demo's people, plans, companies, devices, units and returns",
    memoryMb: 512,
    timeoutSeconds: 120,
    table: { actions: CHANGE },
    uses: ['pool-ids', 'create-people', 'link-key'],
    demoOnly: true,
  },
} as const satisfies Record<string, FunctionSpec>;

export type FunctionName = keyof typeof FUNCTIONS;

/** All names, in the order of the table above. */
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly FunctionName[];
