import type { Words } from './words.ts';

/** What dealers are told of the units that go back: kinds and states of an RMA, and its next step. */
export const canadianFrenchReturns: Words = {
  Credit: 'Crédit',
  'Advance replacement': 'Remplacement anticipé',
  'Repair and return': 'Réparation et retour',
  'Recalibrate and return': 'Recalibrage et retour',
  'To be sent': 'À envoyer',
  'On its way': 'En route',
  Received: 'Reçu',
  Inspected: 'Inspecté',
  Credited: 'Crédité',
  Repaired: 'Réparé',
  Replaced: 'Remplacé',
  'Not accepted': 'Non accepté',
  Closed: 'Fermé',
  '{label}: {count}': '{label} : {count}',
  '1 unit': '1 unité',
  '{count} units': '{count} unités',
  'Send {units} to {name} with the packing slip inside and the label on it, then tell us carrier and tracking number.':
    'Envoyez {units} à {name}, le bordereau d’expédition à l’intérieur et l’étiquette sur le colis, puis indiquez-nous le transporteur et le numéro de suivi.',
  'Nothing to do: {name} tells you when it has arrived.': 'Rien à faire : {name} vous avise à la réception.',
  'Nothing to do: we inspect and write what we found.':
    'Rien à faire : nous inspectons et vous écrivons ce que nous avons constaté.',
  'Nothing to do: we decide and tell you what becomes of each unit.':
    'Rien à faire : nous décidons et vous disons ce qu’il advient de chaque unité.',
  'Done. There is nothing left to do.': 'C’est fait. Il ne reste rien à faire.',
  'Credited. There is nothing left to do.': 'Crédité. Il ne reste rien à faire.',
  'Confirm here once what comes back to you has arrived.':
    'Confirmez ici dès que vous aurez reçu ce qui vous revient.',
};
