import * as OpenCC from 'opencc-js/t2cn';

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/** Every traditional character that is simplified to one other character. What readers get is cut to the site's own. */
export function allCharacters(): Map<string, string> {
  const convert = OpenCC.Converter({from: 't', to: 'cn'});
  const map = new Map<string, string>();
  for (let code = FIRST_HAN; code <= LAST_HAN; code += 1) {
    const traditional = String.fromCharCode(code);
    const simplified = convert(traditional);
    if (simplified !== traditional && simplified.length === 1) map.set(traditional, simplified);
  }
  return map;
}
