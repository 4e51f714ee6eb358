import type { HttpRequest, HttpResponse } from '../local/aws-service.ts';
import { type HttpListener, listen } from '../local/front-door/http-server.ts';

type Answer = (request: HttpRequest) => Promise<HttpResponse>;

interface Socket {
  readonly listener: Promise<HttpListener>;
  answer: Answer | undefined;
}

const sockets = new Map<string, Socket>();

/**
 * Answers at a socket that all tests of a file share, by its name: what functions keep for life, their clients above
 * all, is right for the next test too, whose server answers there instead. Returns its port and what ends the answers.
 */
export async function answerAt(name: string, answer: Answer): Promise<{ port: number; end: () => void }> {
  let socket = sockets.get(name);
  if (!socket) {
    const opened: Socket = {
      answer,
      listener: listen({
        port: 0,
        handler: (request) => opened.answer?.(request) ?? Promise.reject(new Error(`${name} is closed`)),
      }),
    };
    socket = opened;
    sockets.set(name, socket);
  }
  const mine = socket;
  mine.answer = answer;
  const { port } = await mine.listener;
  return {
    port,
    end: () => {
      if (mine.answer === answer) mine.answer = undefined;
    },
  };
}

/** After the last test of a file. */
export async function closeSockets(): Promise<void> {
  for (const { listener } of sockets.values()) await (await listener).close();
  sockets.clear();
}
