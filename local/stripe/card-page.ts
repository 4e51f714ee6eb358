/** The page on which a payer picks a test card; the real provider's asks for a number. */
export const cardPage = (refusal?: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Card</title><style>body{font:16px/1.5 system-ui;max-width:26rem;margin:3rem auto;padding:0 1rem}
button{display:block;width:100%;margin:.5rem 0;padding:.7rem;font:inherit;text-align:left}</style>
<h1>Add a card</h1><p>A stand-in for the payment provider’s page, on this machine only. Choose a test card:</p>
${refusal === undefined ? '' : `<p role="alert"><strong>${refusal}</strong></p>`}<form method="post">
<button name="card" value="visa">Visa 4242: works</button>
<button name="card" value="mastercard">Mastercard 4444: works</button>
<button name="card" value="chargeDeclined">Visa 0002: declined at once</button>
<button name="card" value="chargeCustomerFail">Visa 0341: accepted now, every charge declined</button>
<button name="card" value="createDispute">Visa 0259: works, and each payment is disputed</button>
</form></html>`;
