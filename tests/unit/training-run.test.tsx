// @vitest-environment jsdom
import {renderToStaticMarkup} from 'react-dom/server';
import {describe, expect, it} from 'vitest';
import LossPlot from '@site/src/components/LossPlot';
import {ceiling, packed, smoothed, spread, unpacked} from '@site/src/components/LossPlot/model';
import NotebookLinks from '@site/src/components/NotebookLinks';
import {trainedModel, trainingRun} from '@site/src/data/trainingRun';
import {compileNote, failure} from './note';

describe('the last training run', () => {
  it('learned, and more than a control tuned on shuffled answers', () => {
    const [base, lora, control] = ['base', 'lora', 'control'].map(trainedModel);
    if (!base || !lora || !control) throw new Error('a method is missing');
    expect(lora.losses.at(-1)).toBeLessThan((lora.losses[0] ?? 0) / 2);
    expect(lora.score.loss).toBeLessThan(base.score.loss);
    expect(lora.score.loss).toBeLessThan(control.score.loss);
    expect(Math.log(lora.score.perplexity)).toBeCloseTo(lora.score.loss, 2);
  });

  it('changed answers', () => {
    const changed = trainingRun.answers.filter((answer) => answer.base !== answer.lora);
    expect(changed.length).toBeGreaterThan(trainingRun.answers.length / 2);
  });

  it('names the methods that it has', () => {
    expect(() => trainedModel('prefix')).toThrow(/最近一次运行里没有 prefix；有 base、/);
  });
});

describe('a note that shows it', () => {
  it('has the line of the run, which says that it is the tiny configuration', async () => {
    const compiled = await compileNote('<TrainingRun show="last" />');
    expect(compiled).toContain(trainingRun.date);
    expect(compiled).toContain('tiny 配置（随机初始化的小模型，不是 Llama 2 的权重）');
  });

  it('has a row for each method that it names', async () => {
    const compiled = await compileNote('<TrainingRun show="scores" methods="base lora" />');
    for (const method of ['base', 'lora']) expect(compiled).toContain(trainedModel(method).score.loss.toFixed(3));
    expect(compiled).not.toContain(trainedModel('control').label);
  });

  it('has what each way of learning preferences did to both answers', async () => {
    const compiled = await compileNote('<TrainingRun show="dpo" />');
    expect(trainingRun.dpo.map(({method}) => method)).toEqual(['dpo', 'dpo-sft']);
    for (const {after} of trainingRun.dpo) expect(compiled).toContain(`→ ${after.chosen.toFixed(1)}`);
  });

  it('has answers spread over the held-out set', async () => {
    const compiled = await compileNote('<TrainingRun show="answers" methods="base lora" count="2" />');
    const half = Math.floor(trainingRun.answers.length / 2);
    for (const index of [0, half]) expect(compiled).toContain(JSON.stringify(trainingRun.answers[index]?.question));
  });

  it.each([
    ['<TrainingRun show="weather" />', /<TrainingRun>：show 是“weather”；可用 last、/],
    ['<TrainingRun show="scores" methods="prefix" />', /没有 prefix/],
    ['<LossPlot />', /<LossPlot>：没有 methods。/],
  ])('stops the build when it asks for what is not there: %s', async (note, message) =>
    expect(await failure(note)).toMatch(message),
  );
});

describe('the plot of losses', () => {
  it('smooths over neighbouring steps', () => {
    expect(smoothed([4, 2, 3, 1, 5], 2)).toEqual([
      {step: 1.5, loss: 3},
      {step: 3.5, loss: 2},
      {step: 5, loss: 5},
    ]);
    expect(smoothed([], 5)).toEqual([]);
    expect(ceiling([smoothed([4, 2.2], 1)])).toBe(4);
  });

  it('keeps labels apart and inside', () => {
    expect(spread([10, 12, 40], 16, 100)).toEqual([10, 26, 42]);
    expect(spread([95, 96, 97], 16, 100)).toEqual([68, 84, 100]);
  });

  it('says in words what it draws, in two widths', () => {
    const text = packed([{label: 'LoRA', losses: [5, 3, 1, 1, 1, 0.5]}]);
    expect(unpacked(text)).toEqual([{label: 'LoRA', losses: [5, 3, 1, 1, 1, 0.5]}]);
    const html = renderToStaticMarkup(<LossPlot curves={text} />);
    expect(html.match(/LoRA：6 步，从 2\.20 到 0\.50/g)).toHaveLength(2);
  });
});

describe('the ways to the notebook', () => {
  it('leave Colab out while the site has no repository', async () => {
    expect(await compileNote('<NotebookLinks file="notebooks/a.ipynb" />')).not.toContain('colab');
    const html = renderToStaticMarkup(<NotebookLinks file="notebooks/a.ipynb" />);
    expect(html).toMatch(/<a href="[^"]*\/notebooks\/a\.ipynb" download="">/);
    expect(html).not.toContain('Colab');
  });

  it('open Colab with the repository of the configuration', async () => {
    const compiled = await compileNote('<NotebookLinks file="notebooks/a.ipynb" />', {
      repository: 'https://github.com/o/n.git',
    });
    expect(compiled).toContain('https://colab.research.google.com/github/o/n/blob/main/static/notebooks/a.ipynb');
    expect(
      await compileNote('<NotebookLinks file="notebooks/a.ipynb" />', {repository: 'https://gitee.com/o/n'}),
    ).not.toContain('colab');
  });
});
