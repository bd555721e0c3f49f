/** Child of the durability test: writes keys one after the other and says each number once its write was acknowledged. */
import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { createKvs } from '../../../local/kvs/create-kvs';
import { openFileStore } from '../../../local/kvs/file-store';
import { fakeClock } from '../../support/fixed-times';

const kvs = createKvs({ store: openFileStore(argv[2] ?? ''), clock: fakeClock(), entities: [] });
for (let number = 0; ; number += 1) {
  const { status } = kvs.answer('/api/v1/set', { key: `k${number}`, value: number });
  if (status !== 204) throw new Error(`The write was answered ${status}.`);
  writeSync(1, `${number}\n`);
}
