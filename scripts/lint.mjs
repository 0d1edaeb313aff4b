// npm run lint: every linter, none with warnings. Ends with the number of checks that passed and failed.
import {ensureInstalled} from './lib/install.mjs';

ensureInstalled();
const {lintSteps} = await import('./lib/lintSteps.mjs');
let failed = 0;
for (const step of lintSteps) {
  console.log(`· ${step.name}`);
  const {ok, output} = await step.run();
  if (output.trim()) console.log(output.trim());
  if (!ok) failed += 1;
}
console.log(`${lintSteps.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
