import { describe } from 'vitest';
import { openFakes } from './fake-stage';
import { storesContract } from './stores-contract';

describe('the fakes of the tests', () => storesContract(openFakes));
