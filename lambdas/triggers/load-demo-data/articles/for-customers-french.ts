import { goneIncidentTypes, incidentTypes } from '../../../domain/claim/incident.ts';
import type { DemoArticle } from './article-text.ts';

/** A customer’s article in French, as written in Canada: it stands where the English one of `translationOf` does. */
const french = (
  translationOf: string,
  article: Omit<DemoArticle, 'articleId' | 'language' | 'translationOf'>,
): DemoArticle => ({
  ...{ articleId: `${translationOf}-fr`, language: 'fr', translationOf },
  ...article,
});

export const frenchCustomersArticles: readonly DemoArticle[] = [
  french('art-file-a-claim', {
    title: 'Comment faire une réclamation',
    summary:
      'Dix minutes, une réclamation par appareil, et vous pouvez continuer plus tard sur un autre appareil.',
    category: 'filing',
    faq: true,
    keywords: ['déclarer', 'présenter', 'commencer', 'brouillon'],
    html: `<ol>
<li>Ouvrez <a href="/claims/new">Faire une réclamation</a> et choisissez l’appareil.</li>
<li>Dites ce qui s’est passé et quand. Une réclamation doit être présentée dans les <strong>60 jours</strong> suivant l’incident.</li>
<li>Ajoutez les photos et les documents que demande le formulaire. Il dit pourquoi chacun est nécessaire.</li>
<li>Relisez le tout, avec le plafond et la franchise, puis envoyez.</li>
</ol>
<p>Jusqu’à l’envoi, c’est un brouillon que personne d’autre ne voit. Vous pouvez le poursuivre sur un autre téléphone ou ordinateur : le formulaire affiche un code à numériser et vous envoie un lien par courriel.</p>
<h2>Plusieurs appareils dans un même incident</h2>
<p>Faites une réclamation par appareil. Après la première, choisissez <em>Réclamer pour un autre appareil</em> : ce qui s’est passé est déjà rempli. Toutes les réclamations d’un incident partagent son plafond de 2 000 $ US.</p>
<h2>Votre téléphone est brisé ou disparu</h2>
<p>Vous pouvez vous connecter, répondre et téléverser sur n’importe quel appareil. Les codes arrivent aussi par courriel.</p>`,
  }),
  french('art-what-evidence', {
    title: 'Les photos et les documents qu’il nous faut',
    summary:
      'Pour chaque type d’incident : quoi envoyer, et comment prendre une photo acceptée du premier coup.',
    category: 'filing',
    incidentTypes: [...incidentTypes],
    keywords: ['preuve', 'image', 'reçu', 'document', 'téléverser'],
    html: `<table><thead><tr><th scope="col">Ce qui s’est passé</th><th scope="col">Ce qu’il nous faut</th></tr></thead><tbody>
<tr><td>Dommage, écran fissuré, liquide</td><td>Des photos du dommage et de l’appareil entier</td></tr>
<tr><td>Vol</td><td>Le rapport de police avec son numéro, et une preuve d’achat</td></tr>
<tr><td>Vol dans un véhicule</td><td>La même chose, et des photos de l’effraction. Le véhicule devait être verrouillé et ses vitres, fermées.</td></tr>
<tr><td>Perte (téléphones seulement)</td><td>Une preuve d’achat, et la preuve que la localisation était activée</td></tr>
<tr><td>Il a simplement cessé de fonctionner</td><td>Une photo ou une courte description de ce qu’il fait et, sauf pour un téléphone, une preuve d’achat</td></tr>
</tbody></table>
<h2>Une photo acceptée du premier coup</h2>
<ul><li>L’appareil entier une fois, puis le dommage de près.</li><li>À la lumière du jour, sans flash sur le verre.</li><li>La photo elle-même, pas une capture d’écran de celle-ci.</li></ul>
<p>Les photos et les PDF jusqu’à 15 Mo sont acceptés. L’endroit où une photo a été prise en est retiré avant que quiconque la voie.</p>`,
  }),
  french('art-cracked-screen', {
    title: 'Écran fissuré : que faire d’abord',
    summary:
      'Prenez une photo, ne payez encore aucune réparation, faites la réclamation; plusieurs sont approuvées sur-le-champ.',
    category: 'filing',
    incidentTypes: ['cracked-screen', 'accidental-damage'],
    keywords: ['vitre', 'échappé', 'brisé'],
    html: `<ol><li>Prenez une photo de l’avant, écran allumé s’il fonctionne encore.</li><li>Couvrez les éclats de verre de ruban adhésif transparent.</li><li>Faites la réclamation. Pour bien des téléphones, elle est approuvée en quelques minutes, avec l’atelier qui fera la réparation.</li></ol>
<p><strong>Ne payez aucune réparation avant que la réclamation soit approuvée.</strong> Ce qui est réparé sans approbation ne peut pas être payé par la suite.</p>`,
  }),
  french('art-liquid', {
    title: 'L’appareil a pris l’eau : ce qui aide, ce qui nuit',
    summary: 'Éteignez-le, laissez-le sécher, ni riz ni chargeur; puis faites la réclamation.',
    category: 'filing',
    incidentTypes: ['liquid'],
    keywords: ['eau', 'renversé', 'café', 'mouillé'],
    html: `<ol><li>Éteignez-le et débranchez-le. Ne le chargez pas.</li><li>Essuyez l’extérieur, placez-le debout et laissez-le ainsi une journée.</li><li>N’utilisez ni riz, ni séchoir à cheveux, ni four : ils aggravent les choses.</li><li>Prenez des photos des traces et faites la réclamation.</li></ol>
<p>D’habitude, un atelier partenaire regarde d’abord à l’intérieur. Nous vous disons où l’apporter; le diagnostic ne vous coûte rien.</p>`,
  }),
  french('art-stolen-or-lost', {
    title: 'Volé ou perdu : rapport de police, localisation, et ce que vous recevez',
    summary:
      'Quoi faire aujourd’hui, quels documents joindre, et pourquoi la localisation compte pour les téléphones.',
    category: 'tracking',
    incidentTypes: [...goneIncidentTypes],
    keywords: ['localiser', 'police', 'volé', 'disparu', 'position'],
    html: `<h2>Aujourd’hui</h2>
<ul><li>Marquez l’appareil comme perdu dans son service de localisation. Ne l’effacez pas encore.</li><li>Signalez un vol à la police et notez le numéro du rapport.</li><li>Demandez à votre fournisseur de bloquer la carte SIM.</li></ul>
<h2>Pourquoi nous demandons si la localisation était activée</h2>
<p>Pour les téléphones, le vol et la perte sont couverts si la localisation était activée au moment de l’incident. Nous demandons si elle l’était, et une capture d’écran qui le montre; <strong>nous ne recevons ni ne conservons jamais de position.</strong> En cas de doute, faites quand même la réclamation : une personne l’étudie, et toute autre preuve est bienvenue.</p>
<h2>Perte</h2>
<p>La perte est couverte pour les téléphones, une fois par 12 mois. Un vol ne compte pas.</p>`,
  }),
  french('art-deductible-and-limit', {
    title: 'Franchise et plafond : ce que vous payez, ce que nous payons',
    summary:
      'Une franchise par réclamation, 99 $ US au plus; jusqu’à 2 000 $ US par incident, peu importe leur nombre.',
    category: 'plans',
    faq: true,
    incidentTypes: [...incidentTypes],
    keywords: ['franchise', 'quote-part', 'coût', 'combien', 'prix'],
    html: `<p>Chaque réclamation approuvée comporte une franchise. Pour les téléphones, elle dépend du modèle et de la solution (réparation, remplacement, vol ou perte); pour les autres appareils, elle est de 99 $ US. Elle est indiquée <strong>avant l’envoi de la réclamation</strong>, et de nouveau si la solution change.</p>
<h2>À qui vous payez</h2>
<ul><li><strong>Réparation :</strong> à l’atelier, une fois le travail terminé.</li><li><strong>Remplacement :</strong> avant l’expédition.</li><li><strong>Remboursement :</strong> elle est déduite de ce que vous recevez.</li></ul>
<h2>Le plafond</h2>
<p>Jusqu’à 2 000 $ US par incident, après les franchises, pour tous les appareils ensemble. Il n’y a pas de plafond annuel, ni de limite au nombre de réclamations.</p>`,
  }),
  french('art-what-statuses-mean', {
    title: 'Ce que signifie le statut de votre réclamation',
    summary: 'Tous les statuts dans un tableau : à qui d’agir, et ce que vous avez à faire, s’il y a lieu.',
    category: 'filing',
    faq: true,
    keywords: ['statut', 'à l’étude', 'en attente', 'approuvée', 'refusée', 'combien de temps'],
    html: `<p>La page de votre réclamation dit toujours à qui d’agir, ce qui vient ensuite et pour quand. Le statut y change dès que l’équipe des réclamations la met à jour.</p>
<table><thead><tr><th scope="col">Statut</th><th scope="col">Ce que cela signifie pour vous</th></tr></thead><tbody>
<tr><td>Brouillon</td><td>Pas encore envoyée. Continuez quand vous voulez.</td></tr>
<tr><td>Nouvelle, Examen initial</td><td>Nous l’avons et la vérifions. Rien à faire.</td></tr>
<tr><td>En attente du client</td><td>Il nous faut quelque chose de vous. Répondez sur la page, ou simplement à notre courriel.</td></tr>
<tr><td>Devis ou diagnostic requis</td><td>Apportez l’appareil à l’atelier nommé sur la page. Ne payez encore aucune réparation.</td></tr>
<tr><td>À l’étude</td><td>Nous examinons le devis ou la facture. Rien à faire.</td></tr>
<tr><td>En attente de l’atelier</td><td>Nous avons posé une question à l’atelier. Rien à faire.</td></tr>
<tr><td>Approuvée</td><td>Apportez l’appareil à l’atelier, ou attendez le remplacement ou le paiement; la page dit lequel.</td></tr>
<tr><td>Terminée</td><td>C’est fait. Encore un problème? Répondez à n’importe quel courriel de la réclamation.</td></tr>
<tr><td>Refusée</td><td>Non approuvée, avec la clause et le motif. Vous pouvez demander un réexamen dans les 60 jours.</td></tr>
<tr><td>Retirée, Fermée – Inactive</td><td>Fermée. Vous pouvez demander sa réouverture.</td></tr>
</tbody></table>`,
  }),
  french('art-denied-second-review', {
    title: 'Refusée? Demandez un réexamen',
    summary: 'Un autre agent décide dans les 5 jours ouvrables; vous avez 60 jours pour le demander.',
    category: 'filing',
    keywords: ['refusée', 'rejetée', 'appel', 'plainte'],
    html: `<p>Le courriel de décision nomme la clause, les faits sur lesquels elle repose et ce qui la changerait. Si vous voyez les choses autrement, ou avez autre chose à montrer :</p>
<ol><li>Ouvrez la réclamation et choisissez <em>Demander un réexamen</em>, dans les 60 jours.</li><li>Dites pourquoi, et ajoutez ce que vous avez.</li><li>Un autre agent que le premier décide, dans les 5 jours ouvrables.</li></ol>`,
  }),
  french('art-add-and-verify', {
    title: 'Ajouter un appareil et le faire vérifier',
    summary:
      'Toute marque et tout modèle qui fonctionne et n’est pas endommagé; deux photos, et il est couvert dès le lendemain.',
    category: 'plans',
    keywords: ['nouveau téléphone', 'inscrire', 'photos', 'remplacer'],
    html: `<p>Toute marque, tout modèle et tout fournisseur conviennent, neuf ou d’occasion, tant que l’appareil <strong>fonctionne et n’est pas endommagé</strong>. Un appareil endommagé doit d’abord être réparé ou remplacé.</p>
<ul><li>Téléphone : l’avant et l’arrière dans un miroir, pris avec ses propres appareils photo.</li><li>Tablette et ordinateur portable : allumés, avec la page « À propos » et le numéro de série.</li><li>Téléviseur : le numéro de série à l’écran. Console : allumée, avec une image à l’écran.</li><li>Tout le reste : l’avant, l’arrière, et le numéro de série ou une marque.</li></ul>
<p>Une réclamation pour un appareil non vérifié prend plus de temps : une personne doit l’examiner.</p>`,
  }),
];
