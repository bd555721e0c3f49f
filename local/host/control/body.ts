import type { FastifyRequest } from 'fastify';
import * as z from 'zod';

/** A fault of the caller, answered as `{"error": message}`. */
export class ControlError extends Error {
  readonly statusCode: 400 | 404 | 409;

  constructor(statusCode: 400 | 404 | 409, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** The body as JSON whatever its content type says; nothing is `{}`. Throws a ControlError. */
export function readJson({ body }: FastifyRequest): unknown {
  const text = z.string().catch('').parse(body);
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlError(400, 'the body is not JSON');
  }
}

/** Throws a ControlError that tells every fault. */
export function parseAs<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ControlError(400, z.prettifyError(parsed.error));
  return parsed.data;
}
