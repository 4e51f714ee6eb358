import { goneIncidentTypes, incidentTypes } from '../../../domain/claim/incident.ts';
import type { DemoArticle } from './article-text.ts';

/** What customers ask before, while and after they file. */
export const customersArticles: readonly DemoArticle[] = [
  {
    articleId: 'art-file-a-claim',
    title: 'How to file a claim',
    summary: 'Ten minutes, one claim for each item, and you can go on later on another device.',
    category: 'filing',
    faq: true,
    keywords: ['report', 'submit', 'start', 'draft'],
    html: `<ol>
<li>Open <a href="/claims/new">File a claim</a> and choose the item.</li>
<li>Say what happened and when. A claim has to be filed within <strong>60 days</strong> of the incident.</li>
<li>Add the photos and papers the form asks for. It says why it needs each.</li>
<li>Look over it all, with limit and deductible, and send it.</li>
</ol>
<p>Until you send it, it is a draft that nobody else sees. You can go on with it on another phone or computer: the form shows a code to scan, and mails you a link.</p>
<h2>Several items in one incident</h2>
<p>File one claim for each item. After the first, choose <em>Anything else in the same incident?</em>, and what happened is filled in for you. All claims of one incident share its limit of $2,000.</p>
<h2>Your phone is broken or gone</h2>
<p>You can sign in, answer and upload on any device. Codes come by mail, too.</p>`,
  },
  {
    articleId: 'art-what-evidence',
    title: 'Which photos and papers we need',
    summary: 'For each kind of incident: what to send, and how to take a photo that is accepted at once.',
    category: 'filing',
    incidentTypes: [...incidentTypes],
    keywords: ['proof', 'picture', 'receipt', 'document', 'upload'],
    html: `<table><thead><tr><th scope="col">What happened</th><th scope="col">What we need</th></tr></thead><tbody>
<tr><td>Damage, a cracked screen, liquid</td><td>Photos of the damage, and of the whole item</td></tr>
<tr><td>Theft</td><td>The police report with its number, and proof of purchase</td></tr>
<tr><td>Theft from a vehicle</td><td>The same, and photos of the forced entry. The vehicle has to have been locked, its windows closed.</td></tr>
<tr><td>Loss (phones only)</td><td>Proof of purchase, and that tracking was on</td></tr>
<tr><td>It just stopped working</td><td>A photo or short description of what it does, and proof of purchase for anything but phones</td></tr>
</tbody></table>
<h2>A photo that is accepted at once</h2>
<ul><li>The whole item once, then the damage close up.</li><li>Daylight, no flash on glass.</li><li>The photo itself, no screenshot of it.</li></ul>
<p>Photos and PDFs up to 15 MB are taken. Where a photo was taken is removed from it before anybody sees it.</p>`,
  },
  {
    articleId: 'art-cracked-screen',
    title: 'A cracked screen: what to do first',
    summary: 'Take a photo, do not pay for a repair yet, file the claim; many are approved at once.',
    category: 'filing',
    incidentTypes: ['cracked-screen', 'accidental-damage'],
    keywords: ['glass', 'drop', 'broken'],
    html: `<ol><li>Take a photo of the front, screen on if it still lights up.</li><li>Cover loose glass with clear tape.</li><li>File the claim. For many phones it is approved within minutes, with the shop that will repair it.</li></ol>
<p><strong>Pay for no repair before the claim is approved.</strong> What was repaired without approval cannot be paid afterwards.</p>`,
  },
  {
    articleId: 'art-liquid',
    title: 'Liquid got in: what helps, what does not',
    summary: 'Switch it off, let it dry, no rice, no charger; then file the claim.',
    category: 'filing',
    incidentTypes: ['liquid'],
    keywords: ['water', 'spill', 'coffee', 'wet'],
    html: `<ol><li>Switch it off and unplug it. Do not charge it.</li><li>Dry the outside, stand it upright, leave it for a day.</li><li>Do not use rice, a hair dryer or an oven: they make it worse.</li><li>Take photos of the traces, and file the claim.</li></ol>
<p>Usually a repair partner looks inside first. You are told where to take it; the diagnosis costs you nothing.</p>`,
  },
  {
    articleId: 'art-stolen-or-lost',
    title: 'Stolen or lost: police report, tracking, and what you get',
    summary: 'What to do today, which papers the claim needs, and why tracking matters for phones.',
    category: 'tracking',
    incidentTypes: [...goneIncidentTypes],
    keywords: ['find my', 'police', 'robbed', 'missing', 'location'],
    html: `<h2>Today</h2>
<ul><li>Mark the device as lost in its find-my service. Do not erase it yet.</li><li>Report a theft to the police and note the number of the report.</li><li>Have your carrier block the SIM.</li></ul>
<h2>Why we ask whether tracking was on</h2>
<p>For phones, theft and loss are covered with tracking on at the time of the incident. We ask whether it was on, and for a screenshot that shows it; <strong>we never receive or keep a position.</strong> If you are not sure, file anyway: a person looks at it, and other proof is welcome.</p>
<h2>Loss</h2>
<p>Loss is covered for phones, once in 12 months. Theft does not count towards that.</p>`,
  },
  {
    articleId: 'art-deductible-and-limit',
    title: 'Deductible and limit: what you pay, what we pay',
    summary:
      'One deductible for each claim, $99 at most; up to $2,000 for one incident, as often as it happens.',
    category: 'plans',
    faq: true,
    incidentTypes: [...incidentTypes],
    keywords: ['excess', 'co-pay', 'cost', 'how much', 'price'],
    html: `<p>Each approved claim has a deductible. For phones it depends on the model and on what is done (repair, replacement, theft or loss); for other items it is $99. It is shown <strong>before you send the claim</strong>, and again if the outcome changes.</p>
<h2>Whom you pay</h2>
<ul><li><strong>Repair:</strong> you pay the shop, when it is done.</li><li><strong>Replacement:</strong> you pay before it ships.</li><li><strong>Reimbursement:</strong> it is taken off what you are paid.</li></ul>
<h2>The limit</h2>
<p>Up to $2,000 for one incident, after deductibles, for all items together. There is no limit for the year and none on the number of claims.</p>`,
  },
  {
    articleId: 'art-what-statuses-mean',
    title: 'What the status of your claim means',
    summary: 'Every status in one table: who acts, and what you have to do, if anything.',
    category: 'filing',
    faq: true,
    keywords: ['status', 'in review', 'waiting', 'approved', 'denied', 'how long'],
    html: `<p>Your claim’s page always says who acts, what happens next and by when. The status there changes as soon as the Claims Team updates it.</p>
<table><thead><tr><th scope="col">Status</th><th scope="col">What it means for you</th></tr></thead><tbody>
<tr><td>Draft</td><td>Not sent yet. Go on whenever you like.</td></tr>
<tr><td>New, Initial Review</td><td>We have it and are checking it. Nothing to do.</td></tr>
<tr><td>Waiting on Customer</td><td>We need something from you. Answer on the page, or just reply to our mail.</td></tr>
<tr><td>Estimate/Diagnosis Needed</td><td>Take the item to the shop named on the page. Pay for no repair yet.</td></tr>
<tr><td>In Review</td><td>We are looking at the estimate or invoice. Nothing to do.</td></tr>
<tr><td>Waiting on Repair Provider</td><td>We asked the shop something. Nothing to do.</td></tr>
<tr><td>Approved</td><td>Bring it to the shop, or wait for your replacement or payment; the page says which.</td></tr>
<tr><td>Completed</td><td>Done. Still a problem? Reply to any mail of the claim.</td></tr>
<tr><td>Denied</td><td>Not approved, with the clause and the reason. You can ask for a second review within 60 days.</td></tr>
<tr><td>Withdrawn, Closed – Inactive</td><td>Closed. You can ask to open it again.</td></tr>
</tbody></table>`,
  },
  {
    articleId: 'art-claims-process',
    title: 'How a claim goes, in one picture',
    summary: 'From filing to the end: what a claim may wait for, and what silence does.',
    category: 'filing',
    keywords: ['process', 'workflow', 'steps', 'diagram'],
    html: `<p>This is how every claim goes. There is no fixed order: some are approved at once, others go round several times.</p>
<figure><img src="/pictures/claim-process.svg" width="920" height="844" alt="The claim is filed; the rules look at it; then it waits for an agent, the customer, the repair partner or a payment, in any order, until it is closed. Whoever is silent is reminded."><figcaption>Drawn from the workflow that runs every claim.</figcaption></figure>
<p><strong>Rules never deny a claim.</strong> What they cannot approve is decided by a person, with everything the rules found.</p>`,
  },
  {
    articleId: 'art-denied-second-review',
    title: 'Not approved? Ask for a second review',
    summary: 'Another agent decides within 5 business days; you have 60 days to ask.',
    category: 'filing',
    keywords: ['denied', 'rejected', 'appeal', 'complaint'],
    html: `<p>The mail about the decision names the clause, the facts it rests on, and what would change it. If you see it differently, or have more to show:</p>
<ol><li>Open the claim and choose <em>Ask for a second review</em>, within 60 days.</li><li>Say why, and add what you have.</li><li>Another agent than the first one decides, within 5 business days.</li></ol>`,
  },
  {
    articleId: 'art-como-presentar',
    title: 'Cómo presentar una reclamación',
    summary: 'Diez minutos, una reclamación por artículo; puede continuar después en otro dispositivo.',
    category: 'filing',
    language: 'es',
    translationOf: 'art-file-a-claim',
    faq: true,
    html: `<ol>
<li>Abra <a href="/claims/new">Presentar una reclamación</a> y elija el artículo.</li>
<li>Diga qué ocurrió y cuándo. Hay <strong>60 días</strong> desde el incidente para presentarla.</li>
<li>Agregue las fotos y los documentos que pide el formulario. Dice para qué sirve cada uno.</li>
<li>Revise todo, con el límite y el deducible, y envíela.</li>
</ol>
<p>Hasta que la envíe es un borrador que nadie más ve. Puede continuar en otro teléfono o computadora: el formulario muestra un código para escanear y le envía un enlace por correo.</p>
<h2>Varios artículos en un mismo incidente</h2>
<p>Presente una reclamación por artículo. Después de la primera, elija <em>Reclamar otro artículo</em>: lo que ocurrió ya aparece completado. Todas las reclamaciones de un incidente comparten su límite de $2,000.</p>`,
  },
  {
    articleId: 'art-add-and-verify',
    title: 'Add a device and have it verified',
    summary:
      'Any make and model that works and has no damage; two photos, and it is covered from the next day.',
    category: 'plans',
    keywords: ['new phone', 'register', 'photos', 'swap'],
    html: `<p>Any make, model and carrier can be added, new or used, as long as it <strong>works and is undamaged</strong>. A damaged item has to be repaired or replaced first.</p>
<ul><li>Phone: front and back in a mirror, taken with its own cameras.</li><li>Tablet and laptop: switched on, with the “About” page and the serial number.</li><li>TV: the serial number on the screen. Console: on, with a picture on a display.</li><li>Anything else: front, back, and the serial number or a mark.</li></ul>
<p>A claim for an item that is not verified takes longer: a person has to look at it.</p>`,
  },
];
