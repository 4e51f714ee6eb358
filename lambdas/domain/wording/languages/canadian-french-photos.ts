import type { Words } from './words.ts';

/** The photos asked for of a device, and why a photo or file was not taken. */
export const canadianFrenchPhotos: Words = {
  'The front, switched on, in a mirror, taken with the phone’s own front camera':
    'L’avant, allumé, dans un miroir, pris avec la caméra avant du téléphone',
  'It shows that the screen is whole. Taken with its own camera, it shows that the phone works and is here.':
    'Elle montre que l’écran est intact. Prise avec sa propre caméra, elle montre que le téléphone fonctionne et qu’il est là.',
  'The back, in a mirror, taken with the phone’s own back camera':
    'L’arrière, dans un miroir, pris avec la caméra arrière du téléphone',
  'It shows that the back is whole, and which phone it is.':
    'Elle montre que l’arrière est intact, et de quel téléphone il s’agit.',
  'The tablet switched on, with its “About” page and the serial number, taken with another camera':
    'La tablette allumée, avec sa page d’information et le numéro de série, prise avec une autre caméra',
  'The laptop switched on, with its “About” page and the serial number, taken with another camera':
    'Le portable allumé, avec sa page d’information et le numéro de série, pris avec une autre caméra',
  'It shows that it works and that its screen is whole; the serial number tells it from every other one.':
    'Elle montre qu’il fonctionne et que son écran est intact; le numéro de série le distingue de tout autre.',
  'The set switched on, with the serial number on the screen':
    'Le téléviseur allumé, avec le numéro de série à l’écran',
  'It shows that the panel is whole; the serial number tells it from every other one.':
    'Elle montre que la dalle est intacte; le numéro de série le distingue de tout autre.',
  'The console switched on, with a picture on a display, both on the photo':
    'La console allumée, avec une image à l’écran, les deux sur la photo',
  'It shows that the console works.': 'Elle montre que la console fonctionne.',
  'The front': 'L’avant',
  'It shows that nothing is broken.': 'Elle montre que rien n’est brisé.',
  'The back': 'L’arrière',
  'It shows that nothing is broken there either.': 'Elle montre que rien n’y est brisé non plus.',
  'The serial number, or a mark of its own': 'Le numéro de série, ou une marque distinctive',
  'It tells this item from every other one, if you ever claim for it.':
    'Il distingue cet appareil de tout autre, si vous faites un jour une réclamation.',
  'Loss and theft of a phone are covered while its owner can locate it (“Find My” or “Find My Device”). Keep it switched on, and tell us so once in a while: then a claim needs no questions about it. We never learn where the phone is.':
    'La perte et le vol d’un téléphone sont couverts tant que son propriétaire peut le localiser (« Localiser »). Laissez la fonction activée et dites-le-nous de temps à autre : une réclamation n’aura alors pas besoin de questions à ce sujet. Nous ne savons jamais où est le téléphone.',
  'It is a screenshot. Please take a photo with a camera.':
    'C’est une capture d’écran. Prenez une photo avec une caméra.',
  'It is too dark. Please take it where there is more light.':
    'Elle est trop sombre. Prenez-la là où il y a plus de lumière.',
  'It is too bright. Please turn away from the lamp or the window.':
    'Elle est trop claire. Éloignez-vous de la lampe ou de la fenêtre.',
  'It is blurred, or shows nothing. Please hold still, tap on the device to focus, and take it again.':
    'Elle est floue ou ne montre rien. Restez immobile, touchez l’appareil à l’écran pour faire la mise au point et reprenez-la.',
  'It could not be opened.': 'Elle n’a pas pu être ouverte.',
  'It is the same picture as another one of this device.':
    'C’est la même image qu’une autre de cet appareil.',
  'A file of yours could not be used.': 'Un de vos fichiers n’a pas pu être utilisé.',
  'The file is gone. Please send it again.': 'Le fichier n’est plus là. Envoyez-le de nouveau.',
  'The file is empty.': 'Le fichier est vide.',
  'It is neither a picture (JPEG, PNG, WebP, HEIC) nor a PDF, whatever its name says.':
    'Ce n’est ni une image (JPEG, PNG, WebP, HEIC) ni un PDF, quoi que dise son nom.',
  'It was sent as a picture, but it is a PDF. Please send it as a PDF.':
    'Envoyé comme image, mais c’est un PDF. Envoyez-le comme PDF.',
  'It was sent as a PDF, but it is a picture. Please send it as a picture.':
    'Envoyé comme PDF, mais c’est une image. Envoyez-la comme image.',
  'It is no PDF that can be opened: damaged, or locked by a password. Please send another.':
    'Ce PDF ne s’ouvre pas : il est endommagé ou protégé par un mot de passe. Envoyez-en un autre.',
  'It could not be checked. Please send it again.': 'Il n’a pas pu être vérifié. Envoyez-le de nouveau.',
  'It was never uploaded.': 'Il n’a jamais été téléversé.',
  'It could not be taken out of the mail it came with. Please send it again.':
    'Il n’a pas pu être extrait du courriel qui l’accompagnait. Envoyez-le de nouveau.',
  'The malware scan found a threat in it.': 'L’analyse antimaliciel y a trouvé une menace.',
  'It could not be checked for malware (a password, or an archive). Please send it without.':
    'Il n’a pas pu être analysé (mot de passe ou archive). Envoyez-le sans cela.',
  'It could not be checked for malware. Please send it again.':
    'Il n’a pas pu être analysé. Envoyez-le de nouveau.',
};
