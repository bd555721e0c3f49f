/** `limit` 1 to 100, 20 where absent. `cursor` from the page before. */
export interface Paging {
  readonly limit?: number;
  readonly cursor?: string;
}
