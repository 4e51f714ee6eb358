import type { HandlerSource } from './handler-module.ts';

export interface WorkerSetup {
  readonly fn: HandlerSource;
  /** The machine's time (see SharedTime). */
  readonly time: SharedArrayBuffer;
}

export interface ToWorker {
  readonly requestId: string;
  readonly payload: string;
  readonly timeoutMs: number;
}

export type FromWorker =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'result';
      readonly payload: string;
      readonly failed: boolean;
      readonly durationMs: number;
    };
