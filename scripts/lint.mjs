// npm run lint: every linter, none with warnings. Ends with the number of checks that passed and failed.
import {ensureInstalled} from './lib/install.mjs';

ensureInstalled();
const {lintSteps} = await import('./lib/lintSteps.mjs');
const results = [];
for (const step of lintSteps) {
  console.log(`· ${step.name}`);
  results.push(await step.run());
}
const failed = results.filter((passed) => !passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
