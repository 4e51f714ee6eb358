/** What an answer says is wrong, in one line. */
export async function whatWentWrong(response) {
  const text = await response.text();
  try {
    const { detail, errors = [] } = JSON.parse(text);
    return [detail, ...errors.map(({ path, message }) => `${path || 'it'}: ${message}`)].join(' ');
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `the machine answered ${response.status}`;
  }
}

/** Says how it went below a form, and marks it by colour too. */
function tell(form, kind, text, link) {
  const place = form.querySelector('[data-result]');
  place.className = kind;
  place.textContent = `${text} `;
  if (!link) return;
  const anchor = document.createElement('a');
  anchor.href = link.href;
  anchor.textContent = link.text;
  place.append(anchor);
}

/** Runs what a form asks for, once at a time. */
function onSubmit(form, working, run) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button.primary');
    button.disabled = true;
    tell(form, 'soft', working);
    try {
      await run();
    } catch (error) {
      tell(form, 'failure', `Not done: ${error.message}`);
    } finally {
      button.disabled = false;
    }
  });
}

async function send(form) {
  const response = await fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new FormData(form),
  });
  if (!response.ok) {
    const reason = await whatWentWrong(response);
    tell(form, 'failure', response.status === 422 ? `Refused: ${reason}` : `Not sent: ${reason}`);
    return;
  }
  const { messageId } = await response.json();
  const query = new URLSearchParams({ view: 'mail', direction: 'in', id: messageId });
  tell(form, 'good', 'Accepted.', { href: `/_local?${query}`, text: 'See what arrived' });
}

/** The form of a mail: sent in place, with what became of it below. */
export function startComposing() {
  const form = document.querySelector('form[data-compose]');
  if (form) onSubmit(form, 'Sending…', () => send(form));
}

async function setFaults(plan) {
  const response = await fetch('/_local/faults', { method: 'POST', body: JSON.stringify(plan) });
  if (!response.ok) throw new Error(await whatWentWrong(response));
}

function ruleOf(fields) {
  const { service, operation, mode, nth, rate } = fields;
  const often = { ...(nth && { nth: Number(nth) }), ...(rate && { rate: Number(rate) }) };
  return { service, operation, mode, ...often };
}

/** The rules of injected faults: add one, remove one, clear all. */
export function startFaults(refresh) {
  const form = document.querySelector('form[data-fault-form]');
  if (!form) return;
  const plan = () => JSON.parse(document.querySelector('[data-faults]').dataset.faults);
  const change = async (next, text) => {
    await setFaults(next);
    tell(form, 'good', text);
    await refresh();
  };
  onSubmit(form, 'Adding…', () => {
    const fields = Object.fromEntries(new FormData(form));
    const rules = [...plan().rules, ruleOf(fields)];
    return change({ seed: Number(fields.seed), rules }, 'The rule holds from now on.');
  });
  document.addEventListener('click', (event) => {
    const { removeFault, clearFaults } = event.target.closest?.('button')?.dataset ?? {};
    if (removeFault === undefined && clearFaults === undefined) return;
    const { seed, rules } = plan();
    const left =
      clearFaults === undefined ? rules.filter((_rule, index) => index !== Number(removeFault)) : [];
    change(
      { seed, rules: left },
      left.length > 0 ? 'The rule is gone.' : 'No fault is injected any more.',
    ).catch((error) => tell(form, 'failure', `Not done: ${error.message}`));
  });
}
