import { FAULT_MODES, type FaultRule } from '../../faults/fault-plan.ts';
import { type Html, html } from '../html.ts';
import { option, table } from './page-parts.ts';
import type { Shown, View } from './view.ts';

/** What each way to fail does, in words. */
const MODES: Readonly<Record<FaultRule['mode'], string>> = {
  throttle: 'throttle: too many requests',
  error: 'error: the service fails',
  timeout: 'timeout: no answer ever comes',
  delay: 'delay: the answer comes late',
  duplicate: 'duplicate: it happens twice',
  crash: 'crash: this machine dies at once',
};

/** Faults that are injected into calls: the rules that hold, and a form for one more. */
export const faultsView: View = {
  title: 'Faults',
  show({ machine }: Shown): Html {
    const { seed, rules } = machine.faultPlan();
    const rows = rules.map((rule, index) => ({
      key: `${index} ${JSON.stringify(rule)}`,
      cells: [
        rule.service,
        rule.operation,
        rule.mode,
        howOften(rule),
        html`<button type="button" data-remove-fault="${index}">Remove</button>`,
      ],
    }));
    const heads = ['Service', 'Operation', 'Fault', 'When', ''];
    const clear =
      rules.length > 0
        ? html`<p class="actions"><button type="button" data-clear-faults>Clear all rules</button></p>`
        : '';
    return html`<div data-faults="${JSON.stringify({ seed, rules })}">${table(heads, rows, 'No faults: every call is answered as it should be.')}${clear}</div>
<h2>Add a rule</h2>${form(seed, Object.keys(machine.services()))}`;
  },
};

function howOften({ nth, rate, when }: FaultRule): string {
  const often =
    nth !== undefined
      ? `only call ${nth}`
      : rate !== undefined
        ? `${Math.round(rate * 100)} % of calls`
        : 'every call';
  return when === undefined ? often : `${often}, ${when} it takes effect`;
}

function form(seed: number, services: readonly string[]): Html {
  return html`<form class="letter" data-fault-form data-live="off"><datalist id="services">${services.map((one) => html`<option value="${one}"></option>`)}</datalist>
<label>Service<input name="service" list="services" required placeholder="dynamodb, or * for any"></label>
<label>Operation<input name="operation" required placeholder="PutItem, or * for any" spellcheck="false"></label>
<label>Fault<select name="mode">${FAULT_MODES.map((mode) => option(mode, MODES[mode], 'throttle'))}</select></label>
<div class="row"><label>Only the nth call<input name="nth" type="number" min="1" step="1" placeholder="every"></label>
<label>or a rate, 0 to 1<input name="rate" type="number" min="0" max="1" step="any"></label>
<label>Seed<input name="seed" type="number" step="1" value="${seed}" required></label></div>
<p class="actions"><button class="primary">Add the rule</button></p><p role="status" data-result></p></form>`;
}
