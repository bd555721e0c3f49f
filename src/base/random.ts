/** Cryptographic randomness, passed in. */
export interface Random {
  /** `size` unpredictable bytes. */
  bytes(size: number): Uint8Array;
}
