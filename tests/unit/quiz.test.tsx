// @vitest-environment jsdom
import {cleanup, fireEvent, render, screen} from '@testing-library/react';
import {renderToString} from 'react-dom/server';
import {afterEach, beforeAll, describe, expect, it} from 'vitest';
import {startQuizzes} from '@site/src/client/quiz';
import Quiz from '@site/src/components/Quiz';
import {Choice, Hint, Why} from '@site/src/components/Quiz/parts';

beforeAll(startQuizzes);
afterEach(cleanup);

const choices = (
  <Quiz id="quiz-a">
    <p>几对？</p>
    <Choice>
      18 对。<Why>不是这样数。</Why>
    </Choice>
    <Choice correct>
      36 对。<Why>九选二。</Why>
    </Choice>
  </Quiz>
);

const numeric = (
  <Quiz id="quiz-b" answer={0.127} tolerance={0.002} unit="nat">
    <p>损失是多少？</p>
    <Hint when={2.127} tolerance={0.01}>
      符号反了。
    </Hint>
    <Why>套公式。</Why>
  </Quiz>
);

describe('a question with choices', () => {
  it('says why a choice is wrong, then why another is right', () => {
    render(choices);
    const status = screen.getByRole('status');
    fireEvent.click(screen.getAllByRole('radio')[0] as HTMLElement);
    expect(status.textContent).toContain('不对。 不是这样数。');
    fireEvent.click(screen.getAllByRole('radio')[1] as HTMLElement);
    expect(status.textContent).toContain('对了。 九选二。');
  });

  it('marks the choice, and copies no id into the verdict', () => {
    const {container} = render(choices);
    fireEvent.click(screen.getAllByRole('radio')[1] as HTMLElement);
    expect(screen.getAllByRole('radio').map((radio) => radio.closest('label')?.dataset.state)).toEqual([
      undefined,
      'right',
    ]);
    expect(container.querySelectorAll('[data-verdict] [id]')).toHaveLength(0);
  });

  it('is whole without JavaScript', () => {
    const html = renderToString(choices);
    for (const text of ['几对？', '18 对。', '36 对。', '不是这样数。', '九选二。', '<details'])
      expect(html).toContain(text);
  });
});

describe('a question with a number', () => {
  it.each([
    ['0.1269', '对了。'],
    ['2.127', '符号反了。'],
    ['9', '不对，再算一遍'],
    ['九', '不是一个数'],
    ['', '先填一个数'],
  ])('%s gives %s', (text, said) => {
    render(numeric);
    fireEvent.input(screen.getByRole('textbox'), {target: {value: text}});
    fireEvent.click(screen.getByRole('button', {name: '核对'}));
    expect(screen.getByRole('status').textContent).toContain(said);
  });

  it('takes its verdict back when the reader types on', () => {
    render(numeric);
    const input = screen.getByRole('textbox');
    fireEvent.input(input, {target: {value: '9'}});
    fireEvent.click(screen.getByRole('button', {name: '核对'}));
    fireEvent.input(input, {target: {value: '9.1'}});
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('is whole without JavaScript', () => {
    const html = renderToString(numeric);
    for (const text of ['损失是多少？', '套公式。', '符号反了。', '0.127']) expect(html).toContain(text);
  });
});
