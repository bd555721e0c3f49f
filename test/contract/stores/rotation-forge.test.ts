import { expect, it } from 'vitest';
import { aRecord } from '../../support/builders';
import { anEvent } from './samples';
import { DOWN, openForge } from './forge-stage';
import { aRotation } from './rotation-contract';

const record = aRecord();
const CREATE = '/api/v1/entity/set';
const ROTATE = '/api/v1/transaction';
const isOf = (path: string, key: string) => (asked: string, body: unknown) =>
  asked === path && JSON.stringify(body).includes(key);

it('a rotation whose answer is lost has been done, and its successor is not taken back', async () => {
  const stage = openForge();
  await stage.ledger.createToken(record, anEvent());
  const rotation = aRotation();
  stage.loseAnswersTo(isOf(ROTATE, record.locator));
  expect((await stage.ledger.rotateToken(rotation, anEvent({}, 2))).ok).toBe(false);
  stage.loseAnswersTo(() => false);
  expect(await stage.tokens.find(rotation.successor.locator)).toMatchObject({ value: { state: 'active' } });
  expect(await stage.tokens.find(record.locator)).toMatchObject({
    value: { successor: rotation.successor.locator },
  });
});

it.each([
  ['the write of the successor, done', CREATE, true],
  ['the write of the successor, not done', CREATE, false],
  ['the transaction, not done', ROTATE, false],
])('a rotation that fails at %s leaves what there was, and no successor', async (_what, path, isDone) => {
  const stage = openForge();
  await stage.ledger.createToken(record, anEvent());
  const rotation = aRotation();
  const isHere = isOf(path, rotation.successor.locator);
  let left = 1;
  if (isDone) stage.loseAnswersTo((asked, body) => isHere(asked, body) && left-- > 0);
  else stage.answerWith((asked, body) => (isHere(asked, body) && left-- > 0 ? DOWN : undefined));
  expect((await stage.ledger.rotateToken(rotation, anEvent({}, 2))).ok).toBe(false);
  expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
  expect(await stage.tokens.find(rotation.successor.locator)).toEqual({ ok: true, value: undefined });
});

it('a rotation that dies before its transaction leaves a dormant successor that nobody points to', async () => {
  const stage = openForge();
  await stage.ledger.createToken(record, anEvent());
  const rotation = aRotation();
  stage.answerWith((asked) => (asked === ROTATE ? DOWN : undefined));
  await stage.ledger.rotateToken(rotation, anEvent({}, 2));
  stage.answerWith(() => undefined);
  expect(await stage.tokens.find(rotation.successor.locator)).toMatchObject({ value: { state: 'dormant' } });
  expect(await stage.tokens.find(record.locator)).toEqual({ ok: true, value: record });
});
