import type {Paragraph, PhrasingContent, Root, Table, Text} from 'mdast';
import type {Node} from 'unist';
import {visit} from 'unist-util-visit';
import type {VFile} from 'vfile';
import {packed, type Curve} from '../components/LossPlot/model';
import {trainedModel, trainingRun} from '../data/trainingRun';
import {exact, percent} from '../llm/format';
import {attributeOf, isJsx, setAttribute, type JsxElement} from '../utils/jsx';
import {failAt} from '../utils/noteError';

/**
 * What a note shows of the last run of examples/finetuning, so that it cannot disagree with the run:
 *
 * - `<TrainingRun show="last" />` becomes a line with date, versions, device, memory and time;
 * - `show="scores"` (with `methods="base lora"`), `show="answers"` (with `count="6"`), `show="merges"` and
 *   `show="dpo"` become tables;
 * - `<LossPlot methods="lora control" />` gets their curves;
 * - `<NotebookLinks file="notebooks/a.ipynb" />` gets its address in Colab, if the site's repository is on GitHub.
 *
 * An unknown method or part stops the build.
 */
export function remarkTraining({repository}: {readonly repository: string | null}) {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node, position, parent) => {
      if (!isJsx(node)) return;
      if (node.name === 'NotebookLinks') {
        const colab = colabAddress(repository, attributeOf(node, 'file') ?? '');
        if (colab) setAttribute(node, 'colab', colab);
        return;
      }
      if (node.name !== 'TrainingRun' && node.name !== 'LossPlot') return;
      try {
        const methods = (attributeOf(node, 'methods') ?? '').split(/\s+/).filter(Boolean);
        if (node.name === 'LossPlot') {
          if (methods.length === 0) throw new RangeError('没有 methods');
          setAttribute(node, 'curves', packed(methods.map(curveOf)));
        } else if (parent && position !== undefined) {
          parent.children[position] = written(node, methods) as (typeof parent.children)[number];
        }
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        const form = node.name === 'LossPlot' ? 'methods="lora control"' : 'show="scores" methods="base lora"';
        failAt(file, node, `<${node.name}>：${error.message}。`, `写成 <${node.name} ${form} />。`);
      }
    });
  };
}

/** Beside a curve there is room for a short name only. */
function curveOf(method: string): Curve {
  const {label, losses} = trainedModel(method);
  return {label: label.replace(/（.*）$/, ''), losses};
}

function colabAddress(repository: string | null, file: string): string | null {
  const name = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(repository ?? '')?.[1];
  return name ? `https://colab.research.google.com/github/${name}/blob/main/static/${file}` : null;
}

function written(node: JsxElement, methods: readonly string[]): Node {
  const show = attributeOf(node, 'show') ?? '';
  switch (show) {
    case 'last':
      return lastRun();
    case 'scores':
      return scores(methods);
    case 'answers':
      return answers(methods, Number(attributeOf(node, 'count') ?? 6));
    case 'merges':
      return merges();
    case 'dpo':
      return preferences();
    default:
      throw new RangeError(`show 是“${show}”；可用 last、scores、answers、merges、dpo`);
  }
}

function lastRun(): Paragraph {
  const {date, configuration, versions, device, peakMemoryBytes, wallSeconds, data} = trainingRun;
  const installed = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return {
    type: 'paragraph',
    children: [
      {type: 'strong', children: [text('最近一次运行')]},
      text(
        `：${date}，${configuration} 配置（随机初始化的小模型，不是 Llama 2 的权重），${device}，` +
          `${installed.join('、')}；训练 ${data.train} 条，留出 ${data.heldOut} 条；` +
          `内存峰值 ${(peakMemoryBytes / 1e9).toFixed(2)} GB，用时 ${Math.round(wallSeconds)} 秒。`,
      ),
    ],
  };
}

function scores(methods: readonly string[]): Table {
  const models = methods.length > 0 ? methods.map(trainedModel) : trainingRun.runs;
  return table(
    ['模型', '训练的参数', '留出集损失', '困惑度', '完全答对', '无关文本的损失', '用时'],
    models.map(({label, trainable, score, seconds, losses}) => [
      label,
      losses.length > 0 ? exact(trainable) : '—',
      score.loss.toFixed(3),
      score.perplexity.toFixed(2),
      percent(score.exact),
      score.plainLoss.toFixed(3),
      losses.length > 0 ? `${Math.round(seconds)} 秒` : '—',
    ]),
  );
}

function answers(methods: readonly string[], count: number): Table {
  const models = methods.map(trainedModel);
  if (models.length === 0 || !(count >= 1)) throw new RangeError('answers 要写 methods 和 count');
  // Spread over the held-out set, so that no kind of question is picked by hand.
  const step = Math.max(1, Math.floor(trainingRun.answers.length / count));
  const chosen = trainingRun.answers.filter((_, index) => index % step === 0).slice(0, count);
  return table(
    ['问', '参考', ...models.map(({label}) => label)],
    chosen.map((answer) => [
      answer.question ?? '',
      answer.reference ?? '',
      ...models.map(({method}) => answer[method]?.trim() || '（没有写出字）'),
    ]),
    'left',
  );
}

function merges(): Table {
  return table(
    ['方法', '合并前的损失', '合并并重新加载', '回答不变的', 'LoRA 文件', '合并后的文件'],
    trainingRun.merges.map((merge) => [
      trainedModel(merge.method).label,
      merge.lossBefore.toFixed(4),
      merge.lossMerged.toFixed(4),
      `${merge.sameAnswers} / ${merge.answers}`,
      kilobytes(merge.adapterBytes),
      kilobytes(merge.mergedBytes),
    ]),
  );
}

function preferences(): Table {
  return table(
    ['方法', '偏好判对', '选中的', '没选中的', '写出想要的回答'],
    trainingRun.dpo.map(({method, before, after, exactChosen}) => [
      trainedModel(method).label,
      percent(after.accuracy),
      `${before.chosen.toFixed(1)} → ${after.chosen.toFixed(1)}`,
      `${before.rejected.toFixed(1)} → ${after.rejected.toFixed(1)}`,
      percent(exactChosen),
    ]),
  );
}

function kilobytes(bytes: number): string {
  return `${exact(Math.round(bytes / 1e3))} KB`;
}

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  align: 'left' | 'right' = 'right',
): Table {
  return {
    type: 'table',
    align: head.map((_, index) => (index === 0 || align === 'left' ? null : 'right')),
    children: [head, ...rows].map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({type: 'tableCell', children: cell ? [text(cell)] : ([] as PhrasingContent[])})),
    })),
  };
}

function text(value: string): Text {
  return {type: 'text', value};
}
