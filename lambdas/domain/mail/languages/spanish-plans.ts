import type { Words } from '../../wording/languages/words.ts';

/** Spanish as written in the United States: mails and texts about plans, devices, the account and tickets, by the English of their templates. */
export const spanishPlanMails: Words = {
  'Your plan {1} waits for you: sign in and activate it at {2}/activate':
    'Su plan {1} lo espera: inicie sesión y actívelo en {2}/activate',
  'Your plan {1} is not active yet': 'Su plan {1} todavía no está activo',
  'You are not protected yet': 'Todavía no está protegido',
  'Sign in once until {1}, and your plan is active: cover starts the next day. If you have no password here yet, the passcode is in a text message on your phone; we send a new one when the old one has run out.':
    'Inicie sesión una vez, hasta el {1}, y su plan estará activo: la cobertura empieza al día siguiente. Si todavía no tiene contraseña aquí, el código de acceso está en un mensaje de texto en su teléfono; cuando caduca, le enviamos uno nuevo.',
  'One thing is left: your plan is not paid yet. Add a card that works until {1}, and cover starts the next day.':
    'Falta una cosa: su plan todavía no está pagado. Agregue una tarjeta que funcione, hasta el {1}, y la cobertura empieza al día siguiente.',
  'If nobody does, the plan ends that day and we pay back everything.':
    'Si nadie lo hace, el plan termina ese día y devolvemos todo.',
  'Activate my plan': 'Activar mi plan',
  'Add a card': 'Agregar una tarjeta',
  'Your plan {1} protects you from today': 'Su plan {1} lo protege desde hoy',
  'Your cover has begun': 'Su cobertura empezó',
  Plan: 'Plan',
  'Claims from': 'Reclamaciones desde',
  'The waiting period runs until then. A cracked screen can be claimed before, once your phone is verified by photos.':
    'Hasta entonces corre el plazo de espera. Una pantalla rota se puede reclamar antes, en cuanto su teléfono esté verificado con fotos.',
  'Not verified yet, so that a claim would take longer:':
    'Sin verificar todavía, por lo que una reclamación tardaría más:',
  'See what you would get': 'Ver lo que recibiría',
  'A few photos for your plan {1}': 'Unas fotos para su plan {1}',
  'Something is missing': 'Falta algo',
  'Please add the photos of:': 'Agregue las fotos de:',
  'They show that the device is whole and yours. Without them your plan runs, but a claim takes longer.':
    'Muestran que el dispositivo está entero y es suyo. Sin ellas su plan sigue, pero una reclamación tarda más.',
  'Please show that you are a student: by your school’s mail address, a student ID or a letter. Without it the plan goes on at the adult price; we write to you 7 days before the first higher charge, and never charge anything afterwards for the time before.':
    'Demuestre que es estudiante: con el correo de su escuela, una credencial o una carta. Sin eso el plan sigue al precio de adulto; le escribimos 7 días antes del primer cobro más alto, y nunca cobramos después por el tiempo anterior.',
  'Add what is missing': 'Agregar lo que falta',
  'Can you locate your phone?': '¿Puede localizar su teléfono?',
  'Is tracking on for your {1}?': '¿Está activada la localización de su {1}?',
  'and your': 'y su',
  'Answer in ten seconds': 'Responder en diez segundos',
  'Your student price is confirmed': 'Su precio de estudiante está confirmado',
  'Thank you. There is nothing to do for you. If you sent a picture, we delete it in 30 days.':
    'Gracias. No tiene que hacer nada. Si envió una imagen, la borramos en 30 días.',
  'Your student proof could not be accepted': 'No se pudo aceptar su comprobante de estudiante',
  'We need another proof': 'Necesitamos otro comprobante',
  'It does not show that you are a student.': 'No muestra que usted es estudiante.',
  'You can send another one: your school’s mail address, a student ID or a letter. Without it the plan goes on at the adult price; we write to you 7 days before the first higher charge.':
    'Puede enviar otro: el correo de su escuela, una credencial o una carta. Sin eso el plan sigue al precio de adulto; le escribimos 7 días antes del primer cobro más alto.',
  'Send another proof': 'Enviar otro comprobante',
  'Your code for the student price': 'Su código para el precio de estudiante',
  Code: 'Código',
  'Type it where you asked for it. It works for one hour.':
    'Escríbalo donde lo pidió. Funciona durante una hora.',
  'If it was not you who asked, there is nothing to do.': 'Si no lo pidió usted, no hay nada que hacer.',
  'a month': 'al mes',
  'a year': 'al año',
  'Plan number': 'Número de plan',
  Price: 'Precio',
  'Charged today': 'Cobrado hoy',
  'nothing yet: there is no card': 'nada todavía: no hay tarjeta',
  Card: 'Tarjeta',
  '{1} ending in {2}': '{1} terminada en {2}',
  Protected: 'Protegido',
  'Terms of coverage': 'Condiciones de cobertura',
  'Cover starts': 'La cobertura empieza',
  'you agree to them when you activate the plan: {1}': 'las acepta al activar el plan: {1}',
  'version {1}, agreed to on {2}: {3}': 'versión {1}, aceptadas el {2}: {3}',
  '{1} goes back to your card. Banks take 5 to 10 days to show it.':
    '{1} vuelven a su tarjeta. Los bancos tardan de 5 a 10 días en mostrarlo.',
  'There is nothing to pay back.': 'No hay nada que devolver.',
  'Your plan {1}': 'Su plan {1}',
  'One step is left: activate your plan': 'Falta un paso: active su plan',
  'Thank you for choosing us. This is your plan; its certificate is attached.':
    'Gracias por elegirnos. Este es su plan; su certificado va adjunto.',
  'Please sign in and activate it by {1}. Cover starts the day after. A plan that is not activated by then ends, and everything paid goes back.':
    'Inicie sesión y actívelo a más tardar el {1}. La cobertura empieza al día siguiente. Un plan que no se activa hasta entonces termina, y se devuelve todo lo pagado.',
  'Activate your plan': 'Active su plan',
  'You can cancel until {1} and get everything back.': 'Puede cancelar hasta el {1} y recuperar todo.',
  'You said that you are a student. Please show it when you activate: a school mail address, a student ID or a letter. Without it the plan goes on at the adult price from the second charge; we write to you seven days before.':
    'Usted dijo que es estudiante. Demuéstrelo al activar: con un correo de la escuela, una credencial o una carta. Sin eso el plan sigue al precio de adulto desde el segundo cobro; le escribimos siete días antes.',
  'Your plan {1} is active': 'Su plan {1} está activo',
  'You are protected from {1}, 12:01 AM': 'Está protegido desde el {1}, 12:01 a. m.',
  'Your certificate is attached. It stands as proof of protection on every claim.':
    'Su certificado va adjunto. Vale como prueba de protección en cada reclamación.',
  'Please add photos of your devices next: a claim for an item that is verified is quicker.':
    'Agregue después fotos de sus dispositivos: una reclamación por un artículo verificado es más rápida.',
  'See your plan': 'Ver su plan',
  'Your payment for plan {1} did not go through': 'El pago de su plan {1} no se realizó',
  'Please check your card': 'Revise su tarjeta',
  'The bank declined {1} for your plan.': 'El banco rechazó {1} de su plan.',
  'We will not try again by ourselves: please add another card.':
    'No lo intentaremos de nuevo por nuestra cuenta: agregue otra tarjeta.',
  'We try again on {1}. You need do nothing if the card works by then.':
    'Lo intentamos de nuevo el {1}. No tiene que hacer nada si la tarjeta funciona para entonces.',
  'Your cover runs on until {1}. Until it is paid, claims wait; unpaid by then, the plan ends.':
    'Su cobertura sigue hasta el {1}. Hasta que se pague, las reclamaciones esperan; si para entonces no se paga, el plan termina.',
  'Change your card': 'Cambiar su tarjeta',
  'Your payment for plan {1} arrived': 'Llegó el pago de su plan {1}',
  '{1} arrived: all is well': 'Llegaron {1}: todo está en orden',
  'Thank you. Your cover goes on as before, and claims that waited go on too.':
    'Gracias. Su cobertura sigue como antes, y las reclamaciones que esperaban también siguen.',
  'The price of your plan {1} changes': 'El precio de su plan {1} cambia',
  '{1} from {2}': '{1} desde el {2}',
  'Your next charge is {1} instead of {2}, on {3}.': 'Su próximo cobro es de {1} en lugar de {2}, el {3}.',
  'We have no proof that you are a student, so the plan goes on at the adult price. Show it before that day, and the student price stays.':
    'No tenemos comprobante de que usted es estudiante, así que el plan sigue al precio de adulto. Muéstrelo antes de ese día y se queda el precio de estudiante.',
  'The promotion you bought it with ends then.': 'La promoción con la que lo compró termina entonces.',
  'Your plan {1} renews on {2}': 'Su plan {1} se renueva el {2}',
  'Your plan renews for another year': 'Su plan se renueva por otro año',
  'On {1} we charge your card {2}. You need do nothing.':
    'El {1} cobramos {2} a su tarjeta. No tiene que hacer nada.',
  'If you would rather not go on, cancel before that day.':
    'Si prefiere no continuar, cancele antes de ese día.',
  'Your plan {1} has changed': 'Su plan {1} cambió',
  'It is now {1}, {2} {3}': 'Ahora es {1}, {2} {3}',
  '{1} was charged for the time until {2}.': 'Se cobraron {1} por el tiempo hasta el {2}.',
  'There was nothing to charge for it.': 'No hubo nada que cobrar.',
  'Your plan {1} is cancelled': 'Su plan {1} está cancelado',
  'Your cover ends on {1}': 'Su cobertura termina el {1}',
  'What happens while cover runs can be claimed afterwards too, within 60 days.':
    'Lo que ocurra mientras dura la cobertura también se puede reclamar después, en un plazo de 60 días.',
  'See your plans': 'Ver sus planes',
  'Your plan {1} has ended': 'Su plan {1} terminó',
  'Your plan has ended': 'Su plan terminó',
  'Nobody activated it in time.': 'Nadie lo activó a tiempo.',
  'A payment for it did not arrive in time.': 'Un pago no llegó a tiempo.',
  'You can choose a plan again at any time.': 'Puede volver a elegir un plan en cualquier momento.',
  'Choose a plan': 'Elegir un plan',
  'Your {1} is verified': 'Su {1} está verificado',
  'A claim for it needs no further look at who it is. There is nothing to do for you.':
    'Una reclamación por él ya no necesita verificarlo. No tiene que hacer nada.',
  'It is protected from {1}. There is nothing to do for you.':
    'Está protegido desde el {1}. No tiene que hacer nada.',
  'See your device': 'Ver su dispositivo',
  'Please take the photos of your {1} again': 'Vuelva a tomar las fotos de su {1}',
  'We need another photo': 'Necesitamos otra foto',
  'Thank you for the photos of your {1}. This is what is in the way:':
    'Gracias por las fotos de su {1}. Esto es lo que lo impide:',
  'Please take:': 'Tome:',
  'Add the photos': 'Agregar las fotos',
  'Until then your plan runs, but a claim for this item takes longer: a person has to look at it.':
    'Hasta entonces su plan sigue, pero una reclamación por este artículo tarda más: una persona tiene que revisarla.',
  'Contact details changed: {1}': 'Datos de contacto modificados: {1}',
  'Your contact details changed': 'Sus datos de contacto cambiaron',
  'Changed just now: {1}. Mail goes to what stands there now.':
    'Acaba de cambiar: {1}. El correo va a lo que ahora consta allí.',
  and: 'y',
  'the telephone number': 'el número de teléfono',
  'the postal address': 'la dirección postal',
  'You did not change this? Reply to this mail at once: it reaches {1}.':
    '¿No lo cambió usted? Responda de inmediato a este correo: llega a {1}.',
  'Where your money goes has changed': 'Cambió adónde va su dinero',
  'Reimbursements go to the Venmo account of the telephone ending in {1} from now on. One that is due in the next 3 days is looked at by an agent first.':
    'Los reembolsos se envían desde ahora a la cuenta de Venmo del teléfono que termina en {1}. El que corresponda en los próximos 3 días lo revisa primero un agente.',
  'Reimbursements go to {1} by PayPal from now on. One that is due in the next 3 days is looked at by an agent first.':
    'Desde ahora los reembolsos van a {1} por PayPal. El que corresponda en los próximos 3 días lo revisa primero un agente.',
  'Your code for this mail address': 'Su código para este correo',
  'Is this your mail address?': '¿Es este su correo?',
  'You want our mail here, and to sign in with this address. Your code: {1}':
    'Quiere recibir aquí nuestro correo e iniciar sesión con esta dirección. Su código: {1}',
  'Enter it on the page where you asked for it. It works for {1} minutes. If it was not you, do nothing: nothing changes.':
    'Escríbalo en la página donde lo pidió. Funciona durante {1} minutos. Si no fue usted, no haga nada: nada cambia.',
  'Another mail address was asked for': 'Se pidió otro correo',
  'Somebody signed in as you wants our mail to go to {1} instead.':
    'Alguien que inició sesión como usted quiere que nuestro correo vaya a {1}.',
  'It was not you? Change your password, and reply to this mail at once: it reaches {1}.':
    '¿No fue usted? Cambie su contraseña y responda de inmediato a este correo: llega a {1}.',
  'Your mail address has changed': 'Su correo cambió',
  'Our mail goes to {1} from now on, and that is what you sign in with. Your password stays as it is.':
    'Desde ahora nuestro correo va a {1}, y con esa dirección inicia sesión. Su contraseña sigue igual.',
  'Somebody who says to be you is on the phone with the {1} Claims Team. Your code: {2}':
    'Alguien que dice ser usted está al teléfono con el equipo de reclamaciones de {1}. Su código: {2}',
  'Tell it to the agent you are talking to. It works for {1} minutes. If it is not you, do nothing.':
    'Dígaselo al agente con quien habla. Funciona durante {1} minutos. Si no es usted, no haga nada.',
  'Your code for our call': 'Su código para nuestra llamada',
  '{1}: your code for our call is {2}. Tell it to the agent you are talking to. It works for {3} minutes.':
    '{1}: su código para nuestra llamada es {2}. Dígaselo al agente con quien habla. Funciona durante {3} minutos.',
  '{1}: another telephone number was put in the place of this one on your account. Not you? Sign in and change it back, or write to {2}.':
    '{1}: en su cuenta se puso otro número de teléfono en lugar de este. ¿No fue usted? Inicie sesión y vuelva a cambiarlo, o escriba a {2}.',
  'Your ticket {1}': 'Su solicitud {1}',
  "Submitted. We'll reach out soon; watch your inbox.":
    'Enviada. Nos comunicaremos pronto; esté atento a su bandeja de entrada.',
  'We answer by {1}. There is nothing to do for you.':
    'Respondemos a más tardar el {1}. No tiene que hacer nada.',
  'See your ticket': 'Ver su solicitud',
  'Reply to this mail to add something.': 'Responda a este correo para agregar algo.',
  '{1} answered your ticket': '{1} respondió a su solicitud',
  'Reply to this mail if anything is left. If not, there is nothing to do for you.':
    'Responda a este correo si queda algo pendiente. Si no, no tiene que hacer nada.',
};
