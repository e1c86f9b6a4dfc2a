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
    // Forms, blanks and the parts of a journey are the same on a phone; what it lays out differently is walked in own and pages.
    { name: 'phone', testIgnore: /(keyboard|induction|policy|parts)\.walk/, use: { ...devices['Pixel 7'] } },
  ],
});
