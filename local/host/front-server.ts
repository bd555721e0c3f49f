/** The only listening socket. Web trigger URLs are served raw, byte for byte; every other URL is the control surface's. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { HOST_HEADER_BYTES, HOST_REQUEST_BYTES } from './limits';
import type { SentAnswer } from './invoke/run-web-trigger';
import { parseTriggerPath, type WireRequest } from './invoke/web-trigger-event';

export type AnswerTrigger = (wire: WireRequest) => Promise<SentAnswer>;

export function createFrontServer(answerTrigger: AnswerTrigger, answerRest: RequestListener): Server {
  const server = createServer({ maxHeaderSize: HOST_HEADER_BYTES }, (request, response) => {
    if (parseTriggerPath(request.url ?? '') === undefined) answerRest(request, response);
    else serveTrigger(request, response, answerTrigger).catch(() => response.destroy());
  });
  // No limit: from version 22 on, node answers 431 itself to more than 1,000 headers, and the app would not be asked.
  server.maxHeadersCount = 0;
  return server;
}

async function serveTrigger(
  request: IncomingMessage,
  response: ServerResponse,
  answer: AnswerTrigger,
): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) {
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const { method = 'GET', url = '', rawHeaders, socket } = request;
  send(response, await answer({ method, url, rawHeaders, body, peerAddress: socket.remoteAddress ?? '' }));
}

/** Undefined when it is more than this process holds; the rest is left unread. */
async function readBody(request: AsyncIterable<Buffer>): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.byteLength;
    if (bytes > HOST_REQUEST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { statusCode, statusText, headers, body }: SentAnswer): void {
  response.statusCode = statusCode;
  if (statusText !== undefined) response.statusMessage = statusText;
  for (const [name, values] of headers)
    response.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
  response.end(body);
}
