import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/one-seed.ts'],
    // Conformance tests start whole local hosts: give a loaded two-core machine room.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
