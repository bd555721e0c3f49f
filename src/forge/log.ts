/* eslint-disable no-console -- the platform collects what functions print (logging-guidelines); this file alone prints */
import type { GatewayLog, RequestLine } from '../gateway/ports';

/** One JSON line a fact: ids and codes, nothing a person wrote and nothing secret. */
const print = (line: Readonly<Record<string, unknown>>): void => console.log(JSON.stringify(line));

/** The first frame of a stack. The message stands before the frames and may look like one, so it is cut off by its length. */
function placeOf({ stack = '', message }: Error): string | undefined {
  const frames = stack.slice(stack.indexOf(message) + message.length);
  return frames.split('\n    at ')[1]?.slice(0, 200);
}

const classOf = (bug: unknown): string => (bug instanceof Error ? bug.name : typeof bug);

const printBug = (bug: unknown, where: Readonly<Record<string, unknown>>): void =>
  print({ log: 'bug', ...where, class: classOf(bug), at: bug instanceof Error ? placeOf(bug) : undefined });

export const log: GatewayLog & {
  bugIn(where: string, bug: unknown): void;
  /** By step, how many records it changed, made, told of or erased. */
  sweep(counts: Readonly<Record<string, number>>): void;
  failure(where: string, code: string): void;
} = {
  request: (line: RequestLine) => print({ log: 'request', ...line }),
  bug: (bug, requestId) => printBug(bug, { requestId }),
  bugIn: (where, bug) => printBug(bug, { where }),
  sweep: (counts) => print({ log: 'sweep', ...counts }),
  failure: (where, code) => print({ log: 'failure', where, code }),
};
