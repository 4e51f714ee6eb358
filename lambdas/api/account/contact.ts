import {
  type AskedEmail,
  alignOpenClaims,
  askedEmailItem,
  changedContactItems,
  customerOfEmail,
  forgetAskedEmail,
  movedEmailItems,
  readAskedEmail,
} from '../../adapters/accounts/contact-store.ts';
import { isPassword } from '../../adapters/accounts/password-check.ts';
import { looseMailItem, readMailBrand } from '../../adapters/mail/customer-mail.ts';
import { userItem } from '../../adapters/people/people.ts';
import type { Table, TransactItem } from '../../adapters/table/table.ts';
import { InvalidInput, NotFound } from '../../domain/errors.ts';
import { brandFor } from '../../domain/mail/templates/brand.ts';
import {
  confirmEmailMail,
  emailAskedMail,
  emailChangedMail,
} from '../../domain/mail/templates/contact-mails.ts';
import type { ComposedMail } from '../../domain/mail/templates/letter.ts';
import type { Customer } from '../../domain/people/people.ts';
import { isCode, isOpen, newCode, openCode } from '../../domain/people/sent-code.ts';
import type { Answer } from '../../middleware/api/idempotency.ts';
import { countTry } from '../../middleware/api/rate-limit.ts';
import { type ApiRequest, route } from '../../middleware/api/router.ts';
import type { InputOf } from '../claims/operations/input-of.ts';
import { askForEmail, confirmEmail } from './contact-operations.ts';
import { setSignInEmail } from './member-email.ts';
import { accountView, customerOf } from './profile.ts';

/** How long a code works. */
const codeMinutes = 30;

async function ownCustomer({ table, caller }: ApiRequest<unknown, unknown>): Promise<Customer> {
  const customer = await customerOf(table, caller());
  if (!customer) throw new NotFound('your customer record');
  return customer;
}

/** Mails to addresses of one customer's. `cause` makes a repeated write meet itself. */
const mailsFor =
  (table: Table, name: string, cause: string, nowMs: number) =>
  (address: string, kind: string, mail: ComposedMail): TransactItem =>
    looseMailItem(table, { to: { key: 'c', name, address }, kind, mail, cause }, nowMs);

async function ask(request: ApiRequest<unknown, InputOf<typeof askForEmail>>): Promise<Answer> {
  const { table, body, nowMs, caller } = request;
  const customer = await ownCustomer(request);
  const { customerId, name } = customer;
  const email = body.email.trim();
  if (email.toLowerCase() === customer.email.toLowerCase())
    throw InvalidInput.at('email', 'is your address already');
  await countTry(table, 'password', caller().user.userId, nowMs);
  if (!(await isPassword(caller().user.email, body.password)))
    throw InvalidInput.at('password', 'is not your password');
  const code = newCode();
  const known = await readAskedEmail(table, customerId);
  const asked: AskedEmail = {
    email,
    ...openCode(customerId, code, nowMs, codeMinutes),
    version: (known?.version ?? 0) + 1,
  };
  const brand = brandFor(await readMailBrand(table), customer);
  const mailTo = mailsFor(table, name, `${customerId} ${nowMs} ${email}`, nowMs);
  // Whoever has the address is not told of, and gets no code.
  const isFree = (await customerOfEmail(table, email)) === undefined;
  const codeMail = confirmEmailMail({ name, code, minutes: codeMinutes }, brand);
  const told = emailAskedMail({ name, email }, brand);
  const answer: Answer = { status: 202, body: { email, codeUntil: asked.codeUntil } };
  await table.change('your mail address', [
    askedEmailItem(table, customerId, asked),
    ...(isFree ? [mailTo(email, 'email-code', codeMail)] : []),
    mailTo(customer.email, 'email-asked', told),
    ...request.remember(answer),
  ]);
  return answer;
}

/** The address that a code was sent to. A wrong code counts. Throws {@link InvalidInput}. */
async function proven(table: Table, customerId: string, code: string, nowMs: number): Promise<AskedEmail> {
  const asked = await readAskedEmail(table, customerId);
  if (!asked || !isOpen(asked, nowMs))
    throw InvalidInput.at('code', 'no code is open; ask for the address once more');
  if (isCode(asked, customerId, code)) return asked;
  const triesLeft = asked.triesLeft - 1;
  await table.change('your mail address', [
    askedEmailItem(table, customerId, { ...asked, triesLeft, version: asked.version + 1 }),
  ]);
  throw InvalidInput.at('code', `is not the code that was sent; ${triesLeft} more tries`);
}

async function confirm(request: ApiRequest<unknown, InputOf<typeof confirmEmail>>): Promise<Answer> {
  const { table, body, nowMs } = request;
  const caller = request.caller();
  const before = await ownCustomer(request);
  const { customerId, name } = before;
  const asked = await proven(table, customerId, body.code, nowMs);
  const { email } = asked;
  // First the sign-in: killed after it, the same code finishes what is left.
  await setSignInEmail(caller.user.userId, email);
  const after: Customer = { ...before, email, version: before.version + 1 };
  const user = { ...caller.user, email, version: caller.user.version + 1 };
  const mail = emailChangedMail({ name, email }, brandFor(await readMailBrand(table), before));
  const mailTo = mailsFor(table, name, `${customerId} ${after.version}`, nowMs);
  const answer: Answer = { status: 200, body: accountView({ ...caller, user }, after) };
  await table.change('your mail address', [
    ...changedContactItems(table, before, after, caller.actor, nowMs),
    userItem(table, user),
    ...movedEmailItems(table, before, after),
    forgetAskedEmail(table, customerId, asked),
    mailTo(before.email, 'email-changed', mail),
    mailTo(email, 'email-changed', mail),
    ...request.remember(answer),
  ]);
  await alignOpenClaims(table, after, caller.actor, nowMs);
  return answer;
}

export const contactRoutes = [route(askForEmail, ask), route(confirmEmail, confirm)];
