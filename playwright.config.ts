import { defineConfig, devices } from '@playwright/test';

/**
 * Walks through the page in a real browser. `npm test` starts a product of their own for them; by hand, against one that
 * runs already: `BASE_URL=http://localhost:3100 npx playwright test`.
 */
export default defineConfig({
  testDir: 'test/web',
  testMatch: /.*\.walk\.ts/,
  globalSetup: './test/web/everyone-signs-in.ts',
  timeout: 60_000,
  workers: 1, // the walks share one product
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    baseURL: process.env.BASE_URL ?? 'http://localhost:3100',
    launchOptions: {
      ...(process.env.CHROMIUM && { executablePath: process.env.CHROMIUM }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'desktop', testIgnore: /own\.walk/, use: { viewport: { width: 1280, height: 800 } } },
    { name: 'phone', testIgnore: /(keyboard|induction|policy)\.walk/, use: { ...devices['Pixel 7'] } },
  ],
});
