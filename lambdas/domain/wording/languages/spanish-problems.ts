import type { Words } from './words.ts';

/** What customers and shops meet most when something is refused: titles, reasons, and faults beside a field. */
export const spanishProblems: Words = {
  'The input is not valid': 'Los datos no son válidos',
  'Not found': 'No se encontró',
  'This path has other methods': 'Esta ruta tiene otros métodos',
  'Sign in first, or sign in again': 'Inicie sesión primero, o de nuevo',
  'This role may not do that': 'Esta función no permite hacerlo',
  'The amount is above your authority': 'El importe supera su autoridad',
  'Already decided': 'Ya se decidió',
  'Not possible at this status': 'No es posible en este estado',
  'Not possible as things stand': 'No es posible por ahora',
  'The payment was declined': 'El pago fue rechazado',
  'Changed by somebody else at the same time': 'Otra persona lo cambió al mismo tiempo',
  'Too many tries; wait a little': 'Demasiados intentos; espere un poco',
  'Something went wrong on our side; nothing was changed': 'Algo falló de nuestro lado; no se cambió nada',

  'The card was declined.': 'La tarjeta fue rechazada.',
  'The plan has ended. Choose a plan to be protected again.':
    'El plan terminó. Elija un plan para volver a tener protección.',
  'The plan has ended already.': 'El plan ya terminó.',
  'The plan is cancelled, and runs until its end.': 'El plan está cancelado y sigue hasta su fin.',
  'A payment of the plan is open. Once it is paid, the plan can be changed.':
    'Hay un pago pendiente del plan. Cuando se pague, podrá cambiarlo.',
  'That plan protects a phone only. Remove the other items first.':
    'Ese plan protege solo un teléfono. Quite primero los demás artículos.',
  'The change costs something, and the plan has no card yet.':
    'El cambio tiene un costo, y el plan todavía no tiene tarjeta.',
  'The time to ask for a second review is over.': 'El plazo para pedir una segunda revisión terminó.',
  'There is nothing to change.': 'No hay nada que cambiar.',
  'There is nothing to pay for this plan any more.': 'Ya no hay nada que pagar por este plan.',
  'It has an open claim. It can be removed once the claim is closed.':
    'Tiene una reclamación abierta. Se puede quitar cuando se cierre.',
  'There is no plan in force to add it to.': 'No hay un plan vigente al que agregarlo.',
  'The plan protects one phone, and has one. Remove it first, or add a plan.':
    'El plan protege un teléfono y ya tiene uno. Quítelo primero o agregue un plan.',
  'The plan has no slot left for another item. Remove one first, or add a plan.':
    'El plan no tiene lugar para otro artículo. Quite uno primero o agregue un plan.',
  'The claim is with you already.': 'La reclamación ya está con usted.',

  'is needed': 'es necesario',
  'is missing': 'falta',
  'must not be empty': 'no puede estar vacío',
  'must be a whole number': 'debe ser un número entero',
  'must be an email address such as name@example.com':
    'debe ser una dirección de correo, como nombre@example.com',
  'must be an https address': 'debe ser una dirección https',
  'is in the future': 'está en el futuro',
  'lies in the future': 'está en el futuro',
  'must not be in the future': 'no puede estar en el futuro',
  'must lie ahead': 'debe ser una fecha futura',
  'says nothing yet': 'todavía no dice nada',
  'says street and number': 'debe indicar calle y número',
  'is no phone number of the US or Canada': 'no es un número de teléfono de EE. UU. o Canadá',
  'is no telephone number of the US or Canada': 'no es un número de teléfono de EE. UU. o Canadá',
  'must be a phone number of the US or Canada': 'debe ser un número de teléfono de EE. UU. o Canadá',
  'is no claim ID, such as CLM-7Q2M9X4K': 'no es un número de reclamación, como CLM-7Q2M9X4K',
  'is no IMEI: 15 digits, the last of which checks the others (dial *#06# to see it)':
    'no es un IMEI: 15 dígitos, y el último verifica los demás (marque *#06# para verlo)',
  'Drones and motorised vehicles can’t be protected.':
    'Los drones y los vehículos de motor no se pueden proteger.',
  'Only what works and is undamaged can be protected: repair or replace it first, then add it.':
    'Solo se puede proteger lo que funciona y no tiene daños: repárelo o reemplácelo primero y después agréguelo.',
  'is none of your plans': 'no es uno de sus planes',
  'is the plan you have': 'es el plan que ya tiene',
  'is not on sale': 'no está a la venta',
  'is not your password': 'no es su contraseña',
  'is not the code that was mailed': 'no es el código que se envió',
  'must be a picture': 'debe ser una imagen',
  'parts, labor and tax add up to nothing': 'piezas, mano de obra e impuesto suman cero',
  'a repair needs its cost: parts, labor and tax':
    'una reparación necesita su costo: piezas, mano de obra e impuesto',
  'is not a document of this claim that you uploaded':
    'no es un documento de esta reclamación que usted haya subido',
};
