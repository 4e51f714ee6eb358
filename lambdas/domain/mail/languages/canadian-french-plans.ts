import type { Words } from '../../wording/languages/words.ts';

/** French as written in Canada: mails and texts about plans, devices, the account and tickets, by the English of their templates. */
export const canadianFrenchPlanMails: Words = {
  'Your plan {1} waits for you: sign in and activate it at {2}/activate':
    'Votre plan {1} vous attend : connectez-vous et activez-le à {2}/activate',
  'Your plan {1} is not active yet': 'Votre plan {1} n’est pas encore actif',
  'You are not protected yet': 'Vous n’êtes pas encore protégé',
  'Sign in once until {1}, and your plan is active: cover starts the next day. If you have no password here yet, the passcode is in a text message on your phone; we send a new one when the old one has run out.':
    'Connectez-vous une fois, jusqu’au {1}, et votre plan est actif : la protection commence le lendemain. Si vous n’avez pas encore de mot de passe ici, le code d’accès est dans un message texte sur votre téléphone; nous en envoyons un nouveau quand l’ancien est expiré.',
  'One thing is left: your plan is not paid yet. Add a card that works until {1}, and cover starts the next day.':
    'Il reste une chose : votre plan n’est pas encore payé. Ajoutez une carte valide, jusqu’au {1}, et la protection commence le lendemain.',
  'If nobody does, the plan ends that day and we pay back everything.':
    'Sinon, le plan prend fin ce jour-là et nous remboursons tout.',
  'Activate my plan': 'Activer mon plan',
  'Add a card': 'Ajouter une carte',
  'Your plan {1} protects you from today': 'Votre plan {1} vous protège dès aujourd’hui',
  'Your cover has begun': 'Votre protection a commencé',
  Plan: 'Plan',
  'Claims from': 'Réclamations à partir du',
  'The waiting period runs until then. A cracked screen can be claimed before, once your phone is verified by photos.':
    'Le délai d’attente court jusque-là. Un écran fissuré peut être réclamé avant, dès que votre téléphone est vérifié par des photos.',
  'Not verified yet, so that a claim would take longer:':
    'Pas encore vérifié, ce qui allongerait une réclamation :',
  'See what you would get': 'Voir ce que vous recevriez',
  'A few photos for your plan {1}': 'Quelques photos pour votre plan {1}',
  'Something is missing': 'Il manque quelque chose',
  'Please add the photos of:': 'Veuillez ajouter les photos de :',
  'They show that the device is whole and yours. Without them your plan runs, but a claim takes longer.':
    'Elles montrent que l’appareil est intact et à vous. Sans elles, votre plan court, mais une réclamation prend plus de temps.',
  'Please show that you are a student: by your school’s mail address, a student ID or a letter. Without it the plan goes on at the adult price; we write to you 7 days before the first higher charge, and never charge anything afterwards for the time before.':
    'Veuillez montrer que vous êtes étudiant : par l’adresse courriel de votre école, une carte étudiante ou une lettre. Sinon, le plan se poursuit au prix adulte; nous vous écrivons 7 jours avant le premier prélèvement plus élevé, et ne facturons jamais après coup le temps passé.',
  'Add what is missing': 'Ajouter ce qui manque',
  'Can you locate your phone?': 'Pouvez-vous localiser votre téléphone?',
  'Is tracking on for your {1}?': 'La localisation est-elle activée pour votre {1}?',
  'and your': 'et votre',
  'Answer in ten seconds': 'Répondre en dix secondes',
  'Your student price is confirmed': 'Votre prix étudiant est confirmé',
  'Thank you. There is nothing to do for you. If you sent a picture, we delete it in 30 days.':
    'Merci. Vous n’avez rien à faire. Si vous avez envoyé une image, nous la supprimons dans 30 jours.',
  'Your student proof could not be accepted': 'Votre preuve d’études n’a pas pu être acceptée',
  'We need another proof': 'Il nous faut une autre preuve',
  'It does not show that you are a student.': 'Elle ne montre pas que vous êtes étudiant.',
  'You can send another one: your school’s mail address, a student ID or a letter. Without it the plan goes on at the adult price; we write to you 7 days before the first higher charge.':
    'Vous pouvez en envoyer une autre : l’adresse courriel de votre école, une carte étudiante ou une lettre. Sinon, le plan se poursuit au prix adulte; nous vous écrivons 7 jours avant le premier prélèvement plus élevé.',
  'Send another proof': 'Envoyer une autre preuve',
  'Your code for the student price': 'Votre code pour le prix étudiant',
  Code: 'Code',
  'Type it where you asked for it. It works for one hour.':
    'Saisissez-le là où vous l’avez demandé. Il fonctionne pendant une heure.',
  'If it was not you who asked, there is nothing to do.':
    'Si ce n’est pas vous qui l’avez demandé, il n’y a rien à faire.',
  'a month': 'par mois',
  'a year': 'par année',
  'Plan number': 'Numéro de plan',
  Price: 'Prix',
  'Charged today': 'Prélevé aujourd’hui',
  'nothing yet: there is no card': 'rien encore : il n’y a pas de carte',
  Card: 'Carte',
  '{1} ending in {2}': '{1} se terminant par {2}',
  Protected: 'Protégé',
  'Terms of coverage': 'Conditions de protection',
  'Cover starts': 'La protection commence',
  'you agree to them when you activate the plan: {1}': 'vous les acceptez en activant le plan : {1}',
  'version {1}, agreed to on {2}: {3}': 'version {1}, acceptées le {2} : {3}',
  '{1} goes back to your card. Banks take 5 to 10 days to show it.':
    '{1} retournent sur votre carte. Les banques mettent de 5 à 10 jours à l’afficher.',
  'There is nothing to pay back.': 'Il n’y a rien à rembourser.',
  'Your plan {1}': 'Votre plan {1}',
  'One step is left: activate your plan': 'Il reste une étape : activez votre plan',
  'Thank you for choosing us. This is your plan; its certificate is attached.':
    'Merci de nous avoir choisis. Voici votre plan; son certificat est joint.',
  'Please sign in and activate it by {1}. Cover starts the day after. A plan that is not activated by then ends, and everything paid goes back.':
    'Veuillez vous connecter et l’activer au plus tard le {1}. La protection commence le lendemain. Un plan qui n’est pas activé d’ici là prend fin, et tout ce qui a été payé est remboursé.',
  'Activate your plan': 'Activer votre plan',
  'You can cancel until {1} and get everything back.': 'Vous pouvez annuler jusqu’au {1} et tout récupérer.',
  'You said that you are a student. Please show it when you activate: a school mail address, a student ID or a letter. Without it the plan goes on at the adult price from the second charge; we write to you seven days before.':
    'Vous avez dit être étudiant. Veuillez le montrer à l’activation : une adresse courriel de l’école, une carte étudiante ou une lettre. Sinon, le plan se poursuit au prix adulte dès le deuxième prélèvement; nous vous écrivons sept jours avant.',
  'Your plan {1} is active': 'Votre plan {1} est actif',
  'You are protected from {1}, 12:01 AM': 'Vous êtes protégé à partir du {1}, 0 h 01',
  'Your certificate is attached. It stands as proof of protection on every claim.':
    'Votre certificat est joint. Il vaut preuve de protection pour chaque réclamation.',
  'Please add photos of your devices next: a claim for an item that is verified is quicker.':
    'Veuillez ajouter ensuite des photos de vos appareils : une réclamation pour un appareil vérifié est plus rapide.',
  'See your plan': 'Voir votre plan',
  'Your payment for plan {1} did not go through': 'Le paiement de votre plan {1} n’a pas été accepté',
  'Please check your card': 'Veuillez vérifier votre carte',
  'The bank declined {1} for your plan.': 'La banque a refusé {1} pour votre plan.',
  'We will not try again by ourselves: please add another card.':
    'Nous ne réessaierons pas de nous-mêmes : veuillez ajouter une autre carte.',
  'We try again on {1}. You need do nothing if the card works by then.':
    'Nous réessayons le {1}. Vous n’avez rien à faire si la carte fonctionne d’ici là.',
  'Your cover runs on until {1}. Until it is paid, claims wait; unpaid by then, the plan ends.':
    'Votre protection se poursuit jusqu’au {1}. Tant que ce n’est pas payé, les réclamations attendent; sans paiement d’ici là, le plan prend fin.',
  'Change your card': 'Changer votre carte',
  'Your payment for plan {1} arrived': 'Le paiement de votre plan {1} est arrivé',
  '{1} arrived: all is well': '{1} reçus : tout est en ordre',
  'Thank you. Your cover goes on as before, and claims that waited go on too.':
    'Merci. Votre protection se poursuit comme avant, et les réclamations en attente reprennent aussi.',
  'The price of your plan {1} changes': 'Le prix de votre plan {1} change',
  '{1} from {2}': '{1} à partir du {2}',
  'Your next charge is {1} instead of {2}, on {3}.':
    'Votre prochain prélèvement est de {1} au lieu de {2}, le {3}.',
  'We have no proof that you are a student, so the plan goes on at the adult price. Show it before that day, and the student price stays.':
    'Nous n’avons pas de preuve que vous êtes étudiant; le plan se poursuit donc au prix adulte. Montrez-la avant ce jour, et le prix étudiant reste.',
  'The promotion you bought it with ends then.': 'La promotion de votre achat prend fin alors.',
  'Your plan {1} renews on {2}': 'Votre plan {1} se renouvelle le {2}',
  'Your plan renews for another year': 'Votre plan se renouvelle pour une autre année',
  'On {1} we charge your card {2}. You need do nothing.':
    'Le {1}, nous prélevons {2} sur votre carte. Vous n’avez rien à faire.',
  'If you would rather not go on, cancel before that day.':
    'Si vous préférez ne pas continuer, annulez avant ce jour.',
  'Your plan {1} has changed': 'Votre plan {1} a changé',
  'It is now {1}, {2} {3}': 'C’est maintenant {1}, {2} {3}',
  '{1} was charged for the time until {2}.': '{1} ont été prélevés pour la période jusqu’au {2}.',
  'There was nothing to charge for it.': 'Il n’y avait rien à prélever.',
  'Your plan {1} is cancelled': 'Votre plan {1} est annulé',
  'Your cover ends on {1}': 'Votre protection prend fin le {1}',
  'What happens while cover runs can be claimed afterwards too, within 60 days.':
    'Ce qui arrive pendant la protection peut aussi être réclamé après, dans les 60 jours.',
  'See your plans': 'Voir vos plans',
  'Your plan {1} has ended': 'Votre plan {1} a pris fin',
  'Your plan has ended': 'Votre plan a pris fin',
  'Nobody activated it in time.': 'Personne ne l’a activé à temps.',
  'A payment for it did not arrive in time.': 'Un paiement n’est pas arrivé à temps.',
  'You can choose a plan again at any time.': 'Vous pouvez choisir un plan de nouveau à tout moment.',
  'Choose a plan': 'Choisir un plan',
  'Your {1} is verified': 'Votre {1} est vérifié',
  'A claim for it needs no further look at who it is. There is nothing to do for you.':
    'Une réclamation n’exigera plus de le vérifier. Vous n’avez rien à faire.',
  'It is protected from {1}. There is nothing to do for you.':
    'Il est protégé à partir du {1}. Vous n’avez rien à faire.',
  'See your device': 'Voir votre appareil',
  'Please take the photos of your {1} again': 'Veuillez reprendre les photos de votre {1}',
  'We need another photo': 'Il nous faut une autre photo',
  'Thank you for the photos of your {1}. This is what is in the way:':
    'Merci pour les photos de votre {1}. Voici ce qui bloque :',
  'Please take:': 'Veuillez prendre :',
  'Add the photos': 'Ajouter les photos',
  'Until then your plan runs, but a claim for this item takes longer: a person has to look at it.':
    'D’ici là, votre plan court, mais une réclamation pour cet appareil prend plus de temps : une personne doit l’examiner.',
  'Contact details changed: {1}': 'Coordonnées modifiées : {1}',
  'Your contact details changed': 'Vos coordonnées ont changé',
  'Changed just now: {1}. Mail goes to what stands there now.':
    'Modifié à l’instant : {1}. Le courrier va à ce qui y est inscrit maintenant.',
  and: 'et',
  'the telephone number': 'le numéro de téléphone',
  'the postal address': 'l’adresse postale',
  'You did not change this? Reply to this mail at once: it reaches {1}.':
    'Ce n’est pas vous? Répondez tout de suite à ce courriel : il arrive à {1}.',
  'Where your money goes has changed': 'La destination de votre argent a changé',
  'Reimbursements go to the Venmo account of the telephone ending in {1} from now on. One that is due in the next 3 days is looked at by an agent first.':
    'Les remboursements vont désormais au compte Venmo du téléphone se terminant par {1}. Celui qui est dû dans les 3 prochains jours est d’abord examiné par un agent.',
  'Reimbursements go to {1} by PayPal from now on. One that is due in the next 3 days is looked at by an agent first.':
    'Les remboursements vont désormais à {1} par PayPal. Celui qui est dû dans les 3 prochains jours est d’abord examiné par un agent.',
  'Your code for this mail address': 'Votre code pour cette adresse courriel',
  'Is this your mail address?': 'Est-ce votre adresse courriel?',
  'You want our mail here, and to sign in with this address. Your code: {1}':
    'Vous voulez recevoir nos courriels ici et vous connecter avec cette adresse. Votre code : {1}',
  'Enter it on the page where you asked for it. It works for {1} minutes. If it was not you, do nothing: nothing changes.':
    'Saisissez-le sur la page où vous l’avez demandé. Il fonctionne pendant {1} minutes. Si ce n’est pas vous, ne faites rien : rien ne change.',
  'Another mail address was asked for': 'Une autre adresse courriel a été demandée',
  'Somebody signed in as you wants our mail to go to {1} instead.':
    'Quelqu’un qui s’est connecté à votre compte veut que nos courriels aillent à {1}.',
  'It was not you? Change your password, and reply to this mail at once: it reaches {1}.':
    'Ce n’était pas vous? Changez votre mot de passe et répondez tout de suite à ce courriel : il arrive à {1}.',
  'Your mail address has changed': 'Votre adresse courriel a changé',
  'Our mail goes to {1} from now on, and that is what you sign in with. Your password stays as it is.':
    'Nos courriels vont désormais à {1}, et c’est l’adresse avec laquelle vous vous connectez. Votre mot de passe reste le même.',
  'Somebody who says to be you is on the phone with the {1} Claims Team. Your code: {2}':
    'Quelqu’un qui dit être vous est au téléphone avec l’équipe des réclamations {1}. Votre code : {2}',
  'Tell it to the agent you are talking to. It works for {1} minutes. If it is not you, do nothing.':
    'Dites-le à l’agent à qui vous parlez. Il fonctionne pendant {1} minutes. Si ce n’est pas vous, ne faites rien.',
  'Your code for our call': 'Votre code pour notre appel',
  '{1}: your code for our call is {2}. Tell it to the agent you are talking to. It works for {3} minutes.':
    '{1} : votre code pour notre appel est {2}. Dites-le à l’agent à qui vous parlez. Il fonctionne pendant {3} minutes.',
  '{1}: another telephone number was put in the place of this one on your account. Not you? Sign in and change it back, or write to {2}.':
    '{1} : un autre numéro de téléphone a remplacé celui-ci dans votre compte. Ce n’est pas vous? Connectez-vous et rétablissez-le, ou écrivez à {2}.',
  'Your ticket {1}': 'Votre demande {1}',
  "Submitted. We'll reach out soon; watch your inbox.":
    'Envoyée. Nous vous répondrons bientôt; surveillez votre boîte de réception.',
  'We answer by {1}. There is nothing to do for you.':
    'Nous répondons au plus tard le {1}. Vous n’avez rien à faire.',
  'See your ticket': 'Voir votre demande',
  'Reply to this mail to add something.': 'Répondez à ce courriel pour ajouter quelque chose.',
  '{1} answered your ticket': '{1} a répondu à votre demande',
  'Reply to this mail if anything is left. If not, there is nothing to do for you.':
    'Répondez à ce courriel s’il reste quelque chose. Sinon, vous n’avez rien à faire.',
};
