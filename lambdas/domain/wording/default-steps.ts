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
    dealer: 'Not sent yet. Add parts and labor, then send it.',
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
    dealer:
      'We need: {question}. Change the lines where they have to be, then answer; by mail to {claimsAddress} too.',
    agent: '{partner} was asked: {question}.',
    buttons: { partner: 'Answer', dealer: 'Answer' },
  },
  'approved-repair': {
    who: 'partner',
    partner:
      'Repair it, collect {deductible} from the customer, then submit the final invoice: parts, labor and sales tax separately, with your PayPal address or a link payable by card. Paid within 1–2 days.',
    customer: 'Bring it to {partner}; pay {deductible} there when it is done.',
    agent: 'Approved for repair by {partner}, who collects {deductible}; the invoice is awaited.',
    buttons: { partner: 'Submit Repair Invoice' },
  },
  'approved-offered': {
    who: 'partner',
    partner:
      'A repair for you: accept it or pass by {by}. Do not start before you have accepted. Then the customer is told to come to you.',
    customer:
      'We asked {partner} to repair it; they answer by {by}. Nothing to do: we write to you as soon as they do. You can choose another shop.',
    agent: 'Offered to {partner}, who accepts or passes by {by}; then the next shop near is asked.',
    buttons: { partner: 'Accept' },
  },
  'approved-consent': {
    who: 'customer',
    partner:
      'Do not start yet: the repair costs more than the plan covers, and we asked the customer whether to pay {amount} at your counter. This status changes as soon as they answer.',
    customer:
      'The repair costs more than your plan covers: you would pay {amount} at the counter, your deductible of {deductible} included. Tell us whether to go ahead.',
    agent: 'The customer was asked whether to pay {amount} at the counter; {partner} waits for the answer.',
    buttons: { customer: 'Answer' },
  },
  'approved-supplement': {
    who: 'agent',
    partner:
      'What you found besides is with the {brand} Claims Team; you hear from us by {by}. Go on with what was approved. You may also submit the final invoice for that.',
    customer: '{partner} found more to repair; we look at it by {by}. Nothing for you to do.',
    agent: '{partner} found more than was approved: approve or decline the extra work by {by}.',
    buttons: { partner: 'Submit Repair Invoice', agent: 'Decide' },
  },
  'approved-warranty': {
    who: 'partner',
    partner:
      'Repair it free of charge: it comes back within your repair warranty. Collect nothing from the customer, send no invoice; say when it is repaired.',
    customer: 'Bring it to {partner}: the repair is free, under their repair warranty.',
    agent: '{partner} repairs it free of charge under its repair warranty.',
    buttons: { partner: 'It is repaired' },
  },
  'approved-replacement': {
    who: 'agent',
    partner: noRepair,
    customer: 'Your replacement ships.',
    agent: 'Approved for replacement: ship it, or confirm that it was delivered.',
    buttons: { agent: 'Ship' },
  },
  'approved-replacement-deductible': {
    who: 'customer',
    partner: noRepair,
    customer: 'Pay your deductible of {deductible}: then your replacement ships.',
    agent: 'Approved for replacement: it ships once the customer has paid {deductible}.',
    buttons: { customer: 'Pay {deductible}', agent: 'Ship' },
  },
  'approved-replacement-shipped': {
    who: 'nobody',
    partner: noRepair,
    customer: 'Your replacement is on its way. Tell us when it has arrived.',
    agent: 'The replacement is on its way to the customer; confirm it once it was delivered.',
    buttons: { customer: 'It has arrived', agent: 'Confirm' },
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
    agent:
      'Approved for reimbursement of {amount}: the payee was changed lately. Pay it by {by}, or confirm that it was paid.',
    buttons: { agent: 'Pay' },
  },
  'approved-reimbursement-no-payee': {
    who: 'customer',
    partner: noRepair,
    customer: 'You get {amount}. Tell us where: set your PayPal or Venmo account on your account page.',
    agent: 'Approved for reimbursement of {amount}: the customer was asked to set a payee.',
    buttons: { customer: 'Set your payee', agent: 'Confirm' },
  },
  'approved-reimbursement-payment': {
    who: 'nobody',
    partner: noRepair,
    customer: '{amount} is on its way to {payee}, by {by}.',
    agent: 'Payment of {amount} to the customer is under way.',
  },
  'approved-pre-authorized': {
    who: 'partner',
    partner: 'Pre-authorized: its dealer repairs the unit.',
    customer: 'Your dealer repairs the unit.',
    dealer:
      'Go ahead: pre-authorized up to {amount}. Repair the unit, then claim it here; what stays within that is credited at once.',
    agent: 'Pre-authorized up to {amount}: {partner} repairs the unit and claims it then.',
    buttons: { dealer: 'Claim the repair' },
  },
  'approved-credit-on-return': {
    who: 'partner',
    partner: 'Approved: its dealer returns the unit.',
    customer: 'Your dealer returns the unit.',
    dealer:
      'Approved: {amount} is credited as soon as we have received the unit. Send it with the papers of its RMA.',
    agent: 'Approved: {amount} is credited once the unit is received from {partner}.',
  },
  'approved-unit': {
    who: 'agent',
    partner: 'Approved: its dealer is told what becomes of the unit.',
    customer: 'Your dealer is told what becomes of the unit.',
    dealer: 'Approved. By {by} you hear what becomes of the unit.',
    agent: 'Approved without lines: issue an RMA, or say how it was settled, by {by}.',
    buttons: { agent: 'Confirm' },
  },
  completed: {
    who: 'nobody',
    partner:
      'Resolved. Do nothing further. If there is still a problem, the customer replies to the claim’s mails from {claimsAddress}.',
    customer: 'Done. Still a problem? Tell us, or reply to any mail.',
    dealer:
      'Done. What was credited stands on the credit note here. Still a problem? Reply to any mail of this claim.',
    agent: 'Resolved. A reply to its mails asks to reopen it.',
    buttons: { customer: 'Tell us' },
  },
  'denied-not-verifiable': denied,
  'denied-not-covered': denied,
  'denied-fraud': denied,
  withdrawn: closed,
  'closed-inactive': closed,
};
