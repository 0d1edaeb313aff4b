import {defineConfig} from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  // What is waited for is that it comes, not how soon: a busy machine must not fail a test.
  expect: {timeout: 30_000},
  reporter: [['dot'], ['json', {outputFile: '.cache/playwright.json'}]],
  webServer: {command: 'node tests/e2e/server.mjs', url: 'http://localhost:4173/', reuseExistingServer: false},
  projects: [
    {name: 'site', use: {baseURL: 'http://localhost:4173'}},
    // What a reader does has to work with the light page switched off as well.
    {
      name: 'plain',
      testMatch: /(reading|rlhf-pipeline)\.spec\.ts/,
      // The light page's own tests say what is different.
      grepInvert: /sub-path/,
      use: {baseURL: 'http://localhost:4175'},
    },
  ],
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
