// cspell:ignore Omnibox
import {defineConfig} from '@playwright/test';

/**
 * A full Chromium loads two pages of its own into every window, for the list below its address bar: 1.2 s of processor time
 * for each context, more than a note takes. The last `--disable-features` counts, so Playwright's own are named again
 * (chromiumSwitches.ts).
 */
const WITHOUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

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
      // From scripts/test.mjs; by hand, what the machine has.
      executablePath: process.env.TEST_BROWSER ?? process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${WITHOUT.join(',')}`,
      ],
    },
  },
});
