import type { Clause } from './rulebook.ts';

/** The coverage terms that the rules of 2026-01 enforce, as `GET /rulebook` and a denial show them. */
export const clauses: Clause[] = [
  {
    id: 'covered-incidents',
    title: 'What is covered',
    text: 'Covered are accidental damage such as drops, cracked screens and spills, theft, theft from a vehicle, vandalism, loss of a phone, and mechanical or electrical failure. Loss is covered for phones only. What is not listed is not covered.',
    deniable: true,
  },
  {
    id: 'pre-existing-damage',
    title: 'Pre-existing damage',
    text: 'Damage or a fault that was there before cover began is not covered.',
    deniable: true,
  },
  {
    id: 'protected-items',
    title: 'Protected items',
    text: 'An item is protected when its kind belongs to the plan and it was added to the plan before the incident. Drones and motorised vehicles can not be protected.',
    deniable: true,
  },
  {
    id: 'verification',
    title: 'Verification of an item',
    text: 'An item is verified by the photos asked for when it is added, or by the receipt of a new item sold by a partner. A claim on an item that is not verified is decided by the Claims Team.',
    deniable: true,
  },
  {
    id: 'cover-period',
    title: 'When cover begins and ends',
    text: 'Cover begins at 00:01, in the time zone of your mailing address, on the day after activation; for an item added later, on the day after its verification. An incident while cover is in force can be claimed after the plan has ended, one before or after cover can not.',
    deniable: true,
  },
  {
    id: 'waiting-period',
    title: 'Waiting period',
    text: 'Incidents in the first 30 days of a plan’s cover are not covered. The wait runs once per plan and is waived for cracked screens when photo verification is complete.',
    deniable: true,
  },
  {
    id: 'payment',
    title: 'Payment of the plan',
    text: 'A claim is decided once payment of the plan is current; until then it waits.',
    deniable: true,
  },
  {
    id: 'reporting',
    title: 'Reporting an incident',
    text: 'An incident must be reported within 60 days of the day it happened.',
    deniable: true,
  },
  {
    id: 'proof-of-claim',
    title: 'Proof of a claim',
    text: 'You show what happened: photos of the damage, and what else the Claims Team needs to verify the claim. A claim that can not be verified is not payable.',
    deniable: true,
  },
  {
    id: 'theft',
    title: 'Theft',
    text: 'A theft is covered with a report to the police and proof of purchase. A phone must have had tracking switched on when it was stolen.',
    deniable: true,
  },
  {
    id: 'theft-from-vehicle',
    title: 'Theft from a vehicle',
    text: 'A theft from a vehicle is covered when the vehicle was locked with its windows closed and there are visible signs of forced entry.',
    deniable: true,
  },
  {
    id: 'loss',
    title: 'Loss of a phone',
    text: 'The loss of a phone is covered with proof of purchase, and tracking switched on when it was lost.',
    deniable: true,
  },
  {
    id: 'loss-limit',
    title: 'One loss in 12 months',
    text: 'At most one lost or unrecoverable phone is covered in 12 months, counted from the date of the incident to the same date of the next year, over all your plans. Thefts do not count.',
    deniable: true,
  },
  {
    id: 'failure-bought-new',
    title: 'Failure of electronics bought new',
    text: 'Mechanical or electrical failure of electronics other than phones is covered when the item was bought new. Items bought used or refurbished keep cover for accidents and theft.',
    deniable: true,
  },
  {
    id: 'failure-added-in-time',
    title: 'Failure of electronics added in time',
    text: 'Mechanical or electrical failure of electronics other than phones is covered when the item was added to the plan at most 120 days after the purchase shown on the proof of purchase. Older items keep cover for accidents and theft.',
    deniable: true,
  },
  {
    id: 'one-claim-per-item',
    title: 'One claim per item',
    text: 'An item can have one open claim at a time. An item that was reimbursed but not repaired can be claimed for again once it has been verified.',
    deniable: true,
  },
  {
    id: 'fraud',
    title: 'False statements',
    text: 'A claim is not payable when something that matters to it was knowingly stated falsely or left out.',
    deniable: true,
  },
  {
    id: 'incident-limit',
    title: 'Limit per incident',
    text: 'We pay up to $2,000 per incident, over all its claims and after deductibles. There is no annual limit.',
    deniable: true,
  },
  {
    id: 'repair-or-replace',
    title: 'Repair or replacement',
    text: 'When a repair costs as much as a replacement or more, the item is replaced.',
    deniable: false,
  },
  {
    id: 'deductible',
    title: 'Deductible',
    text: 'A deductible applies to every claim, $99 at most. It is listed by phone model and outcome; a loss takes the deductible of theft.',
    deniable: false,
  },
  {
    id: 'how-claims-are-decided',
    title: 'How claims are decided',
    text: 'A simple claim may be approved at once, up to the usual price of the repair. Every other claim is decided by the Claims Team; no claim is denied without a person deciding so.',
    deniable: false,
  },
];
