/** One line of the corpus: an attack (or a legitimate request), and what has to come of it. */
import * as z from 'zod';
import { DOCUMENTED } from '../../conformance/support/documented';
import { TOKEN_NAMES } from './tokens';

const codes = DOCUMENTED.map(({ code }) => code);
const texts = z.array(z.string().min(1));

/** What a reply that is let through shows. */
const AnswersSchema = z.strictObject({
  /** `2xx` where absent. */
  status: z.union([z.int().min(200).max(599), z.literal('2xx')]).default('2xx'),
  /** Texts that stand nowhere in the answer, headers included. */
  never: texts.default([]),
  /** Texts that stand in its body. */
  holds: texts.default([]),
  /** The same body, to the byte, as this GET of the same token. */
  like: z.string().startsWith('/').optional(),
});

/**
 * What Jira may hear beside the app's own questions: `silent` nothing at all, not even those; `asks` them alone; `read` the read
 * itself; `acts` whatever it was asked to do.
 */
const HearsSchema = z.enum(['silent', 'asks', 'read', 'acts']);
export type Hears = z.infer<typeof HearsSchema>;

const CaseSchema = z
  .strictObject({
    name: z.string().min(4),
    as: z.enum([...TOKEN_NAMES]),
    method: z.string().default('GET'),
    /** Sent behind the gateway's URL exactly as it is. */
    path: z.string(),
    /** Sent exactly as it is, so that keys can come twice. */
    body: z.string().optional(),
    /** Names and values in turn; `Content-Type: application/json` goes with a body unless one is here. */
    headers: z.array(z.string()).default([]),
    /** What happens first (world.ts). */
    before: texts.default([]),
    /** What happens while Jira is held up at the first call that contains `call`. */
    during: z.strictObject({ call: z.string(), then: texts.min(1) }).optional(),
    /** The refusal's code. */
    refused: z.enum(codes).optional(),
    /** A part of the refusal's public text. */
    detail: z.string().optional(),
    answers: AnswersSchema.optional(),
    jira: HearsSchema.optional(),
    /** The attack succeeds, or the request is refused without need: a known limit (SECURITY.md), expected to fail until it is closed. */
    limit: z.string().min(20).optional(),
  })
  .refine((one) => (one.refused === undefined) !== (one.answers === undefined), {
    message: 'exactly one of "refused" and "answers"',
  });
export type AttackCase = z.infer<typeof CaseSchema>;

/** The cases of a file. Throws with the line that is none. */
export function parseCorpus(file: string, text: string): readonly AttackCase[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('//')) return [];
    const parsed = CaseSchema.safeParse(parseLine(line));
    if (!parsed.success) throw new Error(`${file}:${index + 1}: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
