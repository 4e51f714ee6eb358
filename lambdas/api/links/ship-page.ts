import { changeRma } from '../../adapters/rmas/rma-store.ts';
import type { Table } from '../../adapters/table/table.ts';
import { ConcurrentChange, type InputFault, InvalidInput, NotPossible } from '../../domain/errors.ts';
import { moveUnits } from '../../domain/rma/move-units.ts';
import type { Rma } from '../../domain/rma/rma.ts';
import { rmaTerms } from '../../domain/rma/rma-terms.ts';
import { depotOf } from '../../domain/rma/rma-wording.ts';
import type { Brand } from '../../domain/wording/brand.ts';
import { formHtml, type Typed } from './forms.ts';
import { html, type Page } from './html.ts';
import type { ShipLink } from './link-state.ts';
import { usedPage } from './pages.ts';

/** The page on which a dealer says which carrier has the parcel of an RMA. */

const longestTracking = 60;

/** Whoever brings units in person says so in the portal: here is a parcel with a number. */
const carriers = rmaTerms.carriers.filter(({ carrier }) => carrier !== 'own');

const unsent = ({ units }: Rma) => units.filter(({ state }) => state === 'issued');

function askPage({ rma, link }: ShipLink, typed: Typed = {}, faults: readonly InputFault[] = []): Page {
  const units = unsent(rma).map(({ productName, serial }) => html`<li>${productName}, serial ${serial}</li>`);
  const fields = [
    {
      name: 'carrier',
      label: 'Carrier',
      options: carriers.map(({ carrier, name }) => [carrier, name] as const),
    },
    { name: 'tracking', label: 'Tracking number', hint: 'It stands on the carrier’s label.' },
  ];
  return {
    status: faults.length > 0 ? 422 : 200,
    title: 'Is it on its way?',
    content: html`<dl><dt>RMA</dt><dd>${rma.rmaId}</dd><dt>You are</dt><dd>${link.actor.name}</dd><dt>To</dt><dd>${depotOf(rma).name}</dd></dl><p>All of this goes in the parcel:</p><ul>${units}</ul>${formHtml({ title: '', button: 'It is on its way', fields }, typed, faults)}<p>Several parcels, or not all of it? <a href="${link.url}">Open the RMA in the portal</a></p>`,
  };
}

const sentPage = (rma: Rma): Page => ({
  status: 200,
  title: 'Thank you',
  content: html`<p>${rma.rmaId} is on its way. We write when it has arrived at ${depotOf(rma).name}.</p><p>There is nothing left to do here.</p>`,
});

const refused = (why: string): Page => ({
  status: 409,
  title: 'Not possible now',
  content: html`<p role="alert">${why} Nothing was done.</p>`,
});

/** What was typed, checked. Throws {@link InvalidInput} by field. */
function parcelOf({ carrier = '', tracking = '' }: Typed): { carrier: string; tracking: string } {
  const number = tracking.trim();
  const faults = [
    ...(carriers.some((one) => one.carrier === carrier) ? [] : [{ path: 'carrier', message: 'choose one' }]),
    ...(number === '' || number.length > longestTracking || /\p{Cc}/u.test(number)
      ? [{ path: 'tracking', message: `write the number, in one line of at most ${longestTracking}` }]
      : []),
  ];
  if (faults.length > 0) throw new InvalidInput(faults);
  return { carrier, tracking: number };
}

/** Asks, or, sent, notes the parcel. Once nothing waits to be sent any more the page says who was faster. */
export async function shipPageFor(
  table: Table,
  state: ShipLink,
  typed: Typed | undefined,
  brand: Brand,
  nowMs: number,
): Promise<Page> {
  const { rma, link } = state;
  if (unsent(rma).length === 0) return usedPage({ by: rma.updatedBy.name, at: rma.since }, brand);
  if (!typed) return askPage(state);
  try {
    const parcel = parcelOf(typed);
    const sent = await changeRma(table, rma.rmaId, (current) => {
      const moves = unsent(current).map(({ serial }) => ({
        ...parcel,
        serial,
        state: 'in-transit' as const,
      }));
      if (moves.length === 0) return undefined;
      return moveUnits(current, moves, 'dealer', rmaTerms, { actor: link.actor, nowMs });
    });
    return sentPage(sent);
  } catch (error) {
    if (error instanceof InvalidInput) return askPage(state, typed, error.errors);
    if (error instanceof NotPossible || error instanceof ConcurrentChange)
      return refused(`${error.message}.`);
    throw error;
  }
}
