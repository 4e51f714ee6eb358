import type { DemoArticle } from './article-text.ts';

/** What dealers file claims for. */
const failures = ['mechanical-failure', 'accidental-damage', 'cracked-screen', 'liquid'] as const;

/** What shops, sellers and dealers ask, and what the claims team keeps for itself. */
export const companiesArticles: readonly DemoArticle[] = [
  {
    articleId: 'art-partner-before-repair',
    title: 'Before you repair: what each status asks of you',
    summary: 'Repair only what is Approved (repair); for every other status the page says what to do.',
    category: 'partners',
    visibility: 'clients',
    roles: ['repair', 'seller'],
    faq: true,
    keywords: ['proceed', 'approved', 'status'],
    html: `<p><strong>Start no repair before the status says Approved.</strong> What was repaired without approval is not paid.</p>
<ul><li><em>In the queue for review, Initial Review, In Review:</em> do not proceed. The status changes as soon as the Claims Team updates it; asking does not speed it up.</li>
<li><em>Waiting on Customer:</em> ask the customer to look in the inbox for our latest mail.</li>
<li><em>Estimate/Diagnosis Needed:</em> inspect the device and submit a formal estimate.</li>
<li><em>Approved (repair):</em> repair it, collect the deductible, submit the invoice.</li>
<li><em>Approved (other), Denied, Closed:</em> do not repair.</li></ul>`,
  },
  {
    articleId: 'art-partner-estimates',
    title: 'Estimates: what has to be in them',
    summary: 'Damage or issue found, recommended resolution, cost; and whether you can supply a replacement.',
    category: 'partners',
    visibility: 'clients',
    roles: ['repair'],
    faq: true,
    keywords: ['diagnosis', 'quote', 'supplement'],
    html: `<ol><li>What you found, in a sentence or two.</li><li>Repair or replacement. If you recommend replacement: whether you can supply one, and its price.</li><li>Parts, labor and sales tax, each on lines of its own.</li></ol>
<p>Submit it on the claim’s page, or reply to our mail with the amounts in the text or a PDF. If the work turns out to be more, submit a supplement <strong>before</strong> you go on.</p>
<p>An estimate at or above the price of a replacement leads to a replacement.</p>`,
  },
  {
    articleId: 'art-partner-invoices',
    title: 'Invoices, and when you are paid',
    summary: 'Parts, labor and sales tax separately, before the deductible; paid within 1 to 2 days.',
    category: 'partners',
    visibility: 'clients',
    roles: ['repair'],
    faq: true,
    keywords: ['payment', 'paypal', 'bill', 'deductible', 'money'],
    html: `<p>Submit the invoice on the claim’s page, or mail it as a PDF in reply to our mail. It states the <strong>total before any deductible</strong>, split into parts, labor and sales tax, with your PayPal address or a link payable by card.</p>
<h2>What you receive</h2>
<p>You collect the deductible from the customer; we pay the rest. Example: the total is $294.92, the deductible $69.00: you collect $69.00, we pay $225.92.</p>
<h2>When</h2>
<ul><li>At or below the approved estimate: paid within 1 to 2 days, to the payee on your record.</li><li>Above it, or to another payee: an agent looks at it first.</li></ul>
<p>Only the owner of a company changes its payee; the change is confirmed by an agent, and payments due in the next 3 days wait for it.</p>`,
  },
  {
    articleId: 'art-partner-referral-fees',
    title: 'Referral fees: when they are earned and paid',
    summary: 'A plan sold in January is paid on March 15, if it is active that day.',
    category: 'partners',
    visibility: 'clients',
    roles: ['seller', 'repair'],
    faq: true,
    keywords: ['commission', 'payout', 'fee', 'W-9', 'sales'],
    html: `<ul><li>Phone-only plans earn $20, Everything plans $25, once for each plan. Renewals and changes of plan earn nothing more, and take nothing away.</li>
<li>Fees are paid on the <strong>15th of the second month after the sale</strong>, if the plan is active that morning: activated, with cover in force.</li>
<li>A plan that is past due that day is held for one run.</li>
<li>Without a tax form (W-9, in Canada W-8BEN-E) fees are held. It is asked for at the first sale.</li></ul>
<p><a href="/referrals">Your referrals</a> show what is accrued, eligible and paid, and why not.</p>`,
  },
  {
    articleId: 'art-dealer-registration',
    title: 'Register a unit, and what happens when you are late',
    summary:
      'Customer, delivery date and proof start the warranty at delivery; registering late extends nothing.',
    category: 'dealers',
    visibility: 'clients',
    roles: ['dealer'],
    faq: true,
    incidentTypes: [...failures],
    keywords: ['serial', 'warranty', 'delivery', 'pending'],
    html: `<p>Units assigned to you stand in <em>Pending registration</em> until you register them with the customer, the delivery date and the proof of delivery.</p>
<ul><li>The warranty starts <strong>at delivery</strong>, whenever you register.</li><li>The delivery date can be neither in the future nor before the unit was assigned to you.</li><li>A claim for a unit that is not registered waits until it is.</li></ul>`,
  },
  {
    articleId: 'art-dealer-claim',
    title: 'A claim that is approved at first sight: parts, labor, photos',
    summary: 'Which lines are credited as they stand, and which ones we ask about.',
    category: 'dealers',
    visibility: 'clients',
    roles: ['dealer'],
    faq: true,
    incidentTypes: [...failures],
    keywords: ['parts', 'labor', 'standard time', 'reject', 'approve', 'attachment', 'pre-authorization'],
    html: `<p>We review each line by itself: it is approved, lowered with a reason, or rejected with a reason code. What is approved is credited to your account, and its credit note comes by mail.</p>
<ul><li><strong>Parts</strong> come from the price table, <strong>labor</strong> from the standard repair times at your rate. Where it took longer, say why on the line: corroded screws are a reason, a busy week is none.</li>
<li><strong>Services of others</strong> (haul-out, freight) need the invoice among the attachments.</li>
<li>Attach a photo of the failed part and one of the serial plate.</li>
<li>Not sure that it is covered? <em>Ask before the repair</em>: the lines we pre-authorize are taken over into the claim.</li></ul>
<p>Keep what you took out until the claim is closed: an agent may ask for it by <a href="/help/art-dealer-rma">RMA</a>.</p>`,
  },
  {
    articleId: 'art-dealer-rma',
    title: 'Returns (RMA), from issue to credit',
    summary:
      'The agent issues it from a claim; pack with the slip, ship to the depot, no credit before receipt.',
    category: 'dealers',
    visibility: 'clients',
    roles: ['dealer'],
    faq: true,
    incidentTypes: [...failures],
    keywords: ['rma', 'return', 'replacement', 'label', 'credit note'],
    html: `<ol><li>An agent issues the RMA from your claim: credit, advance replacement, repair and return, or recalibrate and return.</li>
<li>Print packing slip and label from the RMA’s page, and ship to the address on it.</li>
<li>The depot receives and inspects each unit; the page shows each one’s state.</li>
<li>Then it is credited, repaired or replaced. <strong>There is no credit before receipt.</strong></li></ol>
<p>With an advance replacement, a fee is charged if the old unit does not come back in time. The warranty carries over to the new serial number.</p>`,
  },
  {
    articleId: 'art-team-fraud-signals',
    title: 'For the team: what a signal is, and what it is not',
    summary: 'Signals tell where to look. They decide nothing, and no customer ever reads them.',
    category: 'team',
    visibility: 'internal',
    keywords: ['fraud', 'duplicate photo', 'signals'],
    html: `<p>A signal (the same photo on another claim, a serial number that differs, a claim soon after the sale) says where to look. It decides nothing.</p>
<ul><li>Write down the facts that you found yourself. <em>Denied – Fraud</em> needs them in writing.</li><li>The customer gets clause and statement, never the signal. The partner gets the label and the fixed sentence, nothing else.</li><li>In doubt, ask: an open question costs a day, a wrong denial costs a customer.</li></ul>`,
  },
];
