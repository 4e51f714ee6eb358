import type { Words } from './words.ts';

/** What customers and shops meet most when something is refused: titles, reasons, and faults beside a field. */
export const canadianFrenchProblems: Words = {
  'The input is not valid': 'Les données ne sont pas valides',
  'Not found': 'Introuvable',
  'This path has other methods': 'Ce chemin a d’autres méthodes',
  'Sign in first, or sign in again': 'Connectez-vous d’abord, ou de nouveau',
  'This role may not do that': 'Ce rôle ne permet pas de le faire',
  'The amount is above your authority': 'Le montant dépasse votre pouvoir de décision',
  'Already decided': 'Déjà décidé',
  'Not possible at this status': 'Impossible à ce statut',
  'Not possible as things stand': 'Impossible pour l’instant',
  'The payment was declined': 'Le paiement a été refusé',
  'Changed by somebody else at the same time': 'Modifié par quelqu’un d’autre au même moment',
  'Too many tries; wait a little': 'Trop de tentatives; attendez un peu',
  'Something went wrong on our side; nothing was changed':
    'Un problème est survenu de notre côté; rien n’a été modifié',

  'The card was declined.': 'La carte a été refusée.',
  'The plan has ended. Choose a plan to be protected again.':
    'Le plan a pris fin. Choisissez un plan pour être protégé de nouveau.',
  'The plan has ended already.': 'Le plan a déjà pris fin.',
  'The plan is cancelled, and runs until its end.': 'Le plan est annulé et se poursuit jusqu’à sa fin.',
  'A payment of the plan is open. Once it is paid, the plan can be changed.':
    'Un paiement du plan est en souffrance. Une fois qu’il est fait, le plan peut être modifié.',
  'That plan protects a phone only. Remove the other items first.':
    'Ce plan ne protège qu’un téléphone. Retirez d’abord les autres appareils.',
  'The change costs something, and the plan has no card yet.':
    'La modification a un coût, et le plan n’a pas encore de carte.',
  'The time to ask for a second review is over.': 'Le délai pour demander un réexamen est passé.',
  'There is nothing to change.': 'Il n’y a rien à modifier.',
  'There is nothing to pay for this plan any more.': 'Il n’y a plus rien à payer pour ce plan.',
  'It has an open claim. It can be removed once the claim is closed.':
    'Il a une réclamation ouverte. Il pourra être retiré une fois la réclamation fermée.',
  'There is no plan in force to add it to.': 'Il n’y a aucun plan en vigueur auquel l’ajouter.',
  'The plan protects one phone, and has one. Remove it first, or add a plan.':
    'Le plan protège un téléphone et en a déjà un. Retirez-le d’abord, ou ajoutez un plan.',
  'The plan has no slot left for another item. Remove one first, or add a plan.':
    'Le plan n’a plus de place pour un autre appareil. Retirez-en un d’abord, ou ajoutez un plan.',
  'The claim is with you already.': 'La réclamation est déjà chez vous.',

  'is needed': 'est requis',
  'is missing': 'est manquant',
  'must not be empty': 'ne doit pas être vide',
  'must be a whole number': 'doit être un nombre entier',
  'must be an email address such as name@example.com':
    'doit être une adresse courriel, comme name@example.com',
  'must be an https address': 'doit être une adresse https',
  'is in the future': 'est dans le futur',
  'lies in the future': 'est dans le futur',
  'must not be in the future': 'ne doit pas être dans le futur',
  'must lie ahead': 'doit être une date à venir',
  'says nothing yet': 'ne dit encore rien',
  'says street and number': 'doit indiquer la rue et le numéro',
  'is no phone number of the US or Canada': 'n’est pas un numéro de téléphone des États-Unis ou du Canada',
  'is no telephone number of the US or Canada':
    'n’est pas un numéro de téléphone des États-Unis ou du Canada',
  'must be a phone number of the US or Canada':
    'doit être un numéro de téléphone des États-Unis ou du Canada',
  'is no claim ID, such as CLM-7Q2M9X4K': 'n’est pas un numéro de réclamation, comme CLM-7Q2M9X4K',
  'is no IMEI: 15 digits, the last of which checks the others (dial *#06# to see it)':
    'n’est pas un IMEI : 15 chiffres, dont le dernier vérifie les autres (composez *#06# pour le voir)',
  'Drones and motorised vehicles can’t be protected.':
    'Les drones et les véhicules motorisés ne peuvent pas être protégés.',
  'Only what works and is undamaged can be protected: repair or replace it first, then add it.':
    'Seul ce qui fonctionne et n’est pas endommagé peut être protégé : réparez-le ou remplacez-le d’abord, puis ajoutez-le.',
  'is none of your plans': 'n’est pas un de vos plans',
  'is the plan you have': 'est le plan que vous avez',
  'is not on sale': 'n’est pas en vente',
  'is not your password': 'n’est pas votre mot de passe',
  'is not the code that was mailed': 'n’est pas le code envoyé par courriel',
  'must be a picture': 'doit être une image',
  'parts, labor and tax add up to nothing': 'pièces, main-d’œuvre et taxe totalisent zéro',
  'a repair needs its cost: parts, labor and tax':
    'une réparation doit avoir son coût : pièces, main-d’œuvre et taxe',
  'is not a document of this claim that you uploaded':
    'n’est pas un document de cette réclamation que vous avez téléversé',
};
