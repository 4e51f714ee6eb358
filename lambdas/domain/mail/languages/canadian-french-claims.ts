import type { Words } from '../../wording/languages/words.ts';

/** French as written in Canada: mails and texts about claims, by the English of their templates. */
export const canadianFrenchClaimMails: Words = {
  'Claim for {1}': 'Réclamation : {1}',
  'Hello {1},': 'Bonjour {1},',
  '{1} Claims Team': 'Équipe des réclamations {1}',
  '{1}:': '{1} :',
  'We have your claim': 'Nous avons votre réclamation',
  'We have your claim for {1}. Nothing to do; it is reviewed by {2}.':
    'Nous avons votre réclamation pour {1}. Vous n’avez rien à faire; nous l’examinons au plus tard le {2}.',
  Claim: 'Réclamation',
  'See your claim': 'Voir votre réclamation',
  'Please pay for no repair before you hear from us.':
    'Veuillez ne payer aucune réparation avant d’avoir de nos nouvelles.',
  'We are checking what you sent': 'Nous vérifions ce que vous avez envoyé',
  'We are checking what you sent. You hear from us by {1}.':
    'Nous vérifions ce que vous avez envoyé. Vous aurez de nos nouvelles au plus tard le {1}.',
  'We need something from you': 'Il nous faut quelque chose de vous',
  'To go on with your claim, we need:': 'Pour poursuivre votre réclamation, il nous faut :',
  Answer: 'Répondre',
  'You can also simply reply to this mail; photos and documents may be attached.':
    'Vous pouvez aussi simplement répondre à ce courriel et y joindre des photos et des documents.',
  'Your claim waits for your answer': 'Votre réclamation attend votre réponse',
  'On {1} we asked you:': 'Le {1}, nous vous avons demandé :',
  'The claim waits until then.': 'D’ici là, la réclamation attend.',
  'Your claim closes on {1}': 'Votre réclamation sera fermée le {1}',
  'We have not heard from you. Your claim still waits for:':
    'Nous n’avons pas eu de vos nouvelles. Votre réclamation attend toujours :',
  'Without an answer it closes on {1}. It can be opened again afterwards.':
    'Sans réponse, elle sera fermée le {1}. Elle pourra être rouverte par la suite.',
  'Take it to {1} for an estimate': 'Apportez-le chez {1} pour un devis',
  'Take your {1} to {2}. They tell us what is damaged and what the repair costs. Pay for no repair yet.':
    'Apportez votre {1} chez {2}. L’atelier nous dira ce qui est endommagé et ce que coûte la réparation. Ne payez encore aucune réparation.',
  'We are reviewing {1}': 'Nous examinons {1}',
  'We are reviewing {1}; a mail from {2} follows by {3}. Nothing to do for you.':
    'Nous examinons {1}; un courriel de {2} suivra au plus tard le {3}. Vous n’avez rien à faire.',
  'We asked {1} something': 'Nous avons posé une question à {1}',
  'We asked {1} something about your claim; nothing for you to do.':
    'Nous avons posé à {1} une question sur votre réclamation; vous n’avez rien à faire.',
  'Your claim is approved': 'Votre réclamation est approuvée',
  'The repair of your {1} is approved. Bring it to {2}; pay {3} there when it is done. We pay the rest.':
    'La réparation de votre {1} est approuvée. Apportez-le chez {2}; payez-y {3} quand ce sera prêt. Nous payons le reste.',
  'Your deductible': 'Votre franchise',
  'Show at the counter': 'Montrer au comptoir',
  'You would rather go to another approved shop? Choose it on the page of your claim, or reply to this mail.':
    'Vous préférez un autre atelier agréé? Choisissez-le sur la page de votre réclamation ou répondez à ce courriel.',
  'Your approved repair waits at {1}': 'Votre réparation approuvée attend chez {1}',
  'The repair of your {1} is approved, and {2} has not received it yet. Pay {3} there when it is done.':
    'La réparation de votre {1} est approuvée, et {2} ne l’a pas encore reçu. Payez-y {3} quand ce sera prêt.',
  'Your claim is approved: you get {1}': 'Votre réclamation est approuvée : vous recevez {1}',
  'You get {1}. Your deductible of {2} is already taken off. Tell us where it goes: sign in and set your PayPal or Venmo account on your account page. It is never set by mail or on the phone.':
    'Vous recevez {1}. Votre franchise de {2} est déjà déduite. Dites-nous où l’envoyer : connectez-vous et indiquez votre compte PayPal ou Venmo sur la page de votre compte. Il ne s’indique jamais par courriel ni au téléphone.',
  'You get {1} to {2} by {3}. Your deductible of {4} is already taken off.':
    'Vous recevez {1} à {2} au plus tard le {3}. Votre franchise de {4} est déjà déduite.',
  'Set your payee': 'Indiquer où vous payer',
  'Do not have the device repaired at our expense: this settles the claim.':
    'Ne faites pas réparer l’appareil à nos frais : ceci règle la réclamation.',
  'Your claim is approved: you get a replacement':
    'Votre réclamation est approuvée : vous recevez un appareil de remplacement',
  'Your {1} is replaced. We send you a replacement.':
    'Votre {1} est remplacé. Nous vous envoyons un appareil de remplacement.',
  'Your {1} is replaced. Get your replacement from {2}; pay {3} there. We pay the rest.':
    'Votre {1} est remplacé. Récupérez votre appareil de remplacement chez {2} et payez-y {3}. Nous payons le reste.',
  Done: 'C’est fait',
  'Done.': 'C’est fait.',
  'Still a problem? Tell us, or reply to any mail of this claim.':
    'Encore un problème? Dites-le-nous, ou répondez à n’importe quel courriel de cette réclamation.',
  'Tell us': 'Nous le dire',
  'Your claim is withdrawn': 'Votre réclamation est retirée',
  'Closed, as you asked.': 'Fermée, comme vous l’avez demandé.',
  'Open again': 'Rouvrir',
  'Your claim is closed': 'Votre réclamation est fermée',
  'Closed, because we had no answer to:': 'Fermée, parce que nous n’avons pas eu de réponse à :',
  'Your message has arrived': 'Votre message est arrivé',
  'Your claim is closed. Your message is with the claims team as a request to open it again; you hear from us by {1}.':
    'Votre réclamation est fermée. L’équipe des réclamations a reçu votre message comme demande de réouverture; vous aurez de nos nouvelles au plus tard le {1}.',
  'Your request for a second review has arrived': 'Votre demande de réexamen est arrivée',
  'Someone else than the person who decided looks at your claim again. You hear from us by {1}. Nothing to do for you.':
    'Une autre personne que celle qui a décidé réexamine votre réclamation. Vous aurez de nos nouvelles au plus tard le {1}. Vous n’avez rien à faire.',
  'Your claim is open again': 'Votre réclamation est rouverte',
  'We have opened your claim again and review it by {1}. Nothing to do for you.':
    'Nous avons rouvert votre réclamation et l’examinons au plus tard le {1}. Vous n’avez rien à faire.',
  'Go on with your claim': 'Poursuivez votre réclamation',
  'Open this on the device you want to go on with, and sign in. What you entered so far is there; the claim is not sent until you send it.':
    'Ouvrez ceci sur l’appareil avec lequel vous voulez continuer, et connectez-vous. Ce que vous avez saisi jusqu’ici s’y trouve; la réclamation n’est envoyée que lorsque vous l’envoyez.',
  Continue: 'Continuer',
  Where: 'Où',
  Address: 'Adresse',
  Phone: 'Téléphone',
  'Tell them the claim ID': 'Donnez-y le numéro de réclamation',
  'Your claim is not approved': 'Votre réclamation n’est pas approuvée',
  Decision: 'Décision',
  'It rests on this clause of your terms:': 'Elle s’appuie sur cette clause de vos conditions :',
  'The facts it rests on:': 'Les faits sur lesquels elle s’appuie :',
  'Nothing further would change this decision.': 'Rien d’autre ne changerait cette décision.',
  'What would change it: {1}': 'Ce qui la changerait : {1}',
  'You may ask for a second review until {1} (60 days). Someone else than the person who decided reviews it within 5 business days. Press the button or reply to this mail.':
    'Vous pouvez demander un réexamen jusqu’au {1} (60 jours). Une autre personne que celle qui a décidé l’examine dans les 5 jours ouvrables. Appuyez sur le bouton ou répondez à ce courriel.',
  'Ask for a second review': 'Demander un réexamen',
  'To complain: {1}': 'Pour porter plainte : {1}',
  'Write to {1} or to the insurance department of your state or province.':
    'Écrivez à {1} ou à l’autorité des assurances de votre État ou province.',
  'Denied – Fraud': 'Refusée – Fraude',
  'Denied – Not a Covered Loss': 'Refusée – Sinistre non couvert',
  'Denied – Not Verifiable': 'Refusée – Non vérifiable',
  'What was claimed: {1} on {2}': 'Ce qui a été réclamé : {1}, le {2}',
  'The item: {1}': 'L’appareil : {1}',
  'Papers or photos that show what we could not verify would change this decision.':
    'Des documents ou des photos qui montrent ce que nous n’avons pas pu vérifier changeraient cette décision.',
  'accidental damage': 'dommage accidentel',
  'cracked screen': 'écran fissuré',
  liquid: 'liquide',
  theft: 'vol',
  'theft from vehicle': 'vol dans un véhicule',
  vandalism: 'vandalisme',
  loss: 'perte',
  'mechanical failure': 'panne mécanique',
  'a repair partner near you (choose one on the claim’s page)':
    'un atelier près de chez vous (choisissez-en un sur la page de la réclamation)',
  'the repair partner': 'l’atelier de réparation',
  'The repair partner': 'L’atelier de réparation',
  'Your device was repaired.': 'Votre appareil a été réparé.',
  'Your device was replaced.': 'Votre appareil a été remplacé.',
  'You were paid {1}.': 'Vous avez reçu {1}.',
  'Your word on whether to pay more than the deductible.':
    'Votre réponse : payer ou non plus que la franchise.',
  'Your deductible, before your replacement ships.':
    'Votre franchise, avant l’envoi de votre appareil de remplacement.',
  'Please bring {1} to the repair partner.': 'Veuillez apporter {1} à l’atelier de réparation.',
  'We asked {1} for an estimate': 'Nous avons demandé un devis à {1}',
  'The repair of your {1} is approved.': 'La réparation de votre {1} est approuvée.',
  'We asked {1} to take it on, and write to you as soon as they do: by {2}. If they can’t, we ask the next shop near you.':
    'Nous avons demandé à {1} de s’en charger et vous écrivons dès que c’est accepté : au plus tard le {2}. Sinon, nous demandons au prochain atelier près de chez vous.',
  'You would rather go to another approved shop? Choose it on the page of your claim.':
    'Vous préférez un autre atelier agréé? Choisissez-le sur la page de votre réclamation.',
  'Are you at {1}?': 'Êtes-vous chez {1}?',
  '{1} says that you are there with your {2}. With one tap they may work on your claim.':
    '{1} dit que vous y êtes avec votre {2}. D’une touche, vous lui permettez de s’occuper de votre réclamation.',
  '{1} says that you are there with your {2}. Your claim is with {3} now; with one tap it moves to {4}.':
    '{1} dit que vous y êtes avec votre {2}. Votre réclamation est maintenant chez {3}; d’une touche, elle passe chez {4}.',
  'Move my claim to {1}': 'Confier ma réclamation à {1}',
  'The link works until {1}. You are not there? Then do nothing: without your tap nothing moves.':
    'Le lien fonctionne jusqu’au {1}. Vous n’y êtes pas? Ne faites rien : sans votre touche, rien ne change.',
  '{1}: are you at {2}? Tap to move claim {3} there: {4}':
    '{1} : êtes-vous chez {2}? Touchez pour y confier la réclamation {3} : {4}',
  'The repair costs': 'La réparation coûte',
  'Your plan pays': 'Votre plan paie',
  'You would pay': 'Vous paieriez',
  'Of that, your deductible': 'Dont votre franchise',
  'Would you pay {1} for this repair?': 'Paieriez-vous {1} pour cette réparation?',
  'The repair of your {1} costs more than your plan covers for one incident. {2} does not start before you say so.':
    'La réparation de votre {1} coûte plus que ce que votre plan couvre pour un incident. {2} ne commence pas sans votre accord.',
  'Yes, repair it': 'Oui, réparez-le',
  'No, look for another way': 'Non, cherchez une autre solution',
  'If you say no, nothing is repaired, and the claims team looks for another way with you.':
    'Si vous dites non, rien n’est réparé, et l’équipe des réclamations cherche une autre solution avec vous.',
  'Your repair waits for your word': 'Votre réparation attend votre réponse',
  'On {1} we asked whether you would pay {2} at the counter for the repair of your {3}. {4} does not start before you say so.':
    'Le {1}, nous vous avons demandé si vous paieriez {2} au comptoir pour la réparation de votre {3}. {4} ne commence pas sans votre accord.',
  'Answer on the claim’s page': 'Répondre sur la page de la réclamation',
  'Your claim is approved: the repair is free':
    'Votre réclamation est approuvée : la réparation est gratuite',
  'The same fault of your {1} was repaired before and has come back. Bring it to {2}: they repair it free of charge under their repair warranty. You pay nothing there.':
    'Le même défaut de votre {1} a déjà été réparé et il est revenu. Apportez-le chez {2} : la réparation est gratuite, sous sa garantie de réparation. Vous n’y payez rien.',
  'Your {1} is replaced. Pay your deductible of {2} on the claim’s page: then your replacement ships.':
    'Votre {1} est remplacé. Payez votre franchise de {2} sur la page de la réclamation : votre appareil de remplacement sera ensuite expédié.',
  'Pay {1}': 'Payer {1}',
  'It is taken from the card of your plan. Nobody asks you for a card number by mail or on the phone.':
    'Le montant est prélevé sur la carte de votre plan. Personne ne vous demande un numéro de carte par courriel ou au téléphone.',
  'Your replacement is on its way': 'Votre appareil de remplacement est en route',
  'The replacement for your {1} is on its way to you.': 'L’appareil qui remplace votre {1} est en route.',
  Carrier: 'Transporteur',
  'Tracking number': 'Numéro de suivi',
  'Tell us on the claim’s page when it has arrived: it then takes the old item’s place on your plan.':
    'Dites-nous sur la page de la réclamation quand il est arrivé : il prend alors la place de l’ancien appareil dans votre plan.',
  'It has arrived': 'Je l’ai reçu',
  'Please send back the damaged device by {1}': 'Veuillez renvoyer l’appareil endommagé au plus tard le {1}',
  'Your replacement has arrived. Please send back the damaged {1} by {2}, in the box and with the label that came with the replacement. Sign out of your accounts and remove its lock first.':
    'Votre appareil de remplacement est arrivé. Veuillez renvoyer votre {1} endommagé au plus tard le {2}, dans la boîte et avec l’étiquette reçues avec le nouvel appareil. Déconnectez d’abord vos comptes et retirez le verrouillage.',
  'If it has not come back by then, {1} are charged for it.':
    'S’il n’est pas revenu d’ici là, {1} seront facturés.',
  '{1} wrote about the claim': '{1} a écrit au sujet de la réclamation',
  'See the claim': 'Voir la réclamation',
  'Reply to this mail to answer.': 'Répondez à ce courriel pour donner votre réponse.',
  'A message from the {1} Claims Team': 'Un message de l’équipe des réclamations {1}',
  'Did you write this?': 'Avez-vous écrit ceci?',
  'We received this message in your name, and your mail provider does not let us check that it is from you:':
    'Nous avons reçu ce message en votre nom, et votre fournisseur de courriel ne nous permet pas de vérifier qu’il vient de vous :',
  'Yes, I wrote this': 'Oui, c’est moi',
  'If you did not, do nothing: it changes nothing on the claim.':
    'Sinon, ne faites rien : la réclamation reste inchangée.',
  'Your claim was approved at once.': 'Votre réclamation a été approuvée aussitôt.',
  'Your claim was approved at once: the repair up to {1}, of which you pay {2}.':
    'Votre réclamation a été approuvée aussitôt : la réparation jusqu’à {1}, dont vous payez {2}.',
  'Your claim goes on as soon as this is here: {1}':
    'Votre réclamation se poursuit dès que ceci est ici : {1}',
  'Everything is in order. No price is known for this repair, so a repair shop gives an estimate first.':
    'Tout est en ordre. Aucun prix n’est connu pour cette réparation; un atelier donne donc d’abord un devis.',
  'An agent looks at your claim. Nothing about it was decided against you.':
    'Un agent examine votre réclamation. Rien n’a été décidé contre vous.',
  'Then the claim can be approved at once.': 'La réclamation pourra alors être approuvée aussitôt.',
  'Then the repair shop is asked for an estimate.': 'Un devis sera alors demandé à l’atelier.',
  'Then the claim goes on as soon as the rest is there.':
    'La réclamation se poursuivra alors dès que le reste sera là.',
  'Then the Claims Team has all it needs to decide.':
    'L’équipe des réclamations aura alors tout ce qu’il faut pour décider.',
};
