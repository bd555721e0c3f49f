/** Custom entities as manifest.yml declares them (`app.storage`; storage-reference/entities-manifest). */
import * as z from 'zod';
import {
  ATTRIBUTE_NAME_MAX_CHARS,
  ENTITY_NAME_MAX_CHARS,
  ENTITY_NAME_MIN_CHARS,
  INDEX_NAME_MAX_CHARS,
  INDEX_NAME_MIN_CHARS,
  MAX_ATTRIBUTES,
  MAX_ENTITIES,
  MAX_INDEXES,
} from './limits';

export type AttributeType = 'string' | 'boolean' | 'integer' | 'float' | 'any';

export interface EntityIndex {
  readonly name: string;
  /** A query gives a value for each of these, in this order. Empty: the index spans the entity. */
  readonly partition: readonly string[];
  /** The attribute that orders the rows. */
  readonly range: string;
}

export interface Entity {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  readonly indexes: readonly EntityIndex[];
}

/** Every entity has this index over its keys; the name is taken. */
export const BY_KEY = 'by-key';

/** From the manifest's schema (@forge/manifest 13.7.0). */
export const ENTITY_NAME_PATTERN = /^(?![_.-])(?!.*\.{2})[a-z0-9:\-_.]*(?<![.])$/;

const IndexSchema = z
  .union([
    z.string().transform((name) => ({ name, partition: [], range: [name] })),
    z.strictObject({
      name: z.string().min(INDEX_NAME_MIN_CHARS).max(INDEX_NAME_MAX_CHARS),
      partition: z.array(z.string()).min(1).default([]),
      range: z.array(z.string()).length(1, 'An index has exactly one range attribute.'),
    }),
  ])
  .transform(({ name, partition, range }): EntityIndex => ({ name, partition, range: range[0] ?? name }));

const AttributesSchema = z
  .record(
    z
      .string()
      .regex(/^[a-zA-Z][a-zA-Z0-9_]*$/)
      .max(ATTRIBUTE_NAME_MAX_CHARS),
    z.strictObject({ type: z.enum(['string', 'boolean', 'integer', 'float', 'any']) }),
  )
  .refine(
    (attributes) => Object.keys(attributes).length <= MAX_ATTRIBUTES,
    `At most ${MAX_ATTRIBUTES} attributes.`,
  )
  .transform((attributes) => new Map(Object.entries(attributes).map(([name, { type }]) => [name, type])));

const EntitySchema = z
  .strictObject({
    name: z.string().min(ENTITY_NAME_MIN_CHARS).max(ENTITY_NAME_MAX_CHARS).regex(ENTITY_NAME_PATTERN),
    attributes: AttributesSchema,
    indexes: z.array(IndexSchema).max(MAX_INDEXES).default([]),
  })
  .superRefine(({ attributes, indexes }, context) => {
    for (const { name, partition, range } of indexes) {
      const stray = [...partition, range].filter((attribute) => !attributes.has(attribute));
      if (stray.length > 0)
        context.addIssue(`Index ${name} is over undeclared attributes: ${stray.join(', ')}.`);
      if (name === BY_KEY) context.addIssue(`The index name ${BY_KEY} is reserved.`);
    }
    if (!areDistinct(indexes)) context.addIssue('Index names are unique within an entity.');
  });

const StorageSchema = z.looseObject({
  entities: z
    .array(EntitySchema)
    .max(MAX_ENTITIES)
    .default([])
    .refine((entities) => areDistinct(entities), 'Entity names are unique.'),
});

const areDistinct = (named: readonly { readonly name: string }[]): boolean =>
  new Set(named.map(({ name }) => name)).size === named.length;

/**
 * Takes the manifest's `app.storage`; a manifest without one declares nothing.
 * @throws with the list of everything wrong: the local host cannot start on a manifest that Forge would not deploy.
 */
export function parseEntities(manifestAppStorage: unknown): readonly Entity[] {
  const parsed = StorageSchema.safeParse(manifestAppStorage ?? {});
  if (!parsed.success) throw new Error(`manifest.yml, app.storage:\n${z.prettifyError(parsed.error)}`);
  return parsed.data.entities;
}
