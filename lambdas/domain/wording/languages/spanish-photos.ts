import type { Words } from './words.ts';

/** The photos asked for of a device, and why a photo or file was not taken. */
export const spanishPhotos: Words = {
  'The front, switched on, in a mirror, taken with the phone’s own front camera':
    'El frente, encendido, en un espejo, con la cámara frontal del propio teléfono',
  'It shows that the screen is whole. Taken with its own camera, it shows that the phone works and is here.':
    'Demuestra que la pantalla está entera. Tomada con su propia cámara, demuestra que el teléfono funciona y está aquí.',
  'The back, in a mirror, taken with the phone’s own back camera':
    'La parte de atrás, en un espejo, con la cámara trasera del propio teléfono',
  'It shows that the back is whole, and which phone it is.':
    'Demuestra que la parte de atrás está entera y qué teléfono es.',
  'The tablet switched on, with its “About” page and the serial number, taken with another camera':
    'La tableta encendida, con su página de información y el número de serie, tomada con otra cámara',
  'The laptop switched on, with its “About” page and the serial number, taken with another camera':
    'La laptop encendida, con su página de información y el número de serie, tomada con otra cámara',
  'It shows that it works and that its screen is whole; the serial number tells it from every other one.':
    'Demuestra que funciona y que su pantalla está entera; el número de serie lo distingue de cualquier otro.',
  'The set switched on, with the serial number on the screen':
    'El televisor encendido, con el número de serie en la pantalla',
  'It shows that the panel is whole; the serial number tells it from every other one.':
    'Demuestra que el panel está entero; el número de serie lo distingue de cualquier otro.',
  'The console switched on, with a picture on a display, both on the photo':
    'La consola encendida, con una imagen en una pantalla, ambas en la foto',
  'It shows that the console works.': 'Demuestra que la consola funciona.',
  'The front': 'El frente',
  'It shows that nothing is broken.': 'Demuestra que no hay nada roto.',
  'The back': 'La parte de atrás',
  'It shows that nothing is broken there either.': 'Demuestra que ahí tampoco hay nada roto.',
  'The serial number, or a mark of its own': 'El número de serie o una marca propia',
  'It tells this item from every other one, if you ever claim for it.':
    'Distingue este artículo de cualquier otro, si algún día reclama por él.',
  'Loss and theft of a phone are covered while its owner can locate it (“Find My” or “Find My Device”). Keep it switched on, and tell us so once in a while: then a claim needs no questions about it. We never learn where the phone is.':
    'La pérdida y el robo de un teléfono se cubren mientras su dueño pueda localizarlo (“Buscar” o “Encontrar mi dispositivo”). Manténgalo activado y avísenos de vez en cuando: así una reclamación no necesita preguntas al respecto. Nunca sabemos dónde está el teléfono.',
  'It is a screenshot. Please take a photo with a camera.':
    'Es una captura de pantalla. Tome una foto con una cámara.',
  'It is too dark. Please take it where there is more light.': 'Está muy oscura. Tómela donde haya más luz.',
  'It is too bright. Please turn away from the lamp or the window.':
    'Tiene demasiada luz. Aléjese de la lámpara o la ventana.',
  'It is blurred, or shows nothing. Please hold still, tap on the device to focus, and take it again.':
    'Está borrosa o no muestra nada. No se mueva, toque el dispositivo en la pantalla para enfocar y tómela de nuevo.',
  'It could not be opened.': 'No se pudo abrir.',
  'It is the same picture as another one of this device.': 'Es la misma imagen que otra de este dispositivo.',
  'A file of yours could not be used.': 'Uno de sus archivos no se pudo usar.',
  'The file is gone. Please send it again.': 'El archivo ya no está. Envíelo de nuevo.',
  'The file is empty.': 'El archivo está vacío.',
  'It is neither a picture (JPEG, PNG, WebP, HEIC) nor a PDF, whatever its name says.':
    'No es una imagen (JPEG, PNG, WebP, HEIC) ni un PDF, diga lo que diga su nombre.',
  'It was sent as a picture, but it is a PDF. Please send it as a PDF.':
    'Se envió como imagen, pero es un PDF. Envíelo como PDF.',
  'It was sent as a PDF, but it is a picture. Please send it as a picture.':
    'Se envió como PDF, pero es una imagen. Envíela como imagen.',
  'It is no PDF that can be opened: damaged, or locked by a password. Please send another.':
    'No es un PDF que se pueda abrir: está dañado o protegido con contraseña. Envíe otro.',
  'It could not be checked. Please send it again.': 'No se pudo revisar. Envíelo de nuevo.',
  'It was never uploaded.': 'Nunca se subió.',
  'It could not be taken out of the mail it came with. Please send it again.':
    'No se pudo sacar del correo en que llegó. Envíelo de nuevo.',
  'The malware scan found a threat in it.': 'El análisis de malware encontró una amenaza.',
  'It could not be checked for malware (a password, or an archive). Please send it without.':
    'No se pudo analizar (tiene contraseña o es un archivo comprimido). Envíelo sin ella.',
  'It could not be checked for malware. Please send it again.': 'No se pudo analizar. Envíelo de nuevo.',
};
