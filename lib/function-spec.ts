/** What is said of a Lambda function: where its code is, what it may use, how much memory and time it has. */

/** What a function may use; the service stack turns each into an environment variable and the exact grant, together. */
export type Capability =
  | 'read-documents'
  | 'keep-documents'
  | 'write-exports'
  | 'make-exports'
  | 'write-quarantine'
  | 'take-from-quarantine'
  | 'rescan-quarantine'
  | 'read-mail'
  | 'link-key'
  | 'origin-key'
  | 'paypal'
  | 'stripe'
  | 'send-mail'
  | 'pool-ids'
  | 'client-ids'
  | 'create-people'
  | 'invite-staff'
  | 'manage-people'
  | 'manage-members'
  | 'change-members'
  | 'send-texts'
  | 'invite-members'
  | 'delete-proofs'
  | 'start-claims'
  | 'start-plan-runs'
  | 'start-rma-runs'
  | 'start-payout-runs'
  | 'stop-claims'
  | 'watch-plan-runs'
  | 'watch-rma-runs'
  | 'watch-payout-runs';

export type TableAction =
  | 'BatchGetItem'
  | 'ConditionCheckItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'UpdateItem';

/** What a function does with the table, exactly; a transaction takes the rights of its members. */
export interface TableUse {
  readonly actions: readonly TableAction[];
  /** The indexes it queries; `Query` among the actions is for the table itself. */
  readonly indexes?: readonly ('gsi1' | 'gsi2' | 'gsi3' | 'gsi4')[];
}

/**
 * `api` answers HTTP, `workflow` is called by the claim machine, `plan-workflow` by the machines of plans, `rma-workflow`
 * by that of RMAs, `payout-workflow` by that of payouts, `event` by everything else. Alarms count the errors of `api` and
 * `event`; steps count their own.
 */
export type FunctionGroup =
  | 'api'
  | 'workflow'
  | 'plan-workflow'
  | 'rma-workflow'
  | 'payout-workflow'
  | 'event';

/** The state machines, each defined in `statemachines/<name>.asl.json`. */
export const MACHINES = ['claim', 'billing', 'activation', 'rma', 'payout'] as const;
export type MachineName = (typeof MACHINES)[number];

export interface FunctionSpec {
  /** Relative to `lambdas/`. */
  readonly entry: string;
  readonly purpose: string;
  readonly group: FunctionGroup;
  /** The state machine whose step it is. */
  readonly machine?: MachineName;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly table?: TableUse;
  readonly uses: readonly Capability[];
  /** Deployed only with the context value `demoData=true`. */
  readonly demoOnly?: boolean;
  /** Decodes images: bundled with the WebAssembly builds of the decoders. */
  readonly imageDecoders?: boolean;
}

/** Reads records and writes claims with what hangs on them: history, questions, mails, payments. */
export const CHANGE = ['GetItem', 'PutItem', 'UpdateItem'] as const satisfies readonly TableAction[];
