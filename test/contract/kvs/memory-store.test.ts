import { describe } from 'vitest';
import { createMemoryStore } from '../../../local/kvs/memory-store';
import { kvsContract } from './kvs-contract';

describe('the storage in memory', () => kvsContract(createMemoryStore));
