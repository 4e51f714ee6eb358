import type { Words } from '../../wording/languages/words.ts';

/** Spanish as written in the United States: mails and texts about claims, by the English of their templates. */
export const spanishClaimMails: Words = {
  'Claim for {1}': 'Reclamación: {1}',
  'Hello {1},': 'Hola, {1}:',
  '{1} Claims Team': 'Equipo de reclamaciones de {1}',
  '{1}:': '{1}:',
  'We have your claim': 'Recibimos su reclamación',
  'We have your claim for {1}. Nothing to do; it is reviewed by {2}.':
    'Recibimos su reclamación por {1}. No tiene que hacer nada; la revisamos a más tardar el {2}.',
  Claim: 'Reclamación',
  'See your claim': 'Ver su reclamación',
  'Please pay for no repair before you hear from us.':
    'No pague ninguna reparación antes de tener noticias nuestras.',
  'We are checking what you sent': 'Estamos verificando lo que envió',
  'We are checking what you sent. You hear from us by {1}.':
    'Estamos verificando lo que envió. Tendrá noticias nuestras a más tardar el {1}.',
  'We need something from you': 'Necesitamos algo de usted',
  'To go on with your claim, we need:': 'Para seguir con su reclamación, necesitamos:',
  Answer: 'Responder',
  'You can also simply reply to this mail; photos and documents may be attached.':
    'También puede simplemente responder a este correo; puede adjuntar fotos y documentos.',
  'Your claim waits for your answer': 'Su reclamación espera su respuesta',
  'On {1} we asked you:': 'El {1} le preguntamos:',
  'The claim waits until then.': 'Hasta entonces la reclamación espera.',
  'Your claim closes on {1}': 'Su reclamación se cierra el {1}',
  'We have not heard from you. Your claim still waits for:':
    'No hemos tenido noticias suyas. Su reclamación sigue esperando:',
  'Without an answer it closes on {1}. It can be opened again afterwards.':
    'Sin respuesta, se cierra el {1}. Después se puede volver a abrir.',
  'Take it to {1} for an estimate': 'Llévelo a {1} para un presupuesto',
  'Take your {1} to {2}. They tell us what is damaged and what the repair costs. Pay for no repair yet.':
    'Lleve su {1} a {2}. Allí nos dirán qué está dañado y cuánto cuesta la reparación. Todavía no pague ninguna reparación.',
  'We are reviewing {1}': 'Estamos revisando {1}',
  'We are reviewing {1}; a mail from {2} follows by {3}. Nothing to do for you.':
    'Estamos revisando {1}; recibirá un correo de {2} a más tardar el {3}. No tiene que hacer nada.',
  'We asked {1} something': 'Hicimos una pregunta a {1}',
  'We asked {1} something about your claim; nothing for you to do.':
    'Hicimos a {1} una pregunta sobre su reclamación; no tiene que hacer nada.',
  'Your claim is approved': 'Su reclamación está aprobada',
  'The repair of your {1} is approved. Bring it to {2}; pay {3} there when it is done. We pay the rest.':
    'La reparación de su {1} está aprobada. Llévelo a {2}; pague {3} allí cuando esté listo. Nosotros pagamos el resto.',
  'Your deductible': 'Su deducible',
  'Show at the counter': 'Mostrar en el mostrador',
  'You would rather go to another approved shop? Choose it on the page of your claim, or reply to this mail.':
    '¿Prefiere ir a otro taller autorizado? Elíjalo en la página de su reclamación o responda a este correo.',
  'Your approved repair waits at {1}': 'Su reparación aprobada espera en {1}',
  'The repair of your {1} is approved, and {2} has not received it yet. Pay {3} there when it is done.':
    'La reparación de su {1} está aprobada y {2} todavía no lo ha recibido. Pague {3} allí cuando esté listo.',
  'Your claim is approved: you get {1}': 'Su reclamación está aprobada: recibe {1}',
  'You get {1}. Your deductible of {2} is already taken off. Tell us where it goes: sign in and set your PayPal or Venmo account on your account page. It is never set by mail or on the phone.':
    'Recibe {1}. Su deducible de {2} ya está descontado. Díganos adónde enviarlo: inicie sesión e indique su cuenta de PayPal o Venmo en la página de su cuenta. Nunca se indica por correo ni por teléfono.',
  'You get {1} to {2} by {3}. Your deductible of {4} is already taken off.':
    'Recibe {1} en {2} a más tardar el {3}. Su deducible de {4} ya está descontado.',
  'Set your payee': 'Indicar dónde pagarle',
  'Do not have the device repaired at our expense: this settles the claim.':
    'No haga reparar el dispositivo por nuestra cuenta: con esto la reclamación queda saldada.',
  'Your claim is approved: you get a replacement': 'Su reclamación está aprobada: recibe un reemplazo',
  'Your {1} is replaced. We send you a replacement.': 'Su {1} se reemplaza. Le enviamos un reemplazo.',
  'Your {1} is replaced. Get your replacement from {2}; pay {3} there. We pay the rest.':
    'Su {1} se reemplaza. Recoja su reemplazo en {2}; pague {3} ahí. Nosotros pagamos el resto.',
  Done: 'Listo',
  'Done.': 'Listo.',
  'Still a problem? Tell us, or reply to any mail of this claim.':
    '¿Todavía hay un problema? Díganoslo o responda a cualquier correo de esta reclamación.',
  'Tell us': 'Decírnoslo',
  'Your claim is withdrawn': 'Su reclamación está retirada',
  'Closed, as you asked.': 'Cerrada, como usted pidió.',
  'Open again': 'Volver a abrir',
  'Your claim is closed': 'Su reclamación está cerrada',
  'Closed, because we had no answer to:': 'Cerrada, porque no tuvimos respuesta a:',
  'Your message has arrived': 'Su mensaje llegó',
  'Your claim is closed. Your message is with the claims team as a request to open it again; you hear from us by {1}.':
    'Su reclamación está cerrada. Su mensaje está con el equipo de reclamaciones como solicitud para volver a abrirla; tendrá noticias nuestras a más tardar el {1}.',
  'Your request for a second review has arrived': 'Su solicitud de una segunda revisión llegó',
  'Someone else than the person who decided looks at your claim again. You hear from us by {1}. Nothing to do for you.':
    'Una persona distinta de quien decidió revisa su reclamación de nuevo. Tendrá noticias nuestras a más tardar el {1}. No tiene que hacer nada.',
  'Your claim is open again': 'Su reclamación está abierta de nuevo',
  'We have opened your claim again and review it by {1}. Nothing to do for you.':
    'Volvimos a abrir su reclamación y la revisamos a más tardar el {1}. No tiene que hacer nada.',
  'Go on with your claim': 'Continúe su reclamación',
  'Open this on the device you want to go on with, and sign in. What you entered so far is there; the claim is not sent until you send it.':
    'Abra esto en el dispositivo con el que quiere continuar e inicie sesión. Lo que escribió hasta ahora está ahí; la reclamación no se envía hasta que usted la envíe.',
  Continue: 'Continuar',
  Where: 'Dónde',
  Address: 'Dirección',
  Phone: 'Teléfono',
  'Tell them the claim ID': 'Diga allí el ID de la reclamación',
  'Your claim is not approved': 'Su reclamación no está aprobada',
  Decision: 'Decisión',
  'It rests on this clause of your terms:': 'Se basa en esta cláusula de sus condiciones:',
  'The facts it rests on:': 'Los hechos en que se basa:',
  'Nothing further would change this decision.': 'Nada más cambiaría esta decisión.',
  'What would change it: {1}': 'Qué la cambiaría: {1}',
  'You may ask for a second review until {1} (60 days). Someone else than the person who decided reviews it within 5 business days. Press the button or reply to this mail.':
    'Puede pedir una segunda revisión hasta el {1} (60 días). La hace una persona distinta de la que decidió, en un plazo de 5 días hábiles. Pulse el botón o responda a este correo.',
  'Ask for a second review': 'Pedir una segunda revisión',
  'To complain: {1}': 'Para quejarse: {1}',
  'Write to {1} or to the insurance department of your state or province.':
    'Escriba a {1} o al departamento de seguros de su estado o provincia.',
  'Denied – Fraud': 'Denegada – Fraude',
  'Denied – Not a Covered Loss': 'Denegada – Siniestro no cubierto',
  'Denied – Not Verifiable': 'Denegada – No verificable',
  'What was claimed: {1} on {2}': 'Lo que se reclamó: {1}, el {2}',
  'The item: {1}': 'El artículo: {1}',
  'Papers or photos that show what we could not verify would change this decision.':
    'Documentos o fotos que muestren lo que no pudimos verificar cambiarían esta decisión.',
  'accidental damage': 'daño accidental',
  'cracked screen': 'pantalla rota',
  liquid: 'líquido',
  theft: 'robo',
  'theft from vehicle': 'robo en un vehículo',
  vandalism: 'vandalismo',
  loss: 'pérdida',
  'mechanical failure': 'falla mecánica',
  'a repair partner near you (choose one on the claim’s page)':
    'un taller cerca de usted (elija uno en la página de la reclamación)',
  'the repair partner': 'el taller',
  'The repair partner': 'El taller',
  'Your device was repaired.': 'Su dispositivo fue reparado.',
  'Your device was replaced.': 'Su dispositivo fue reemplazado.',
  'You were paid {1}.': 'Se le pagaron {1}.',
  'Your word on whether to pay more than the deductible.': 'Su decisión sobre si paga más que el deducible.',
  'Your deductible, before your replacement ships.': 'Su deducible, antes de que se envíe su reemplazo.',
  'Please bring {1} to the repair partner.': 'Lleve {1} al taller.',
  'We asked {1} for an estimate': 'Pedimos un presupuesto a {1}',
  'The repair of your {1} is approved.': 'La reparación de su {1} está aprobada.',
  'We asked {1} to take it on, and write to you as soon as they do: by {2}. If they can’t, we ask the next shop near you.':
    'Pedimos a {1} que se encargue y le escribimos en cuanto acepte: a más tardar el {2}. Si no puede, preguntamos al siguiente taller cerca de usted.',
  'You would rather go to another approved shop? Choose it on the page of your claim.':
    '¿Prefiere ir a otro taller autorizado? Elíjalo en la página de su reclamación.',
  'Are you at {1}?': '¿Está usted en {1}?',
  '{1} says that you are there with your {2}. With one tap they may work on your claim.':
    '{1} dice que usted está allí con su {2}. Con un toque les permite trabajar en su reclamación.',
  '{1} says that you are there with your {2}. Your claim is with {3} now; with one tap it moves to {4}.':
    '{1} dice que usted está allí con su {2}. Su reclamación está ahora con {3}; con un toque pasa a {4}.',
  'Move my claim to {1}': 'Pasar mi reclamación a {1}',
  'The link works until {1}. You are not there? Then do nothing: without your tap nothing moves.':
    'El enlace funciona hasta el {1}. ¿No está allí? Entonces no haga nada: sin su toque nada cambia.',
  '{1}: are you at {2}? Tap to move claim {3} there: {4}':
    '{1}: ¿está en {2}? Toque para pasar allí la reclamación {3}: {4}',
  'The repair costs': 'La reparación cuesta',
  'Your plan pays': 'Su plan paga',
  'You would pay': 'Usted pagaría',
  'Of that, your deductible': 'De eso, su deducible',
  'Would you pay {1} for this repair?': '¿Pagaría {1} por esta reparación?',
  'The repair of your {1} costs more than your plan covers for one incident. {2} does not start before you say so.':
    'La reparación de su {1} cuesta más de lo que su plan cubre por un incidente. {2} no empieza hasta que usted lo diga.',
  'Yes, repair it': 'Sí, repárenlo',
  'No, look for another way': 'No, busquen otra solución',
  'If you say no, nothing is repaired, and the claims team looks for another way with you.':
    'Si dice que no, no se repara nada y el equipo de reclamaciones busca otra solución con usted.',
  'Your repair waits for your word': 'Su reparación espera su decisión',
  'On {1} we asked whether you would pay {2} at the counter for the repair of your {3}. {4} does not start before you say so.':
    'El {1} le preguntamos si pagaría {2} en el mostrador por la reparación de su {3}. {4} no empieza hasta que usted lo diga.',
  'Answer on the claim’s page': 'Responder en la página de la reclamación',
  'Your claim is approved: the repair is free': 'Su reclamación está aprobada: la reparación es gratuita',
  'The same fault of your {1} was repaired before and has come back. Bring it to {2}: they repair it free of charge under their repair warranty. You pay nothing there.':
    'La misma falla de su {1} ya se reparó y ha vuelto. Llévelo a {2}: lo reparan gratis con su garantía de reparación. Allí no paga nada.',
  'Your {1} is replaced. Pay your deductible of {2} on the claim’s page: then your replacement ships.':
    'Su {1} se reemplaza. Pague su deducible de {2} en la página de la reclamación: después se envía su reemplazo.',
  'Pay {1}': 'Pagar {1}',
  'It is taken from the card of your plan. Nobody asks you for a card number by mail or on the phone.':
    'Se cobra a la tarjeta de su plan. Nadie le pide un número de tarjeta por correo ni por teléfono.',
  'Your replacement is on its way': 'Su reemplazo está en camino',
  'The replacement for your {1} is on its way to you.': 'El reemplazo de su {1} está en camino.',
  Carrier: 'Transportista',
  'Tracking number': 'Número de seguimiento',
  'Tell us on the claim’s page when it has arrived: it then takes the old item’s place on your plan.':
    'Díganos en la página de la reclamación cuando haya llegado: entonces toma el lugar del artículo anterior en su plan.',
  'It has arrived': 'Ya llegó',
  'Please send back the damaged device by {1}': 'Devuelva el dispositivo dañado a más tardar el {1}',
  'Your replacement has arrived. Please send back the damaged {1} by {2}, in the box and with the label that came with the replacement. Sign out of your accounts and remove its lock first.':
    'Su reemplazo llegó. Devuelva su {1} dañado a más tardar el {2}, en la caja y con la etiqueta que llegaron con el reemplazo. Antes, cierre sesión en sus cuentas y quite el bloqueo.',
  'If it has not come back by then, {1} are charged for it.':
    'Si para entonces no ha llegado, se cobran {1}.',
  '{1} wrote about the claim': '{1} escribió sobre la reclamación',
  'See the claim': 'Ver la reclamación',
  'Reply to this mail to answer.': 'Responda a este correo para contestar.',
  'A message from the {1} Claims Team': 'Un mensaje del equipo de reclamaciones de {1}',
  'Did you write this?': '¿Escribió usted esto?',
  'We received this message in your name, and your mail provider does not let us check that it is from you:':
    'Recibimos este mensaje en su nombre, y su proveedor de correo no nos permite comprobar que es de usted:',
  'Yes, I wrote this': 'Sí, lo escribí yo',
  'If you did not, do nothing: it changes nothing on the claim.':
    'Si no fue usted, no haga nada: no cambia nada en la reclamación.',
  'Your claim was approved at once.': 'Su reclamación se aprobó de inmediato.',
  'Your claim was approved at once: the repair up to {1}, of which you pay {2}.':
    'Su reclamación se aprobó de inmediato: la reparación hasta {1}, de los que usted paga {2}.',
  'Your claim goes on as soon as this is here: {1}': 'Su reclamación sigue en cuanto esté aquí esto: {1}',
  'Everything is in order. No price is known for this repair, so a repair shop gives an estimate first.':
    'Todo está en orden. No se conoce un precio para esta reparación, así que primero un taller da un presupuesto.',
  'An agent looks at your claim. Nothing about it was decided against you.':
    'Un agente revisa su reclamación. Nada se decidió en su contra.',
  'Then the claim can be approved at once.': 'Entonces la reclamación se puede aprobar de inmediato.',
  'Then the repair shop is asked for an estimate.': 'Entonces se pide un presupuesto al taller.',
  'Then the claim goes on as soon as the rest is there.':
    'Entonces la reclamación sigue en cuanto esté el resto.',
  'Then the Claims Team has all it needs to decide.':
    'Entonces el equipo de reclamaciones tiene todo lo necesario para decidir.',
};
