/** A real server on this machine that answers as it is told, and a clock that runs as fast as it is asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/sources/index.js';

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (request: Seen, response: ServerResponse, count: number) => void;

export interface LiveServer {
  readonly origin: string;
  readonly seen: Seen[];
  /** Requests without an answer yet, and the most there were at once. */
  readonly load: { now: number; most: number };
  answer: Answer;
  close(): Promise<void>;
}

export async function liveServer(): Promise<LiveServer> {
  const seen: Seen[] = [];
  const load = { now: 0, most: 0 };
  const server = createServer((request, response) => {
    load.most = Math.max(load.most, ++load.now);
    response.on('close', () => load.now--);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      live.answer(seen.at(-1)!, response, seen.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const live: LiveServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    load,
    answer: send(404, {}),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return live;
}

/** Answers with JSON, or with a text as it is. */
export function send(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (_request, response) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

export interface FastClock extends Clock {
  /** Milliseconds of each wait in order, without the timeouts. */
  readonly waits: number[];
  /** Timers that neither rang nor were cleared. */
  readonly open: Set<unknown>;
}

/** Waits ring at once and move the time on; a timer of `timeoutMs` is a timeout and rings where `ringsTimeouts` says so. */
export function fastClock({ timeoutMs = 30_000, ringsTimeouts = false } = {}): FastClock {
  let time = Date.parse('2026-11-21T00:00:00Z');
  const open = new Set<unknown>();
  const waits: number[] = [];
  return {
    waits,
    open,
    now: () => time,
    setTimer: (callback, milliseconds) => {
      const timer = {};
      open.add(timer);
      if (milliseconds !== timeoutMs) waits.push(milliseconds);
      if (milliseconds === timeoutMs && !ringsTimeouts) return timer;
      setTimeout(() => {
        if (!open.delete(timer)) return;
        time += milliseconds;
        callback();
      }, 5);
      return timer;
    },
    clearTimer: (timer) => void open.delete(timer),
  };
}
