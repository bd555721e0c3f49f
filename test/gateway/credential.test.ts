import { describe, expect, it } from 'vitest';
import { parseCredential } from '../../src/gateway/credential';
import { aProvenRecord, tokenOf } from '../support/builders';

const proven = aProvenRecord();
const TOKEN = tokenOf(proven);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('the Authorization header', () => {
  it.each([
    ['Bearer', `Bearer ${TOKEN}`],
    ['bearer in small letters', `bearer ${TOKEN}`],
    ['BEARER in capitals, two spaces', `BEARER  ${TOKEN}`],
    ['Bearer with a space behind', `Bearer ${TOKEN} `],
    ['Basic with an e-mail address', `Basic ${base64(`ann@example.com:${TOKEN}`)}`],
    ['basic without user', `basic ${base64(`:${TOKEN}`)}`],
    ['Basic with a user beyond ASCII', `BASIC ${base64(`Zoë:${TOKEN}`)}`],
  ])('holds a token as %s', (_what, authorization) => {
    const parsed = parseCredential(authorization);
    expect(parsed?.locator).toBe(proven.record.locator);
    expect(parsed?.secret.reveal()).toBe(proven.secret.reveal());
  });

  it.each([
    ['nothing', ''],
    ['a scheme alone', 'Bearer'],
    ['a scheme and a space', 'Bearer '],
    ['the token alone', TOKEN],
    ['another scheme', `Token ${TOKEN}`],
    ['Digest', `Digest ${TOKEN}`],
    ['two schemes', `Bearer Bearer ${TOKEN}`],
    ['two tokens', `Bearer ${TOKEN}, Bearer ${TOKEN}`],
    ['two tokens in one', `Bearer ${TOKEN} ${TOKEN}`],
    ['a tab for a space', `Bearer\t${TOKEN}`],
    ['a space in front', ` Bearer ${TOKEN}`],
    ['a line break behind', `Bearer ${TOKEN}\n`],
    ['quotes', `Bearer "${TOKEN}"`],
    ['a token with a character more', `Bearer ${TOKEN}0`],
    ['a token with a character less', `Bearer ${TOKEN.slice(0, -1)}`],
    ['a colon in the token', `Basic ${base64(`ann:${TOKEN.slice(0, 8)}:${TOKEN.slice(8)}`)}`],
    ['the token as user', `Basic ${base64(`${TOKEN}:x`)}`],
    ['user, something and token', `Basic ${base64(`ann:x:${TOKEN}`)}`],
    ['Basic with a bare Bearer token', `Basic ${TOKEN}`],
    ['Bearer with a Basic pair', `Bearer ${base64(`ann:${TOKEN}`)}`],
    ['base64 of nothing', 'Basic ===='],
    ['2,049 characters', `Basic ${base64(`${'u'.repeat(2_000)}:${TOKEN}`)}`],
  ])('with %s holds none', (_what, authorization) => {
    expect(parseCredential(authorization)).toBeUndefined();
  });

  it('with Basic and no colon holds none (RFC 7617 §2: user-pass is user-id ":" password)', () => {
    expect(parseCredential(`Basic ${base64(TOKEN)}`)).toBeUndefined();
  });

  it('is read in linear time, whatever it holds', () => {
    expect(parseCredential(`Bearer ${'='.repeat(2_000)} !`)).toBeUndefined();
    expect(parseCredential(`Bearer${' '.repeat(2_000)}`)).toBeUndefined();
  });
});
