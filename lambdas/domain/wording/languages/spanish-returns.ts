import type { Words } from './words.ts';

/** What dealers are told of the units that go back: kinds and states of an RMA, and its next step. */
export const spanishReturns: Words = {
  Credit: 'Crédito',
  'Advance replacement': 'Reemplazo anticipado',
  'Repair and return': 'Reparación y devolución',
  'Recalibrate and return': 'Recalibración y devolución',
  'To be sent': 'Por enviar',
  'On its way': 'En camino',
  Received: 'Recibido',
  Inspected: 'Inspeccionado',
  Credited: 'Acreditado',
  Repaired: 'Reparado',
  Replaced: 'Reemplazado',
  'Not accepted': 'No aceptado',
  Closed: 'Cerrado',
  '{label}: {count}': '{label}: {count}',
  '1 unit': '1 unidad',
  '{count} units': '{count} unidades',
  'Send {units} to {name} with the packing slip inside and the label on it, then tell us carrier and tracking number.':
    'Envíe {units} a {name} con la lista de empaque adentro y la etiqueta por fuera, y después díganos el transportista y el número de rastreo.',
  'Nothing to do: {name} tells you when it has arrived.':
    'No tiene que hacer nada: {name} le avisa cuando llegue.',
  'Nothing to do: we inspect and write what we found.':
    'No tiene que hacer nada: inspeccionamos y le escribimos qué encontramos.',
  'Nothing to do: we decide and tell you what becomes of each unit.':
    'No tiene que hacer nada: decidimos y le decimos qué pasa con cada unidad.',
  'Done. There is nothing left to do.': 'Listo. No queda nada por hacer.',
  'Credited. There is nothing left to do.': 'Acreditado. No queda nada por hacer.',
  'Confirm here once what comes back to you has arrived.':
    'Confirme aquí cuando le llegue lo que le enviamos de vuelta.',
};
