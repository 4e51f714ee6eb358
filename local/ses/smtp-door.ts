import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { headerValue, readHeaders } from './mime-headers.ts';
import { ALL_PASS, MAX_INBOUND_BYTES, MailRefusedError, parseVerdicts, type Receiving } from './receiving.ts';

export interface SmtpDoor {
  readonly port: number;
  /** Takes no new mail and waits for what is being received. */
  close(): Promise<void>;
}

/** An error with the code the SMTP dialogue shows. */
function refusal(error: unknown): Error & { responseCode: number } {
  if (error instanceof MailRefusedError) return Object.assign(error, { responseCode: error.smtpCode });
  if (error instanceof RangeError) return Object.assign(error, { responseCode: 550 });
  const failure = error instanceof Error ? error : new Error(String(error));
  return Object.assign(failure, { responseCode: 451 });
}

async function readAll(stream: AsyncIterable<Buffer> & { sizeExceeded?: boolean }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    // Read to the end, so that the client hears the refusal, but keep nothing that is refused.
    if (size <= MAX_INBOUND_BYTES) chunks.push(chunk);
  }
  if (size > MAX_INBOUND_BYTES) throw new MailRefusedError(552, '5.3.4 Message too big for system');
  return Buffer.concat(chunks);
}

/**
 * The inbound mail server, on loopback, without sign-in or TLS. `X-Local-Verdicts` in a mail says what SES would have
 * found. 250 means the mail is kept. Rejects if the port is taken (`EADDRINUSE`).
 */
export async function openSmtpDoor(options: { port: number; receiving: Receiving }): Promise<SmtpDoor> {
  const { receiving } = options;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_INBOUND_BYTES,
    onRcptTo(address, _session, callback) {
      if (receiving.accepts(address.address)) return callback();
      return callback(
        refusal(new MailRefusedError(550, '5.1.1 Requested action not taken: mailbox unavailable')),
      );
    },
    onData(stream, session, callback) {
      const { mailFrom, rcptTo } = session.envelope;
      const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((one) => one.address) };
      readAll(stream)
        .then((raw) => {
          const said = headerValue(readHeaders(raw), 'X-Local-Verdicts');
          return receiving.receive(raw, envelope, said === undefined ? ALL_PASS : parseVerdicts(said));
        })
        .then(
          ({ messageId }) => callback(null, `OK ${messageId}`),
          (error: unknown) => callback(refusal(error)),
        );
    },
  });
  const listening = await new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', reject);
    const socket = server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(socket.address() as AddressInfo);
    });
  });
  // A client that breaks off is its own affair; without a listener it would end the process.
  server.on('error', () => undefined);
  return { port: listening.port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
