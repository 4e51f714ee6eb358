import { composeView } from './compose.ts';
import { executionView } from './execution.ts';
import { executionsView } from './executions.ts';
import { faultsView } from './faults.ts';
import { logsView } from './logs.ts';
import { mailView } from './mail.ts';
import { meteringView } from './metering.ts';
import { paymentsView, textsView } from './payments.ts';
import { refusalsView } from './refusals.ts';
import { thisMachineView } from './this-machine.ts';
import type { View } from './view.ts';

/** Views of the navigation, by `?view=`. */
export const VIEWS: Readonly<Record<string, View>> = {
  mail: mailView,
  executions: executionsView,
  sms: textsView,
  payments: paymentsView,
  refusals: refusalsView,
  metering: meteringView,
  logs: logsView,
  faults: faultsView,
  machine: thisMachineView,
};

/** Pages of their own and the view of the navigation they belong to. */
export const PAGES: Readonly<Record<string, { readonly view: View; readonly within: string }>> = {
  execution: { view: executionView, within: 'executions' },
  compose: { view: composeView, within: 'mail' },
};
