import type { Words } from './words.ts';

/** US Spanish, by the English that stands in the default brand and the rulebook; the reader is `usted`. */
export const spanish: Words = {
  Draft: 'Borrador',
  New: 'Nueva',
  'Initial Review – {brand}': 'Revisión inicial – {brand}',
  'Waiting on Customer': 'En espera del cliente',
  'Estimate/Diagnosis Needed': 'Falta presupuesto o diagnóstico',
  'In Review – {brand}': 'En revisión – {brand}',
  'Waiting on Repair Provider': 'En espera del taller',
  Approved: 'Aprobada',
  Completed: 'Completada',
  'Denied – Not Verifiable': 'Denegada – No verificable',
  'Denied – Not a Covered Loss': 'Denegada – Pérdida no cubierta',
  'Denied – Fraud': 'Denegada – Fraude',
  Withdrawn: 'Retirada',
  'Closed – Inactive': 'Cerrada – Inactiva',

  'our claims address': 'nuestra dirección de reclamaciones',
  'the next business day': 'próximo día hábil',
  'a little more information': 'un poco más de información',
  'their account email': 'el correo de su cuenta',
  'your repair partner': 'su taller',
  'your claim': 'su reclamación',
  'the deductible': 'el deducible',
  'the approved amount': 'el importe aprobado',
  'your payee on record': 'su cuenta de cobro registrada',
  'other means': 'otro medio',
  'the terms of the plan': 'las condiciones del plan',
  'The details are in our mail to you': 'Los detalles están en el correo que le enviamos',
  'the date in our mail': 'día indicado en nuestro correo',
  'the estimate': 'el presupuesto',
  'the repair invoice': 'la factura de la reparación',
  'your request for a second review': 'su solicitud de una segunda revisión',
  'your request to open the claim again': 'su solicitud de volver a abrir la reclamación',
  repair: 'reparación',
  replacement: 'reemplazo',
  reimbursement: 'reembolso',

  Continue: 'Continuar',
  Answer: 'Responder',
  Accept: 'Aceptar',
  'Submit Estimate/Diagnosis': 'Enviar presupuesto',
  'Submit Repair Invoice': 'Enviar factura',
  'Submit Invoice': 'Enviar factura',
  'It is repaired': 'Está reparado',
  'Pay {deductible}': 'Pagar {deductible}',
  'It has arrived': 'Ya llegó',
  'Set your payee': 'Indicar la cuenta de cobro',
  'Claim the repair': 'Reclamar la reparación',
  'Tell us': 'Avisarnos',
  'Ask for a second review': 'Pedir una segunda revisión',
  'Open again': 'Reabrir',

  'Not sent yet.': 'Sin enviar.',
  'Not sent yet. Add parts and labor, then send it.':
    'Sin enviar. Agregue las piezas y la mano de obra, y envíela.',
  'We have your claim. Nothing to do; reviewed by {by}.':
    'Recibimos su reclamación. No tiene que hacer nada; la revisamos a más tardar el {by}.',
  'Submitted, in the queue for review. Do not proceed until the {brand} Claims Team has updated the status. Typically reviewed 1–3 hours from submission.':
    'Enviada, en cola para revisión. No proceda hasta que el equipo de reclamaciones de {brand} actualice el estado. Por lo general se revisa de 1 a 3 horas después del envío.',
  'We are checking what you sent.': 'Estamos revisando lo que envió.',
  'Under initial review. Updated once all information is verified, so that you may then repair or give an estimate/diagnosis. Do not proceed until then.':
    'En revisión inicial. Se actualiza cuando se haya verificado toda la información, para que entonces pueda reparar o dar un presupuesto o diagnóstico. No proceda hasta entonces.',
  'We need: {question}.': 'Necesitamos: {question}.',
  'Ask the customer to look in the inbox of {customerEmail} for our latest mail; they can search for {claimsAddress}. Do not proceed.':
    'Pida al cliente que busque nuestro último correo en {customerEmail}; puede buscar {claimsAddress}. No proceda.',
  'Take it to {partner}. Pay for no repair yet.': 'Llévelo a {partner}. Todavía no pague ninguna reparación.',
  'Submit a formal estimate/diagnosis: damage or issue found, recommended resolution, cost. If you recommend replacement, say so, whether you can supply one, and its price.':
    'Envíe un presupuesto o diagnóstico formal: daño o problema encontrado, solución recomendada y costo. Si recomienda el reemplazo, indíquelo, y también si puede suministrarlo y su precio.',
  'We are reviewing {what}; a mail from {claimsAddress} follows.':
    'Estamos revisando {what}; le llegará un correo de {claimsAddress}.',
  'Being reviewed. The customer gets a mail with the next step or outcome, and this status changes at the same time. Do not proceed.':
    'En revisión. El cliente recibe un correo con el siguiente paso o el resultado, y este estado cambia al mismo tiempo. No proceda.',
  'We asked {partner}; nothing for you to do.': 'Preguntamos a {partner}; usted no tiene que hacer nada.',
  'We need: {question}. It is also in our mail from {claimsAddress}.':
    'Necesitamos: {question}. También está en nuestro correo de {claimsAddress}.',
  'We need: {question}. Change the lines where they have to be, then answer; by mail to {claimsAddress} too.':
    'Necesitamos: {question}. Cambie las líneas donde haga falta y responda; también puede hacerlo por correo a {claimsAddress}.',
  'Bring it to {partner}; pay {deductible} there when it is done.':
    'Llévelo a {partner}; pague {deductible} allí cuando esté listo.',
  'Repair it, collect {deductible} from the customer, then submit the final invoice: parts, labor and sales tax separately, with your PayPal address or a link payable by card. Paid within 1–2 days.':
    'Repárelo, cobre {deductible} al cliente y envíe la factura final: piezas, mano de obra e impuesto sobre las ventas por separado, con su cuenta de PayPal o un enlace de pago con tarjeta. Se paga en 1 o 2 días.',
  'We asked {partner} to repair it; they answer by {by}. Nothing to do: we write to you as soon as they do. You can choose another shop.':
    'Pedimos a {partner} que lo repare; responde a más tardar el {by}. No tiene que hacer nada: le escribiremos en cuanto responda. Puede elegir otro taller.',
  'A repair for you: accept it or pass by {by}. Do not start before you have accepted. Then the customer is told to come to you.':
    'Una reparación para usted: acéptela o pásela a más tardar el {by}. No empiece antes de aceptarla. Después avisamos al cliente para que vaya con usted.',
  'The repair costs more than your plan covers: you would pay {amount} at the counter, your deductible of {deductible} included. Tell us whether to go ahead.':
    'La reparación cuesta más de lo que cubre su plan: usted pagaría {amount} en el mostrador, incluido su deducible de {deductible}. Díganos si seguimos adelante.',
  'Do not start yet: the repair costs more than the plan covers, and we asked the customer whether to pay {amount} at your counter. This status changes as soon as they answer.':
    'Todavía no empiece: la reparación cuesta más de lo que cubre el plan, y preguntamos al cliente si pagaría {amount} en su mostrador. Este estado cambia en cuanto responda.',
  '{partner} found more to repair; we look at it by {by}. Nothing for you to do.':
    '{partner} encontró más que reparar; lo revisamos a más tardar el {by}. Usted no tiene que hacer nada.',
  'What you found besides is with the {brand} Claims Team; you hear from us by {by}. Go on with what was approved. You may also submit the final invoice for that.':
    'Lo que encontró además está con el equipo de reclamaciones de {brand}; le respondemos a más tardar el {by}. Siga con lo aprobado. También puede enviar la factura final de esa parte.',
  'Bring it to {partner}: the repair is free, under their repair warranty.':
    'Llévelo a {partner}: la reparación es gratis, por su garantía de reparación.',
  'Repair it free of charge: it comes back within your repair warranty. Collect nothing from the customer, send no invoice; say when it is repaired.':
    'Repárelo sin costo: vuelve dentro de su garantía de reparación. No cobre nada al cliente ni envíe factura; avise cuando esté reparado.',
  'Your replacement ships.': 'Su reemplazo se va a enviar.',
  'Do not repair this device: settled by {settlement}.':
    'No repare este dispositivo: se resuelve por {settlement}.',
  'Pay your deductible of {deductible}: then your replacement ships.':
    'Pague su deducible de {deductible}: después se envía su reemplazo.',
  'Your replacement is on its way. Tell us when it has arrived.':
    'Su reemplazo va en camino. Avísenos cuando llegue.',
  'Get your replacement from {partner}; pay {deductible} there.':
    'Recoja su reemplazo en {partner}; pague {deductible} allí.',
  'Do not repair this device: replace it. Hand over the replacement, collect {deductible} from the customer, then submit the final invoice, the device as parts: parts, labor and sales tax separately, with your PayPal address or a link payable by card. Paid within 1–2 days.':
    'No repare este dispositivo: reemplácelo. Entregue el reemplazo, cobre {deductible} al cliente y envíe la factura final, con el dispositivo como piezas: piezas, mano de obra e impuesto sobre las ventas por separado, con su cuenta de PayPal o un enlace de pago con tarjeta. Se paga en 1 o 2 días.',
  'We pay {partner}; nothing for you to do.': 'Pagamos a {partner}; usted no tiene que hacer nada.',
  'Your invoice is accepted: {amount} is paid by {by}. Nothing further to do.':
    'Su factura fue aceptada: se pagan {amount} a más tardar el {by}. No hay nada más que hacer.',
  'You get {amount} to {payee}.': 'Usted recibe {amount} en {payee}.',
  'You get {amount}. Tell us where: set your PayPal or Venmo account on your account page.':
    'Usted recibe {amount}. Díganos dónde: indique su cuenta de PayPal o Venmo en la página de su cuenta.',
  '{amount} is on its way to {payee}, by {by}.':
    '{amount} van en camino a {payee}; llegan a más tardar el {by}.',
  'Your dealer repairs the unit.': 'Su distribuidor repara la unidad.',
  'Pre-authorized: its dealer repairs the unit.':
    'Con autorización previa: su distribuidor repara la unidad.',
  'Go ahead: pre-authorized up to {amount}. Repair the unit, then claim it here; what stays within that is credited at once.':
    'Adelante: autorización previa hasta {amount}. Repare la unidad y reclámela aquí; lo que no la supere se acredita de inmediato.',
  'Your dealer returns the unit.': 'Su distribuidor devuelve la unidad.',
  'Approved: its dealer returns the unit.': 'Aprobada: su distribuidor devuelve la unidad.',
  'Approved: {amount} is credited as soon as we have received the unit. Send it with the papers of its RMA.':
    'Aprobada: se acreditan {amount} en cuanto recibamos la unidad. Envíela con los papeles de su RMA.',
  'Your dealer is told what becomes of the unit.': 'Avisamos a su distribuidor qué se hará con la unidad.',
  'Approved: its dealer is told what becomes of the unit.':
    'Aprobada: avisamos a su distribuidor qué se hará con la unidad.',
  'Approved. By {by} you hear what becomes of the unit.':
    'Aprobada. A más tardar el {by} le diremos qué se hará con la unidad.',
  'Done. Still a problem? Tell us, or reply to any mail.':
    'Listo. ¿Sigue el problema? Avísenos o responda a cualquier correo.',
  'Resolved. Do nothing further. If there is still a problem, the customer replies to the claim’s mails from {claimsAddress}.':
    'Resuelta. No haga nada más. Si sigue el problema, el cliente responde a los correos de la reclamación de {claimsAddress}.',
  'Done. What was credited stands on the credit note here. Still a problem? Reply to any mail of this claim.':
    'Listo. Lo acreditado está en la nota de crédito aquí. ¿Sigue el problema? Responda a cualquier correo de esta reclamación.',
  'Not approved: {clause}. {reason}. You can ask for a second review until {date}.':
    'No aprobada: {clause}. {reason}. Puede pedir una segunda revisión hasta el {date}.',
  'Reviewed and not approved. Do not proceed; no repair. The customer was told why by email ({claimsAddress}); explaining it is not your task.':
    'Revisada y no aprobada. No proceda; no hay reparación. El motivo se explicó al cliente por correo ({claimsAddress}); no le corresponde a usted explicarlo.',
  'Closed.': 'Cerrada.',
  'Closed. Do not proceed.': 'Cerrada. No proceda.',
  'Referred to {partner}. Do not proceed.': 'Está con {partner}. No proceda.',

  'A photo that shows the damage.': 'Una foto que muestre el daño.',
  'The police report of the theft, or its number.': 'La denuncia policial del robo, o su número.',
  'Proof of purchase, such as the receipt of the item.':
    'Comprobante de compra, como el recibo del artículo.',
  'The payment of your plan is open: pay it in your account, then answer here and the claim goes on.':
    'El pago de su plan está pendiente: páguelo en su cuenta, responda aquí y la reclamación seguirá.',
  'A photo that shows the damage: it is how we know what is broken.':
    'Una foto que muestre el daño: así sabemos qué está dañado.',
  'The number of the police report: a theft is covered once it is reported.':
    'El número de la denuncia policial: un robo se cubre cuando está denunciado.',
  'The police report, if you have it rather than its number.':
    'La denuncia policial, si la tiene en lugar del número.',
  'Proof of purchase, such as the receipt: it shows that the item was yours.':
    'Comprobante de compra, como el recibo: demuestra que el artículo era suyo.',
  'Proof of purchase, such as the receipt: a failure is covered for items bought new and added within 120 days.':
    'Comprobante de compra, como el recibo: una falla se cubre en artículos comprados nuevos y agregados en un plazo de 120 días.',
  'Was the vehicle locked? A theft from a vehicle is covered when it was.':
    '¿Estaba cerrado el vehículo con seguro? Un robo en un vehículo se cubre si lo estaba.',
  'Were its windows closed?': '¿Estaban cerradas las ventanas?',
  'Are there visible signs of forced entry?': '¿Hay señales visibles de que lo forzaron?',
  'A photo of the forced entry, if you took one.': 'Una foto de la entrada forzada, si la tomó.',
  'Was tracking (find my phone) on when it happened? If it was off or you do not know, other proof helps.':
    '¿Estaba activada la localización (buscar mi teléfono) cuando ocurrió? Si no lo estaba o no lo sabe, otras pruebas ayudan.',
  'A picture of the find-my-phone page, if you have one.':
    'Una imagen de la página de buscar mi teléfono, si la tiene.',
  'Was any of the damage there before your cover began?':
    '¿Ya había parte del daño antes de que empezara su cobertura?',
  'The number of the police report, if there is one.': 'El número de la denuncia policial, si la hay.',

  'As things stand, the terms do not cover this.': 'Tal como están las cosas, las condiciones no lo cubren.',
  'The repair is approved at once: you pay the deductible, the plan pays the rest.':
    'La reparación se aprueba de inmediato: usted paga el deducible y el plan paga el resto.',
  'An agent looks at it first. Then you get a replacement, or its price, less the deductible.':
    'Primero lo revisa un agente. Después recibe un reemplazo, o su precio, menos el deducible.',
  'A repair shop gives an estimate first. You pay the deductible, the plan pays the rest.':
    'Primero un taller da un presupuesto. Usted paga el deducible y el plan paga el resto.',
  'An agent looks at it first, and says what you get.': 'Primero lo revisa un agente y le dice qué recibe.',

  'The plan has ended.': 'El plan terminó.',
  'Cover has not begun.': 'La cobertura todavía no empieza.',
  'Activate the plan.': 'Active el plan.',
  'Cover for this item begins soon.': 'La cobertura de este artículo empieza pronto.',
  'Cover is in force.': 'La cobertura está vigente.',
  'The plan is paid.': 'El plan está pagado.',
  'A payment is open: until it is paid, claims wait.':
    'Hay un pago pendiente: hasta que se pague, las reclamaciones esperan.',
  'Pay it in your account.': 'Páguelo en su cuenta.',
  'The item is verified.': 'El artículo está verificado.',
  'The item is not verified: a claim for it is decided by an agent.':
    'El artículo no está verificado: un agente decide las reclamaciones por él.',
  'Add the verification photos.': 'Agregue las fotos de verificación.',
  'The waiting period is over.': 'El período de espera terminó.',
  'Tracking is on.': 'La localización está activada.',
  'Tracking is off: a theft or loss would go to an agent.':
    'La localización está desactivada: un robo o una pérdida pasaría a un agente.',
  'Whether tracking is on is not known: a theft or loss would go to an agent.':
    'No se sabe si la localización está activada: un robo o una pérdida pasaría a un agente.',
  'Switch find-my-phone on and tell us.': 'Active la función de buscar mi teléfono y avísenos.',
  'Pay what is open on the plan.': 'Pague lo pendiente del plan.',
  'Add a photo that shows the damage.': 'Agregue una foto que muestre el daño.',
  'Add the police report, or its number.': 'Agregue la denuncia policial o su número.',
  'Add the proof of purchase, such as the receipt.': 'Agregue el comprobante de compra, como el recibo.',
  'Tell us that tracking was on when it happened.':
    'Díganos que la localización estaba activada cuando ocurrió.',
  'Tell us that the vehicle was locked.': 'Díganos que el vehículo estaba cerrado con llave.',
  'Tell us that its windows were closed.': 'Díganos que sus ventanas estaban cerradas.',
  'Tell us that there are visible signs of forced entry.':
    'Díganos que hay señales visibles de que lo forzaron.',
  'Show that the item was bought new.': 'Demuestre que el artículo se compró nuevo.',
  'Show by the proof of purchase that the item was added to the plan within 120 days of it.':
    'Demuestre con el comprobante de compra que el artículo se agregó al plan dentro de los 120 días de la compra.',
};
