/** What the API and the control room answer: the fields that people script against, and no more. */

export interface ClaimShape {
  readonly claimId: string;
  readonly status: string;
  readonly statusLabel: string;
  readonly nextStep: { readonly who: string; readonly what: string; readonly by?: string };
  readonly resolution?: string;
  readonly deductibleCents?: number;
  readonly limitCents?: number;
  readonly approvedTotalCents?: number;
  readonly estimate?: { readonly totalCents: number };
  readonly invoice?: { readonly totalCents: number; readonly invoiceNumber?: string };
  readonly payments: readonly {
    readonly paymentId: string;
    readonly to: string;
    readonly amountCents: number;
    readonly status: string;
  }[];
}

export interface HistoryShape {
  readonly status: string;
  readonly statusLabel: string;
  readonly at: string;
  readonly actor: { readonly role: string; readonly name: string };
  readonly note?: string;
}

export interface EmailShape {
  readonly emailId: string;
  readonly direction: 'in' | 'out';
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly status: string;
  readonly documentIds: readonly string[];
  readonly reason?: string;
}

export interface CommentShape {
  readonly author: { readonly role: string; readonly name: string };
  readonly text: string;
  readonly via: 'portal' | 'mail';
  readonly internal: boolean;
}

export interface DocumentShape {
  readonly documentId: string;
  readonly fileName: string;
  readonly kind: string;
  readonly status: 'pending' | 'accepted' | 'rejected';
  readonly reason?: string;
  readonly url?: string;
}

export interface DecisionShape {
  readonly outcome: string;
  readonly decidedBy: string;
  readonly rulebookVersion: string;
  readonly deductibleCents: number;
  readonly limitCents: number;
  readonly trace: readonly {
    readonly ruleId: string;
    readonly clause: string;
    readonly verdict: 'pass' | 'fail' | 'needs-evidence' | 'refer';
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
}

export interface DeviceShape {
  readonly deviceId: string;
  readonly kind: string;
  readonly make: string;
  readonly model: string;
}

export interface Upload {
  readonly documentId: string;
  readonly upload: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
}

export interface Items<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

/** RFC 9457. */
export interface ProblemShape {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly by?: string;
  readonly at?: string;
}

/** A mail as its recipient finds it. */
export interface MailShape {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly date: string;
  readonly references: readonly string[];
  readonly links: readonly string[];
}

export interface PaymentShape {
  readonly to: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly status: string;
  readonly batchId: string;
  readonly reference: string;
}

export interface ExecutionShape {
  readonly name: string;
  readonly machine: string;
  readonly status: string;
}

export interface ExecutionDetailsShape extends ExecutionShape {
  readonly history: readonly { readonly type: string; readonly timestamp: string }[];
}

export interface MeteredShape {
  readonly service: string;
  readonly operation: string;
  readonly unit: string;
  readonly quantity: number;
  readonly usd: number;
}

export interface MeteringShape {
  readonly items: readonly MeteredShape[];
  readonly totalUsd: number;
}
