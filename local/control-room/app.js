// The control room works as plain pages; this moves the clock and says what happened.
const outcome = document.querySelector('[data-outcome]');
const buttons = [...document.querySelectorAll('[data-advance]')];
const KEY = 'claimflow-clock-outcome';

function say(text) {
  if (outcome) outcome.textContent = text;
}

async function advance(duration) {
  for (const button of buttons) button.disabled = true;
  say('Moving the clock…');
  const response = await fetch('/_local/clock', {
    method: 'POST',
    body: JSON.stringify({ advance: duration }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  const kinds = Map.groupBy(answer.fired, (one) => one.kind);
  const parts = [...kinds].map(([kind, all]) => `${all.length} × ${kind}`);
  sessionStorage.setItem(
    KEY,
    parts.length > 0 ? `Fired on the way: ${parts.join(', ')}.` : 'Nothing fell due on the way.',
  );
  location.reload();
}

for (const button of buttons) {
  button.addEventListener('click', () => {
    advance(button.dataset.advance).catch((error) => {
      say(`The clock could not be moved: ${error.message}`);
      for (const one of buttons) one.disabled = false;
    });
  });
}

say(sessionStorage.getItem(KEY) ?? '');
sessionStorage.removeItem(KEY);
