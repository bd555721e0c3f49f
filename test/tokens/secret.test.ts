/* eslint-disable @typescript-eslint/no-unnecessary-template-expression, @typescript-eslint/no-unnecessary-type-conversion,
   @typescript-eslint/no-misused-spread -- these are the mistakes under test */
import { format, inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from '../../src/tokens/secret';

const VALUE = 'the-secret-value';
const secret = new Secret(VALUE);

it.each<[string, () => string]>([
  ['String', () => String(secret)],
  ['a template', () => `${secret as unknown as string}`],
  ['joining', () => [secret].join()],
  ['adding', () => '' + (secret as unknown as string)],
  ['JSON', () => JSON.stringify({ secret, list: [secret] })],
  ['util.inspect', () => inspect({ deep: { secret } }, { depth: 9, showHidden: true })],
  ['util.inspect without customs', () => inspect(secret, { customInspect: false, showHidden: true })],
  ['util.format', () => format('%s %o %O %j', secret, secret, secret, secret)],
  ['an Error message', () => inspect(new Error(`no: ${secret as unknown as string}`, { cause: secret }))],
  ['spreading', () => JSON.stringify({ ...secret })],
  ['its own keys', () => Reflect.ownKeys(secret).map(String).join()],
  ['a structured clone', () => inspect(structuredClone({ ...secret }))],
])('a secret does not come out through %s', (_how, print) => {
  expect(print()).not.toContain(VALUE);
});

it.each<[string, () => string]>([
  ['String', () => String(secret)],
  ['JSON', () => JSON.parse(JSON.stringify(secret)) as string],
  ['util.inspect', () => inspect(secret)],
])('in its place stands a word, by %s', (_how, print) => {
  expect(print()).toBe('[secret]');
});

it('a secret is revealed to whoever asks for it by name', () => {
  expect(secret.reveal()).toBe(VALUE);
});
