/* eslint-disable no-console -- what it prints is the subject of a test */
import { kvs } from '@forge/kvs';

export const handle = async (event: unknown, context: unknown): Promise<unknown> => {
  console.log(JSON.stringify({ event, context }));
  if ((await kvs.get('schedule-throws')) !== undefined) throw new Error('as told');
  return (await kvs.get('schedule-answers')) === undefined ? undefined : { statusCode: 202 };
};
