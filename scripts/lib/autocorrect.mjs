import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';

const {lintFor, loadConfig} = createRequire(import.meta.url)('autocorrect-node');

// A line with a number and a unit only is Chinese all the same: its full stop stays full-width.
loadConfig(JSON.stringify({rules: {'halfwidth-punctuation': 0}}));

/** What is wrong with the Chinese typography of every note and of the project's own pages, a line each. */
export function typographyFaults() {
  const notes = fs
    .readdirSync('docs', {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.mdx'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const faults = [];
  for (const file of [...notes, 'README.md', 'CONTRIBUTING.md']) {
    const source = fs.readFileSync(file, 'utf8');
    for (const line of lintFor(withoutSyntax(source), file.replace(/\.mdx$/, '.md')).lines ?? []) {
      // Severity 2 is advice on wording, which is the writer's.
      if (line.severity === 2) continue;
      faults.push(`${file}:${line.l}:${line.c} 写成了“${line.old.trim()}”。改法：${line.new.trim()}`);
    }
  }
  return faults;
}

/**
 * Blanks what is syntax and not prose, keeping the lines: formulas, citations, heading ids, addresses, lists of
 * words in the front matter.
 */
function withoutSyntax(source) {
  const blank = (text) => text.replace(/[^\n]/g, 'x');
  return source
    .replace(/\$\$[\s\S]*?\$\$/g, blank)
    .replace(/\$[^$\n]+\$/g, blank)
    .replace(/\{\/\*[^}]*\*\/\}/g, '')
    .replace(/ *\[@[^\]]*\](?! ?[\u4e00-\u9fff])/g, '')
    .replace(/ *\[@[^\]]*\] ?/g, '（x）')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^keywords:.*$/gm, '')
    .replace(/^asked:\n(?:[ -].*\n)+/gm, (block) => block.replace(/.+/g, ''));
}
