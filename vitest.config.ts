import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    globalSetup: ["tests/setup/postgres.ts"],
    // A real browser, real servers and two databases share the machine: patience, but no retries.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    retry: 0,
    // What is still held can be told from what is only not yet swept.
    execArgv: ["--expose-gc"],
    maxWorkers: 2,
  },
});
