import { ownMailHeader } from '../../../lambdas/domain/mail/build-mime.ts';
import type { Strike } from '../../../local/faults/faults.ts';
import type { World } from '../world.ts';

/** Every message left at least once, and again only when AWS would; every mail that came in was kept. */
export function brokenMail(world: World): string[] {
  const leaves = departures(world);
  const messages = world.witness
    .all()
    .filter(({ entity, direction }) => entity === 'message' && direction === 'out');
  const broken = messages.flatMap((message) => {
    const { messageId, kind, sendState } = message;
    const name = `the ${String(kind)} ${String(messageId)}`;
    if (sendState === 'queued') return [`${name} was never sent`];
    const times = leaves.get(String(messageId)) ?? [];
    if (times.length === 0 && sendState !== 'failed')
      return [`${name} is ${String(sendState)} and never left`];
    return times
      .slice(1)
      .filter(
        (time, index) => !world.strikes.some((strike) => sendsAgain(strike, times[index] ?? time, time)),
      )
      .map(() => `${name} left ${times.length} times, and nothing came between SES and the note of it`);
  });
  return [
    ...broken,
    ...unknownMail(world, new Set(messages.map(({ messageId }) => String(messageId)))),
    ...lost(world),
  ];
}

/**
 * Whether a strike is why a mail left at `second` (ms) after it had left at `first`: SES took it, and its answer or the
 * note of it was lost. Then nobody can know whether it left, and it has to be sent again.
 */
function sendsAgain({ at, service, mode, when }: Strike, first: number, second: number): boolean {
  if (at < first || at > second) return false;
  if (mode === 'crash') return true;
  if (service === 'ses') return mode === 'duplicate' || (when === 'after' && mode !== 'delay');
  return service === 'dynamodb' && mode !== 'duplicate' && mode !== 'delay';
}

/** When each message left (ms), by its id in the header that marks our mail. */
function departures(world: World): Map<string, number[]> {
  const { mailbox } = world.flow.runtime.machine;
  const times = new Map<string, number[]>();
  for (const { id, date } of mailbox.list({}).toReversed()) {
    const messageId = messageIdIn(mailbox.raw(id));
    if (messageId !== undefined) times.set(messageId, [...(times.get(messageId) ?? []), Date.parse(date)]);
  }
  return times;
}

function messageIdIn(raw: Uint8Array | undefined): string | undefined {
  const headers =
    Buffer.from(raw ?? [])
      .toString('latin1')
      .split('\r\n\r\n', 1)[0] ?? '';
  return new RegExp(`^${ownMailHeader}: *(\\S+)`, 'im').exec(headers)?.[1];
}

function unknownMail(world: World, known: ReadonlySet<string>): string[] {
  return [...departures(world).keys()]
    .filter((messageId) => !known.has(messageId))
    .map((messageId) => `a mail left as ${messageId}, which is in no outbox`);
}

/** Mail that was taken in stands where somebody sees it, or is marked as kept. */
function lost(world: World): string[] {
  return world.acceptedMail
    .filter((id) => !world.witness.item(`INBOUND#${id}`, 'INBOUND'))
    .map((id) => `the mail ${id} was taken in and is nowhere`);
}
