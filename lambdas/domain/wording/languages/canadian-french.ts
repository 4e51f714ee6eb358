import type { Words } from './words.ts';

/** French as written in Canada, by the English that stands in the default brand and the rulebook. */
export const canadianFrench: Words = {
  Draft: 'Brouillon',
  New: 'Nouvelle',
  'Initial Review – {brand}': 'Examen initial – {brand}',
  'Waiting on Customer': 'En attente du client',
  'Estimate/Diagnosis Needed': 'Devis ou diagnostic requis',
  'In Review – {brand}': 'À l’étude – {brand}',
  'Waiting on Repair Provider': 'En attente de l’atelier',
  Approved: 'Approuvée',
  Completed: 'Terminée',
  'Denied – Not Verifiable': 'Refusée – Non vérifiable',
  'Denied – Not a Covered Loss': 'Refusée – Sinistre non couvert',
  'Denied – Fraud': 'Refusée – Fraude',
  Withdrawn: 'Retirée',
  'Closed – Inactive': 'Fermée – Inactive',

  'our claims address': 'notre adresse de réclamation',
  'the next business day': 'prochain jour ouvrable',
  'a little more information': 'un peu plus de renseignements',
  'their account email': 'le courriel de son compte',
  'your repair partner': 'votre atelier de réparation',
  'your claim': 'votre réclamation',
  'the deductible': 'la franchise',
  'the approved amount': 'le montant approuvé',
  'your payee on record': 'votre adresse de paiement au dossier',
  'other means': 'un autre moyen',
  'the terms of the plan': 'les conditions du plan',
  'The details are in our mail to you': 'Les détails sont dans le courriel que nous vous avons envoyé',
  'the date in our mail': 'jour indiqué dans notre courriel',
  'the estimate': 'le devis',
  'the repair invoice': 'la facture de réparation',
  'your request for a second review': 'votre demande de réexamen',
  'your request to open the claim again': 'votre demande de rouvrir la réclamation',
  repair: 'réparation',
  replacement: 'remplacement',
  reimbursement: 'remboursement',

  Continue: 'Continuer',
  Answer: 'Répondre',
  Accept: 'Accepter',
  'Submit Estimate/Diagnosis': 'Envoyer le devis',
  'Submit Repair Invoice': 'Envoyer la facture',
  'Submit Invoice': 'Envoyer la facture',
  'It is repaired': 'C’est réparé',
  'Pay {deductible}': 'Payer {deductible}',
  'It has arrived': 'Je l’ai reçu',
  'Set your payee': 'Indiquer où vous payer',
  'Claim the repair': 'Réclamer la réparation',
  'Tell us': 'Nous le dire',
  'Ask for a second review': 'Demander un réexamen',
  'Open again': 'Rouvrir',

  'Not sent yet.': 'Pas encore envoyée.',
  'Not sent yet. Add parts and labor, then send it.':
    'Pas encore envoyée. Ajoutez les pièces et la main-d’œuvre, puis envoyez-la.',
  'We have your claim. Nothing to do; reviewed by {by}.':
    'Nous avons votre réclamation. Vous n’avez rien à faire; nous l’examinons au plus tard le {by}.',
  'Submitted, in the queue for review. Do not proceed until the {brand} Claims Team has updated the status. Typically reviewed 1–3 hours from submission.':
    'Envoyée, en attente d’examen. Ne procédez pas avant que l’équipe des réclamations {brand} ait mis le statut à jour. Examinée en général de 1 à 3 heures après l’envoi.',
  'We are checking what you sent.': 'Nous vérifions ce que vous avez envoyé.',
  'Under initial review. Updated once all information is verified, so that you may then repair or give an estimate/diagnosis. Do not proceed until then.':
    'En examen initial. Mise à jour dès que tous les renseignements sont vérifiés, pour que vous puissiez alors réparer ou donner un devis ou un diagnostic. Ne procédez pas d’ici là.',
  'We need: {question}.': 'Il nous faut : {question}.',
  'Ask the customer to look in the inbox of {customerEmail} for our latest mail; they can search for {claimsAddress}. Do not proceed.':
    'Demandez au client de chercher notre dernier courriel dans la boîte de {customerEmail}; il peut chercher {claimsAddress}. Ne procédez pas.',
  'Take it to {partner}. Pay for no repair yet.':
    'Apportez-le chez {partner}. Ne payez encore aucune réparation.',
  'Submit a formal estimate/diagnosis: damage or issue found, recommended resolution, cost. If you recommend replacement, say so, whether you can supply one, and its price.':
    'Envoyez un devis ou un diagnostic en bonne et due forme : dommage ou problème constaté, solution recommandée, coût. Si vous recommandez le remplacement, dites-le, et dites si vous pouvez fournir l’appareil et à quel prix.',
  'We are reviewing {what}; a mail from {claimsAddress} follows.':
    'Nous examinons {what}; un courriel de {claimsAddress} suivra.',
  'Being reviewed. The customer gets a mail with the next step or outcome, and this status changes at the same time. Do not proceed.':
    'À l’étude. Le client reçoit un courriel avec la prochaine étape ou le résultat, et ce statut change en même temps. Ne procédez pas.',
  'We asked {partner}; nothing for you to do.':
    'Nous avons posé la question à {partner}; vous n’avez rien à faire.',
  'We need: {question}. It is also in our mail from {claimsAddress}.':
    'Il nous faut : {question}. C’est aussi dans notre courriel de {claimsAddress}.',
  'We need: {question}. Change the lines where they have to be, then answer; by mail to {claimsAddress} too.':
    'Il nous faut : {question}. Modifiez les lignes au besoin, puis répondez; vous pouvez aussi le faire par courriel à {claimsAddress}.',
  'Bring it to {partner}; pay {deductible} there when it is done.':
    'Apportez-le chez {partner}; payez-y {deductible} quand ce sera prêt.',
  'Repair it, collect {deductible} from the customer, then submit the final invoice: parts, labor and sales tax separately, with your PayPal address or a link payable by card. Paid within 1–2 days.':
    'Réparez-le, percevez {deductible} du client, puis envoyez la facture finale : pièces, main-d’œuvre et taxe de vente séparément, avec votre adresse PayPal ou un lien payable par carte. Payée en 1 ou 2 jours.',
  'We asked {partner} to repair it; they answer by {by}. Nothing to do: we write to you as soon as they do. You can choose another shop.':
    'Nous avons demandé à {partner} de le réparer; la réponse vient au plus tard le {by}. Vous n’avez rien à faire : nous vous écrivons dès qu’elle est là. Vous pouvez choisir un autre atelier.',
  'A repair for you: accept it or pass by {by}. Do not start before you have accepted. Then the customer is told to come to you.':
    'Une réparation pour vous : acceptez-la ou passez votre tour au plus tard le {by}. Ne commencez pas avant de l’avoir acceptée. Le client est ensuite invité à venir chez vous.',
  'The repair costs more than your plan covers: you would pay {amount} at the counter, your deductible of {deductible} included. Tell us whether to go ahead.':
    'La réparation coûte plus que ce que couvre votre plan : vous paieriez {amount} au comptoir, votre franchise de {deductible} comprise. Dites-nous si nous allons de l’avant.',
  'Do not start yet: the repair costs more than the plan covers, and we asked the customer whether to pay {amount} at your counter. This status changes as soon as they answer.':
    'Ne commencez pas encore : la réparation coûte plus que ce que couvre le plan, et nous avons demandé au client s’il paierait {amount} à votre comptoir. Ce statut change dès sa réponse.',
  '{partner} found more to repair; we look at it by {by}. Nothing for you to do.':
    '{partner} a trouvé autre chose à réparer; nous l’examinons au plus tard le {by}. Vous n’avez rien à faire.',
  'What you found besides is with the {brand} Claims Team; you hear from us by {by}. Go on with what was approved. You may also submit the final invoice for that.':
    'Ce que vous avez trouvé en plus est chez l’équipe des réclamations {brand}; nous vous répondons au plus tard le {by}. Poursuivez ce qui est approuvé. Vous pouvez aussi envoyer la facture finale de cette partie.',
  'Bring it to {partner}: the repair is free, under their repair warranty.':
    'Apportez-le chez {partner} : la réparation est gratuite, sous sa garantie de réparation.',
  'Repair it free of charge: it comes back within your repair warranty. Collect nothing from the customer, send no invoice; say when it is repaired.':
    'Réparez-le sans frais : il revient pendant votre garantie de réparation. Ne percevez rien du client, n’envoyez pas de facture; dites quand c’est réparé.',
  'Your replacement ships.': 'Votre appareil de remplacement sera expédié.',
  'Do not repair this device: settled by {settlement}.':
    'Ne réparez pas cet appareil; règlement : {settlement}.',
  'Pay your deductible of {deductible}: then your replacement ships.':
    'Payez votre franchise de {deductible} : votre appareil de remplacement sera ensuite expédié.',
  'Your replacement is on its way. Tell us when it has arrived.':
    'Votre appareil de remplacement est en route. Dites-nous quand vous l’aurez reçu.',
  'Get your replacement from {partner}; pay {deductible} there.':
    'Passez prendre votre appareil de remplacement chez {partner}; payez-y {deductible}.',
  'Do not repair this device: replace it. Hand over the replacement, collect {deductible} from the customer, then submit the final invoice, the device as parts: parts, labor and sales tax separately, with your PayPal address or a link payable by card. Paid within 1–2 days.':
    'Ne réparez pas cet appareil : remplacez-le. Remettez l’appareil de remplacement, percevez {deductible} du client, puis envoyez la facture finale, l’appareil inscrit aux pièces : pièces, main-d’œuvre et taxe de vente séparément, avec votre adresse PayPal ou un lien payable par carte. Payée en 1 ou 2 jours.',
  'We pay {partner}; nothing for you to do.': 'Nous payons {partner}; vous n’avez rien à faire.',
  'Your invoice is accepted: {amount} is paid by {by}. Nothing further to do.':
    'Votre facture est acceptée : le paiement de {amount} est fait au plus tard le {by}. Il n’y a rien d’autre à faire.',
  'You get {amount} to {payee}.': 'Vous recevez {amount} à {payee}.',
  'You get {amount}. Tell us where: set your PayPal or Venmo account on your account page.':
    'Vous recevez {amount}. Dites-nous où : inscrivez votre compte PayPal ou Venmo à la page de votre compte.',
  '{amount} is on its way to {payee}, by {by}.':
    'Le paiement de {amount} est en route vers {payee}, au plus tard le {by}.',
  'Your dealer repairs the unit.': 'Votre concessionnaire répare l’unité.',
  'Pre-authorized: its dealer repairs the unit.': 'Préautorisée : son concessionnaire répare l’unité.',
  'Go ahead: pre-authorized up to {amount}. Repair the unit, then claim it here; what stays within that is credited at once.':
    'Allez-y : préautorisée jusqu’à {amount}. Réparez l’unité, puis réclamez-la ici; ce qui ne le dépasse pas est crédité aussitôt.',
  'Your dealer returns the unit.': 'Votre concessionnaire retourne l’unité.',
  'Approved: its dealer returns the unit.': 'Approuvée : son concessionnaire retourne l’unité.',
  'Approved: {amount} is credited as soon as we have received the unit. Send it with the papers of its RMA.':
    'Approuvée : {amount} seront crédités dès que nous aurons reçu l’unité. Envoyez-la avec les documents de sa RMA.',
  'Your dealer is told what becomes of the unit.':
    'Votre concessionnaire est informé de ce qu’il advient de l’unité.',
  'Approved: its dealer is told what becomes of the unit.':
    'Approuvée : son concessionnaire est informé de ce qu’il advient de l’unité.',
  'Approved. By {by} you hear what becomes of the unit.':
    'Approuvée. Au plus tard le {by}, nous vous disons ce qu’il advient de l’unité.',
  'Done. Still a problem? Tell us, or reply to any mail.':
    'C’est fait. Encore un problème? Dites-le-nous ou répondez à n’importe quel courriel.',
  'Resolved. Do nothing further. If there is still a problem, the customer replies to the claim’s mails from {claimsAddress}.':
    'Réglée. Ne faites rien de plus. S’il reste un problème, le client répond aux courriels de la réclamation, de {claimsAddress}.',
  'Done. What was credited stands on the credit note here. Still a problem? Reply to any mail of this claim.':
    'C’est fait. Ce qui a été crédité figure sur la note de crédit, ici. Encore un problème? Répondez à n’importe quel courriel de cette réclamation.',
  'Not approved: {clause}. {reason}. You can ask for a second review until {date}.':
    'Non approuvée : {clause}. {reason}. Vous pouvez demander un réexamen jusqu’au {date}.',
  'Reviewed and not approved. Do not proceed; no repair. The customer was told why by email ({claimsAddress}); explaining it is not your task.':
    'Examinée et non approuvée. Ne procédez pas; aucune réparation. Le client a reçu l’explication par courriel ({claimsAddress}); ce n’est pas à vous de l’expliquer.',
  'Closed.': 'Fermée.',
  'Closed. Do not proceed.': 'Fermée. Ne procédez pas.',
  'Referred to {partner}. Do not proceed.': 'Confiée à {partner}. Ne procédez pas.',

  'A photo that shows the damage.': 'Une photo qui montre le dommage.',
  'The police report of the theft, or its number.': 'Le rapport de police du vol, ou son numéro.',
  'Proof of purchase, such as the receipt of the item.': 'Une preuve d’achat, comme le reçu de l’appareil.',
  'The payment of your plan is open: pay it in your account, then answer here and the claim goes on.':
    'Le paiement de votre plan est en souffrance : payez-le dans votre compte, puis répondez ici et la réclamation se poursuit.',
  'A photo that shows the damage: it is how we know what is broken.':
    'Une photo qui montre le dommage : c’est ainsi que nous savons ce qui est brisé.',
  'The number of the police report: a theft is covered once it is reported.':
    'Le numéro du rapport de police : un vol est couvert une fois déclaré.',
  'The police report, if you have it rather than its number.':
    'Le rapport de police, si vous l’avez plutôt que son numéro.',
  'Proof of purchase, such as the receipt: it shows that the item was yours.':
    'Une preuve d’achat, comme le reçu : elle montre que l’appareil était à vous.',
  'Proof of purchase, such as the receipt: a failure is covered for items bought new and added within 120 days.':
    'Une preuve d’achat, comme le reçu : une panne est couverte pour les appareils achetés neufs et ajoutés dans les 120 jours.',
  'Was the vehicle locked? A theft from a vehicle is covered when it was.':
    'Le véhicule était-il verrouillé? Un vol dans un véhicule est couvert s’il l’était.',
  'Were its windows closed?': 'Ses vitres étaient-elles fermées?',
  'Are there visible signs of forced entry?': 'Y a-t-il des signes visibles d’effraction?',
  'A photo of the forced entry, if you took one.': 'Une photo de l’effraction, si vous en avez pris une.',
  'Was tracking (find my phone) on when it happened? If it was off or you do not know, other proof helps.':
    'La localisation (Localiser) était-elle activée à ce moment-là? Si elle ne l’était pas ou si vous ne le savez pas, d’autres preuves aident.',
  'A picture of the find-my-phone page, if you have one.':
    'Une image de la page de localisation du téléphone, si vous en avez une.',
  'Was any of the damage there before your cover began?':
    'Une partie du dommage existait-elle avant le début de votre protection?',
  'The number of the police report, if there is one.': 'Le numéro du rapport de police, s’il y en a un.',

  'As things stand, the terms do not cover this.':
    'Dans l’état actuel des choses, les conditions ne couvrent pas cela.',
  'The repair is approved at once: you pay the deductible, the plan pays the rest.':
    'La réparation est approuvée aussitôt : vous payez la franchise, le plan paie le reste.',
  'An agent looks at it first. Then you get a replacement, or its price, less the deductible.':
    'Un agent l’examine d’abord. Vous recevez ensuite un appareil de remplacement, ou son prix, moins la franchise.',
  'A repair shop gives an estimate first. You pay the deductible, the plan pays the rest.':
    'Un atelier donne d’abord un devis. Vous payez la franchise, le plan paie le reste.',
  'An agent looks at it first, and says what you get.':
    'Un agent l’examine d’abord et vous dit ce que vous recevez.',

  'The plan has ended.': 'Le plan a pris fin.',
  'Cover has not begun.': 'La protection n’a pas commencé.',
  'Activate the plan.': 'Activez le plan.',
  'Cover for this item begins soon.': 'La protection de cet appareil commence bientôt.',
  'Cover is in force.': 'La protection est en vigueur.',
  'The plan is paid.': 'Le plan est payé.',
  'A payment is open: until it is paid, claims wait.':
    'Un paiement est en souffrance : tant qu’il n’est pas fait, les réclamations attendent.',
  'Pay it in your account.': 'Payez-le dans votre compte.',
  'The item is verified.': 'L’appareil est vérifié.',
  'The item is not verified: a claim for it is decided by an agent.':
    'L’appareil n’est pas vérifié : un agent décide des réclamations à son sujet.',
  'Add the verification photos.': 'Ajoutez les photos de vérification.',
  'The waiting period is over.': 'Le délai d’attente est terminé.',
  'Tracking is on.': 'La localisation est activée.',
  'Tracking is off: a theft or loss would go to an agent.':
    'La localisation est désactivée : un vol ou une perte serait confié à un agent.',
  'Whether tracking is on is not known: a theft or loss would go to an agent.':
    'On ne sait pas si la localisation est activée : un vol ou une perte serait confié à un agent.',
  'Switch find-my-phone on and tell us.': 'Activez la localisation du téléphone et dites-le-nous.',
  'Pay what is open on the plan.': 'Payez ce qui est dû sur le plan.',
  'Add a photo that shows the damage.': 'Ajoutez une photo qui montre le dommage.',
  'Add the police report, or its number.': 'Ajoutez le rapport de police ou son numéro.',
  'Add the proof of purchase, such as the receipt.': 'Ajoutez la preuve d’achat, comme le reçu.',
  'Tell us that tracking was on when it happened.':
    'Dites-nous que la localisation était activée à ce moment.',
  'Tell us that the vehicle was locked.': 'Dites-nous que le véhicule était verrouillé.',
  'Tell us that its windows were closed.': 'Dites-nous que ses vitres étaient fermées.',
  'Tell us that there are visible signs of forced entry.':
    'Dites-nous qu’il y a des signes visibles d’effraction.',
  'Show that the item was bought new.': 'Montrez que l’article a été acheté neuf.',
  'Show by the proof of purchase that the item was added to the plan within 120 days of it.':
    'Montrez par la preuve d’achat que l’article a été ajouté au plan dans les 120 jours de l’achat.',
};
