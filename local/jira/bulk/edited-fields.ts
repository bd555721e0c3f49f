/** The `editedFieldsInput` of a bulk edit, as the `fields` and `update` of a single edit. */
import * as z from 'zod/mini';
import type { JsonObject } from '../json';

const option = z.enum(['ADD', 'REMOVE', 'REPLACE', 'REMOVE_ALL']);
const fieldId = z.string();
const schema = z.strictObject({
  issueType: z.optional(z.object({ issueTypeId: z.string() })),
  priority: z.optional(z.object({ priorityId: z.string() })),
  singleLineTextFields: z.optional(z.array(z.object({ fieldId, text: z.string() }))),
  richTextFields: z.optional(z.array(z.object({ fieldId, richText: z.object({ adfValue: z.unknown() }) }))),
  clearableNumberFields: z.optional(z.array(z.object({ fieldId, value: z.nullish(z.number()) }))),
  singleSelectClearableUserPickerFields: z.optional(
    z.array(z.object({ fieldId, user: z.nullish(z.object({ accountId: z.string() })) })),
  ),
  labelsFields: z.optional(
    z.array(
      z.object({
        fieldId,
        bulkEditMultiSelectFieldOption: option,
        labels: z.array(z.object({ name: z.string() })),
      }),
    ),
  ),
  multiselectComponents: z.optional(
    z.object({
      fieldId,
      bulkEditMultiSelectFieldOption: option,
      components: z.array(z.object({ componentId: z.union([z.number(), z.string()]) })),
    }),
  ),
  multipleVersionPickerFields: z.optional(
    z.array(
      z.object({
        fieldId,
        bulkEditMultiSelectFieldOption: option,
        versions: z.array(z.object({ versionId: z.string() })),
      }),
    ),
  ),
});

export interface EditedFields {
  readonly fields: JsonObject;
  readonly update: JsonObject;
}

/** Undefined where the input has kinds of fields that this Jira does not edit in bulk. */
export function readEditedFields(input: unknown): EditedFields | undefined {
  const parsed = schema.safeParse(input);
  if (!parsed.success) return undefined;
  return { fields: singleValues(parsed.data), update: lists(parsed.data) };
}

type Input = z.infer<typeof schema>;

function singleValues(data: Input): JsonObject {
  const fields = new Map<string, unknown>();
  if (data.issueType !== undefined) fields.set('issuetype', { id: data.issueType.issueTypeId });
  if (data.priority !== undefined) fields.set('priority', { id: data.priority.priorityId });
  for (const one of data.singleLineTextFields ?? []) fields.set(one.fieldId, one.text);
  for (const one of data.richTextFields ?? []) fields.set(one.fieldId, one.richText.adfValue);
  for (const one of data.clearableNumberFields ?? []) fields.set(one.fieldId, one.value ?? null);
  for (const one of data.singleSelectClearableUserPickerFields ?? [])
    fields.set(one.fieldId, one.user ?? null);
  return Object.fromEntries(fields);
}

function lists(data: Input): JsonObject {
  const rows = [
    ...(data.labelsFields ?? []).map((one) => ({ ...one, items: one.labels.map(({ name }) => name) })),
    ...(data.multipleVersionPickerFields ?? []).map((one) => ({
      ...one,
      items: one.versions.map(({ versionId }) => ({ id: versionId })),
    })),
    ...(data.multiselectComponents === undefined ? [] : [data.multiselectComponents]).map((one) => ({
      ...one,
      items: one.components.map(({ componentId }) => ({ id: String(componentId) })),
    })),
  ];
  return Object.fromEntries(
    rows.map((one) => [one.fieldId, operations(one.bulkEditMultiSelectFieldOption, one.items)]),
  );
}

function operations(kind: z.infer<typeof option>, items: readonly unknown[]): readonly unknown[] {
  switch (kind) {
    case 'ADD':
      return items.map((item) => ({ add: item }));
    case 'REMOVE':
      return items.map((item) => ({ remove: item }));
    case 'REPLACE':
      return [{ set: items }];
    case 'REMOVE_ALL':
      return [{ set: [] }];
  }
}
