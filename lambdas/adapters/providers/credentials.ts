/** Credentials of a payment provider: what an operator puts into Secrets Manager holds five minutes later, in ms. */
export const credentialsKeptMs = 300_000;
