// npm run test:examples: types and tests of the Python examples alone. Ends with `N passed, N failed`.
import {EXAMPLES, testExample} from './lib/python.mjs';

let passed = 0;
let failed = 0;
for (const example of EXAMPLES) {
  console.log(`▶ examples/${example}`);
  const {good, bad} = await testExample(example);
  passed += good;
  failed += bad;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
