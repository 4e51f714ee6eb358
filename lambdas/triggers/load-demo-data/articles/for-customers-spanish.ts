import { goneIncidentTypes, incidentTypes } from '../../../domain/claim/incident.ts';
import type { DemoArticle } from './article-text.ts';

/** A customer’s article in US Spanish: it stands where the English one of `translationOf` does. */
const spanish = (
  translationOf: string,
  article: Omit<DemoArticle, 'articleId' | 'language' | 'translationOf'>,
): DemoArticle => ({
  ...{ articleId: `${translationOf}-es`, language: 'es', translationOf },
  ...article,
});

export const spanishCustomersArticles: readonly DemoArticle[] = [
  spanish('art-what-evidence', {
    title: 'Qué fotos y documentos necesitamos',
    summary: 'Para cada tipo de incidente: qué enviar y cómo tomar una foto que se acepte de inmediato.',
    category: 'filing',
    incidentTypes: [...incidentTypes],
    keywords: ['prueba', 'imagen', 'recibo', 'documento', 'subir'],
    html: `<table><thead><tr><th scope="col">Qué ocurrió</th><th scope="col">Qué necesitamos</th></tr></thead><tbody>
<tr><td>Daño, pantalla rota, líquido</td><td>Fotos del daño y del artículo entero</td></tr>
<tr><td>Robo</td><td>La denuncia policial con su número y el comprobante de compra</td></tr>
<tr><td>Robo en un vehículo</td><td>Lo mismo, y fotos de la entrada forzada. El vehículo debía estar cerrado con seguro, y sus ventanas, cerradas.</td></tr>
<tr><td>Pérdida (solo teléfonos)</td><td>El comprobante de compra y la prueba de que la localización estaba activada</td></tr>
<tr><td>Simplemente dejó de funcionar</td><td>Una foto o una breve descripción de lo que hace y, salvo para teléfonos, el comprobante de compra</td></tr>
</tbody></table>
<h2>Una foto que se acepta de inmediato</h2>
<ul><li>El artículo entero una vez; después, el daño de cerca.</li><li>Con luz del día, sin flash sobre el vidrio.</li><li>La foto misma, no una captura de pantalla de ella.</li></ul>
<p>Se aceptan fotos y PDF de hasta 15 MB. El lugar donde se tomó una foto se quita de ella antes de que alguien la vea.</p>`,
  }),
  spanish('art-cracked-screen', {
    title: 'Pantalla rota: qué hacer primero',
    summary:
      'Tome una foto, no pague todavía ninguna reparación, presente la reclamación; muchas se aprueban de inmediato.',
    category: 'filing',
    incidentTypes: ['cracked-screen', 'accidental-damage'],
    keywords: ['vidrio', 'caída', 'quebrada'],
    html: `<ol><li>Tome una foto del frente, con la pantalla encendida si todavía enciende.</li><li>Cubra los vidrios sueltos con cinta transparente.</li><li>Presente la reclamación. Para muchos teléfonos se aprueba en minutos, con el taller que lo reparará.</li></ol>
<p><strong>No pague ninguna reparación antes de que se apruebe la reclamación.</strong> Lo que se reparó sin aprobación no se puede pagar después.</p>`,
  }),
  spanish('art-liquid', {
    title: 'Le entró líquido: qué ayuda y qué no',
    summary: 'Apáguelo, déjelo secar, ni arroz ni cargador; después presente la reclamación.',
    category: 'filing',
    incidentTypes: ['liquid'],
    keywords: ['agua', 'derrame', 'café', 'mojado'],
    html: `<ol><li>Apáguelo y desconéctelo. No lo cargue.</li><li>Seque la parte de afuera, déjelo de pie y espere un día.</li><li>No use arroz, secadora de pelo ni horno: lo empeoran.</li><li>Tome fotos de las huellas y presente la reclamación.</li></ol>
<p>Por lo general, un taller lo revisa primero por dentro. Le decimos adónde llevarlo; el diagnóstico no le cuesta nada.</p>`,
  }),
  spanish('art-stolen-or-lost', {
    title: 'Robado o perdido: denuncia policial, localización y qué recibe',
    summary:
      'Qué hacer hoy, qué documentos necesita la reclamación y por qué importa la localización de los teléfonos.',
    category: 'tracking',
    incidentTypes: [...goneIncidentTypes],
    keywords: ['buscar', 'policía', 'robo', 'extraviado', 'ubicación'],
    html: `<h2>Hoy</h2>
<ul><li>Marque el dispositivo como perdido en su servicio de localización. Todavía no lo borre.</li><li>Denuncie el robo a la policía y anote el número de la denuncia.</li><li>Pida a su compañía telefónica que bloquee la SIM.</li></ul>
<h2>Por qué preguntamos si la localización estaba activada</h2>
<p>En los teléfonos, el robo y la pérdida se cubren si la localización estaba activada en el momento del incidente. Preguntamos si lo estaba y pedimos una captura de pantalla que lo muestre; <strong>nunca recibimos ni guardamos una ubicación.</strong> Si no está seguro, presente la reclamación de todos modos: una persona la revisa, y se aceptan otras pruebas.</p>
<h2>Pérdida</h2>
<p>La pérdida se cubre para teléfonos, una vez cada 12 meses. Un robo no cuenta para eso.</p>`,
  }),
  spanish('art-deductible-and-limit', {
    title: 'Deducible y límite: qué paga usted, qué pagamos nosotros',
    summary:
      'Un deducible por reclamación, de $99 como máximo; hasta $2,000 por incidente, las veces que ocurra.',
    category: 'plans',
    faq: true,
    incidentTypes: [...incidentTypes],
    keywords: ['copago', 'costo', 'cuánto', 'precio'],
    html: `<p>Cada reclamación aprobada tiene un deducible. En los teléfonos depende del modelo y de lo que se haga (reparación, reemplazo, robo o pérdida); en los demás artículos es de $99. Se muestra <strong>antes de enviar la reclamación</strong>, y otra vez si cambia el resultado.</p>
<h2>A quién le paga</h2>
<ul><li><strong>Reparación:</strong> al taller, cuando esté lista.</li><li><strong>Reemplazo:</strong> antes de que se envíe.</li><li><strong>Reembolso:</strong> se resta de lo que usted recibe.</li></ul>
<h2>El límite</h2>
<p>Hasta $2,000 por incidente, después de los deducibles, por todos los artículos juntos. No hay límite anual ni en el número de reclamaciones.</p>`,
  }),
  spanish('art-what-statuses-mean', {
    title: 'Qué significa el estado de su reclamación',
    summary: 'Todos los estados en una tabla: a quién le toca y qué tiene que hacer usted, si hay algo.',
    category: 'filing',
    faq: true,
    keywords: ['estado', 'en revisión', 'en espera', 'aprobada', 'denegada', 'cuánto tarda'],
    html: `<p>La página de su reclamación siempre dice a quién le toca, qué sigue y para cuándo. El estado cambia allí en cuanto el equipo de reclamaciones lo actualiza.</p>
<table><thead><tr><th scope="col">Estado</th><th scope="col">Qué significa para usted</th></tr></thead><tbody>
<tr><td>Borrador</td><td>Sin enviar. Continúe cuando quiera.</td></tr>
<tr><td>Nueva, Revisión inicial</td><td>La tenemos y la estamos revisando. No tiene que hacer nada.</td></tr>
<tr><td>En espera del cliente</td><td>Necesitamos algo de usted. Responda en la página o simplemente a nuestro correo.</td></tr>
<tr><td>Falta presupuesto o diagnóstico</td><td>Lleve el artículo al taller indicado en la página. Todavía no pague ninguna reparación.</td></tr>
<tr><td>En revisión</td><td>Estamos revisando el presupuesto o la factura. No tiene que hacer nada.</td></tr>
<tr><td>En espera del taller</td><td>Le preguntamos algo al taller. No tiene que hacer nada.</td></tr>
<tr><td>Aprobada</td><td>Llévelo al taller, o espere su reemplazo o su pago; la página dice cuál.</td></tr>
<tr><td>Completada</td><td>Listo. ¿Sigue el problema? Responda a cualquier correo de la reclamación.</td></tr>
<tr><td>Denegada</td><td>No aprobada, con la cláusula y el motivo. Puede pedir una segunda revisión en un plazo de 60 días.</td></tr>
<tr><td>Retirada, Cerrada – Inactiva</td><td>Cerrada. Puede pedir que se reabra.</td></tr>
</tbody></table>`,
  }),
  spanish('art-denied-second-review', {
    title: '¿No se aprobó? Pida una segunda revisión',
    summary: 'Otro agente decide en 5 días hábiles; usted tiene 60 días para pedirla.',
    category: 'filing',
    keywords: ['denegada', 'rechazada', 'apelar', 'queja'],
    html: `<p>El correo sobre la decisión nombra la cláusula, los hechos en que se basa y qué la cambiaría. Si lo ve de otra manera o tiene algo más que mostrar:</p>
<ol><li>Abra la reclamación y elija <em>Pedir una segunda revisión</em>, en un plazo de 60 días.</li><li>Diga por qué y agregue lo que tenga.</li><li>Decide un agente distinto del primero, en 5 días hábiles.</li></ol>`,
  }),
  spanish('art-add-and-verify', {
    title: 'Agregar un dispositivo y verificarlo',
    summary:
      'Cualquier marca y modelo que funcione y no tenga daños; dos fotos, y queda cubierto desde el día siguiente.',
    category: 'plans',
    keywords: ['teléfono nuevo', 'registrar', 'fotos', 'cambiar'],
    html: `<p>Se puede agregar cualquier marca, modelo y compañía, nuevo o usado, siempre que <strong>funcione y no tenga daños</strong>. Un artículo dañado debe repararse o reemplazarse primero.</p>
<ul><li>Teléfono: el frente y la parte de atrás en un espejo, con sus propias cámaras.</li><li>Tableta y laptop: encendidas, con la página de información y el número de serie.</li><li>Televisor: el número de serie en la pantalla. Consola: encendida, con una imagen en una pantalla.</li><li>Todo lo demás: el frente, la parte de atrás y el número de serie o una marca.</li></ul>
<p>Una reclamación por un artículo sin verificar tarda más: tiene que revisarla una persona.</p>`,
  }),
];
