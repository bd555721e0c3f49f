import { describe } from 'vitest';
import type { Store } from '../../../local/kvs/store';
import { batchSuite } from './batch-suite';
import { entityQuerySuite } from './entity-query-suite';
import { expirySuite } from './expiry-suite';
import { limitsSuite } from './limits-suite';
import { protocolSuite } from './protocol-suite';
import { querySuite } from './query-suite';
import { openStage } from './stage';
import { storeSuite } from './store-suite';
import { transactionSuite } from './transaction-suite';
import { valuesSuite } from './values-suite';

/** Everything the local storage promises, on one medium. `openStore` gives an empty store each time. */
export function kvsContract(openStore: () => Store): void {
  storeSuite(openStore);
  const open = () => openStage(openStore());
  describe('values', () => valuesSuite(open));
  describe('limits', () => limitsSuite(open));
  describe('expiry', () => expirySuite(open));
  describe('batches', () => batchSuite(open));
  describe('transactions', () => transactionSuite(open));
  describe('queries', () => querySuite(open));
  describe('entity queries', () => entityQuerySuite(open));
  describe('protocol', () => protocolSuite(open));
}
