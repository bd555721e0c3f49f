import type { Operation } from '../catalogue/operation';

const CREATES: ReadonlySet<string> = new Set(['POST /rest/api/3/issue', 'POST /rest/api/3/issue/bulk']);

/**
 * Does the operation create issues that can be given properties, and answer with their ids and keys? Not meant is a customer request of
 * service management, which takes no properties and is answered with all its fields.
 */
export const createsIssues = ({ id }: Pick<Operation, 'id'>): boolean => CREATES.has(id);
