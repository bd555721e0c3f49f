import { describe, expect, it } from 'vitest';
import { listOperations } from '../../src/catalogue/operations';
import { createsIssues } from '../../src/gateway/creates-issues';

const operations = listOperations();

describe('what creates issues', () => {
  it('is these operations of the catalogue alone', () => {
    expect(operations.filter(createsIssues).map(({ id }) => id)).toEqual([
      'POST /rest/api/3/issue',
      'POST /rest/api/3/issue/bulk',
    ]);
  });

  it('is all that asks for Create Issues to change something, but a move and a customer request', () => {
    const others = operations.filter(
      (one) => one.permissions.includes('CREATE_ISSUES') && one.effect !== 'read' && !createsIssues(one),
    );
    expect(others.map(({ id }) => id)).toEqual([
      'POST /rest/api/3/bulk/issues/move',
      'POST /rest/servicedeskapi/request',
    ]);
  });
});
