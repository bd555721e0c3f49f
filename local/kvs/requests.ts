/** Bodies of the storage protocol as @forge/kvs 1.6.5 sends them (forge-platform.md §3.1). Their values are judged elsewhere. */
import * as z from 'zod';

const MetadataFieldSchema = z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME']);
const MetadataFieldsSchema = z.array(MetadataFieldSchema);
const GetOptionsSchema = z.looseObject({ metadataFields: MetadataFieldsSchema.optional() });

const TtlSchema = z.looseObject({ value: z.unknown(), unit: z.unknown() });
/** null cannot be stored. */
const ValueSchema = z
  .unknown()
  .refine((value) => value !== undefined && value !== null, 'A value is required.');

const SetOptionsSchema = z
  .strictObject({
    ttl: TtlSchema.optional(),
    keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
    returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
    returnMetadataFields: MetadataFieldsSchema.optional(),
  })
  .refine(
    ({ keyPolicy, returnValue }) => returnValue === undefined || keyPolicy === 'OVERRIDE',
    'returnValue requires keyPolicy OVERRIDE.',
  );

/** Batches and transactions take a time to live and nothing else (changelog CHANGE-3038). */
const SetOptionsOfManySchema = z.strictObject({ ttl: TtlSchema.optional() });

const key = z.string();
const entityName = z.string();
const entityNameOfMany = z.string().optional();

const ConditionSchema = z.looseObject({
  property: z.string(),
  condition: z.string(),
  values: z.array(z.unknown()),
});
const ConditionsSchema = z.looseObject({
  and: z.array(ConditionSchema).optional(),
  or: z.array(ConditionSchema).optional(),
});

export const GetSchema = z.looseObject({ key, options: GetOptionsSchema.optional() });
export const SetSchema = z.looseObject({ key, value: ValueSchema, options: SetOptionsSchema.optional() });
export const DeleteSchema = z.looseObject({ key });
export const EntityGetSchema = GetSchema.extend({ entityName });
export const EntitySetSchema = SetSchema.extend({ entityName });
export const EntityDeleteSchema = DeleteSchema.extend({ entityName });

export const QuerySchema = z.looseObject({
  limit: z.number().optional(),
  after: z.string().optional(),
  where: z.array(ConditionSchema).optional(),
  options: GetOptionsSchema.optional(),
});

export const EntityQuerySchema = z.looseObject({
  entityName,
  indexName: z.string(),
  partition: z.array(z.unknown()).optional(),
  range: z.looseObject({ condition: z.string(), values: z.array(z.unknown()) }).optional(),
  filters: ConditionsSchema.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  cursor: z.string().optional(),
  limit: z.number().optional(),
  options: GetOptionsSchema.optional(),
});

export const BatchGetSchema = z.array(GetSchema.extend({ entityName: entityNameOfMany })).min(1);
export const BatchSetSchema = z
  .array(
    z.looseObject({
      key,
      value: ValueSchema,
      entityName: entityNameOfMany,
      options: SetOptionsOfManySchema.optional(),
    }),
  )
  .min(1);
export const BatchDeleteSchema = z.array(DeleteSchema.extend({ entityName: entityNameOfMany })).min(1);

const conditions = ConditionsSchema.optional();
export const TransactionSchema = z.looseObject({
  set: z
    .array(
      z.looseObject({
        key,
        value: ValueSchema,
        entityName: entityNameOfMany,
        conditions,
        options: SetOptionsOfManySchema.optional(),
      }),
    )
    .default([]),
  delete: z.array(z.looseObject({ key, entityName: entityNameOfMany, conditions })).default([]),
  check: z
    .array(z.looseObject({ key, entityName: entityNameOfMany, conditions: ConditionsSchema }))
    .default([]),
});

export type MetadataField = z.infer<typeof MetadataFieldSchema>;
export type Ttl = z.infer<typeof TtlSchema>;
export type GetRequest = z.infer<typeof GetSchema>;
export type SetRequest = z.infer<typeof SetSchema>;
export type QueryRequest = z.infer<typeof QuerySchema>;
export type EntityQueryRequest = z.infer<typeof EntityQuerySchema>;
export type BatchGetRequest = z.infer<typeof BatchGetSchema>;
export type BatchSetRequest = z.infer<typeof BatchSetSchema>;
export type BatchDeleteRequest = z.infer<typeof BatchDeleteSchema>;
export type TransactionRequest = z.infer<typeof TransactionSchema>;
export type RawCondition = z.infer<typeof ConditionSchema>;
export type RawConditions = z.infer<typeof ConditionsSchema>;
