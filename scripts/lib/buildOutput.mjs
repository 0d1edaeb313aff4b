/**
 * What a failed build has to say to its author: the messages of the guard rails alone where there are any, otherwise
 * everything but colours and stack frames.
 * @param {string} output
 */
export function readableFailure(output) {
  const plain = output.replace(/\u001b\[[0-9;]*m/g, '');
  const guarded = [...plain.matchAll(/(?:Cause: |^\s*(?:\[ERROR\]|Error:)?\s*)(\S+?:(?:\d+:\d+)? .*?改法：.*)$/gm)].map(
    (match) => match[1],
  );
  if (guarded.length > 0) return [...new Set(guarded)].join('\n');
  return plain
    .split('\n')
    .filter((line) => !/^\s*│?\s+at /.test(line))
    .join('\n')
    .trim();
}
