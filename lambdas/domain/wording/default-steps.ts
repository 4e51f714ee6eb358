import type { Brand, StepWording } from './brand.ts';

const denied: StepWording = {
  who: 'nobody',
  partner:
    'Reviewed and not approved. Do not proceed; no repair. The customer was told why by email ({claimsAddress}); explaining it is not your task.',
  customer: 'Not approved: {clause}. {reason}. You can ask for a second review until {date}.',
  agent: 'Denied: {clause}. {reason}. The customer can ask for a second review until {date}.',
  buttons: { customer: 'Ask for a second review' },
};

const closed: StepWording = {
  who: 'nobody',
  partner: 'Closed. Do not proceed.',
  customer: 'Closed.',
  agent: 'Closed. It can be reopened.',
  buttons: { customer: 'Open again', agent: 'Reopen' },
};

/** Approved, but not for a repair: the partner leaves the device alone. */
const noRepair = 'Do not repair this device: settled by {settlement}.';

/** What each role reads of each status, and who acts next. */
export const defaultSteps: Brand['steps'] = {
  draft: {
    who: 'customer',
    partner: 'Not sent yet.',
    customer: 'Not sent yet.',
    agent: 'Not sent yet.',
    buttons: { customer: 'Continue', partner: 'Continue', agent: 'Continue' },
  },
  new: {
    who: 'agent',
    partner:
      'Submitted, in the queue for review. Do not proceed until the {brand} Claims Team has updated the status. Typically reviewed 1–3 hours from submission.',
    customer: 'We have your claim. Nothing to do; reviewed by {by}.',
    agent: 'New in the queue; review it by {by}.',
    buttons: { agent: 'Review' },
  },
  'initial-review': {
    who: 'agent',
    partner:
      'Under initial review. Updated once all information is verified, so that you may then repair or give an estimate/diagnosis. Do not proceed until then.',
    customer: 'We are checking what you sent.',
    agent: 'Check what was sent and decide by {by}.',
    buttons: { agent: 'Decide' },
  },
  'waiting-on-customer': {
    who: 'customer',
    partner:
      'Ask the customer to look in the inbox of {customerEmail} for our latest mail; they can search for {claimsAddress}. Do not proceed.',
    customer: 'We need: {question}.',
    agent: 'The customer was asked: {question}.',
    buttons: { customer: 'Answer' },
  },
  'estimate-needed': {
    who: 'partner',
    partner:
      'Submit a formal estimate/diagnosis: damage or issue found, recommended resolution, cost. If you recommend replacement, say so, whether you can supply one, and its price.',
    customer: 'Take it to {partner}. Pay for no repair yet.',
    agent: 'An estimate/diagnosis is awaited from {partner}.',
    buttons: { partner: 'Submit Estimate/Diagnosis' },
  },
  'in-review': {
    who: 'agent',
    partner:
      'Being reviewed. The customer gets a mail with the next step or outcome, and this status changes at the same time. Do not proceed.',
    customer: 'We are reviewing {what}; a mail from {claimsAddress} follows.',
    agent: 'Review {what} and decide by {by}.',
    buttons: { agent: 'Decide' },
  },
  'waiting-on-provider': {
    who: 'partner',
    partner: 'We need: {question}. It is also in our mail from {claimsAddress}.',
    customer: 'We asked {partner}; nothing for you to do.',
    agent: '{partner} was asked: {question}.',
    buttons: { partner: 'Answer' },
  },
  'approved-repair': {
    who: 'partner',
    partner:
      'Repair it, collect {deductible} from the customer, then submit the final invoice: parts, labor and sales tax separately, with your PayPal address or a link payable by card. Paid within 1–2 days.',
    customer: 'Bring it to {partner}; pay {deductible} there when it is done.',
    agent: 'Approved for repair by {partner}, who collects {deductible}; the invoice is awaited.',
    buttons: { partner: 'Submit Repair Invoice' },
  },
  'approved-replacement': {
    who: 'agent',
    partner: noRepair,
    customer: 'Your replacement ships.',
    agent: 'Approved for replacement: it ships once the customer has paid {deductible}.',
    buttons: { agent: 'Confirm' },
  },
  'approved-replacement-by-partner': {
    who: 'partner',
    partner:
      'Do not repair this device: replace it. Hand over the replacement, collect {deductible} from the customer, then submit the final invoice, the device as parts: parts, labor and sales tax separately, with your PayPal address or a link payable by card. Paid within 1–2 days.',
    customer: 'Get your replacement from {partner}; pay {deductible} there.',
    agent: 'Approved for replacement by {partner}, who collects {deductible}; the invoice is awaited.',
    buttons: { partner: 'Submit Invoice' },
  },
  'approved-payment': {
    who: 'nobody',
    partner: 'Your invoice is accepted: {amount} is paid by {by}. Nothing further to do.',
    customer: 'We pay {partner}; nothing for you to do.',
    agent: 'The invoice is accepted; payment of {amount} to {partner} is under way.',
  },
  'approved-payment-by-card': {
    who: 'agent',
    partner: 'Your invoice is accepted: {amount} is paid by {by}. Nothing further to do.',
    customer: 'We pay {partner}; nothing for you to do.',
    agent:
      'The invoice is accepted: pay {amount} to {partner} by card, at the link of the invoice, by {by}, then confirm it.',
    buttons: { agent: 'Confirm' },
  },
  'approved-reimbursement': {
    who: 'agent',
    partner: noRepair,
    customer: 'You get {amount} to {payee}.',
    agent: 'Approved for reimbursement of {amount}: pay it by {by}, then confirm it.',
    buttons: { agent: 'Confirm' },
  },
  completed: {
    who: 'nobody',
    partner:
      'Resolved. Do nothing further. If there is still a problem, the customer replies to the claim’s mails from {claimsAddress}.',
    customer: 'Done. Still a problem? Tell us, or reply to any mail.',
    agent: 'Resolved. A reply to its mails asks to reopen it.',
    buttons: { customer: 'Tell us' },
  },
  'denied-not-verifiable': denied,
  'denied-not-covered': denied,
  'denied-fraud': denied,
  withdrawn: closed,
  'closed-inactive': closed,
};
