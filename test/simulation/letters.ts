/** Mail as people and automata send it. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Header lines beyond the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Null path of a machine, else the sender. */
  readonly envelopeFrom?: string;
  readonly verdicts?: string;
}

/** @param serial makes the Message-ID; the same letter with the same serial is the same mail. */
export function rawLetter(letter: Letter, serial: number, now: number): Buffer {
  const lines = [
    `From: ${letter.from}`,
    `To: ${letter.to}`,
    `Subject: ${letter.subject}`,
    `Message-ID: <letter-${serial}@mail.example.net>`,
    `Date: ${new Date(now).toUTCString()}`,
    ...Object.entries(letter.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...letter.text.split('\n'),
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
