import {judge, type NumericHint} from '../components/Quiz/model';

/**
 * Checks the answers of src/components/Quiz. The page holds everything already: the reasons stand in the solution that a
 * reader without JavaScript unfolds, and are copied from there into the verdict.
 */
export function startQuizzes(): void {
  document.addEventListener('change', (event) => {
    const input = event.target instanceof HTMLInputElement ? event.target : null;
    const quiz = input?.type === 'radio' ? input.closest<HTMLElement>('[data-quiz]') : null;
    if (input && quiz) showChoice(quiz, input);
  });
  document.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null;
    const quiz = form?.closest<HTMLElement>('[data-quiz]');
    if (!form || !quiz) return;
    event.preventDefault();
    showNumber(quiz, form);
  });
  document.addEventListener('input', (event) => {
    const input = event.target instanceof HTMLInputElement && event.target.type === 'text' ? event.target : null;
    const quiz = input?.closest<HTMLElement>('[data-quiz]');
    if (quiz) say(quiz, null, '');
  });
}

function showChoice(quiz: HTMLElement, input: HTMLInputElement): void {
  const labels = [...quiz.querySelectorAll<HTMLElement>('[data-choice]')];
  const index = labels.findIndex((label) => label.contains(input));
  const reason = quiz.querySelectorAll<HTMLElement>('[data-reason]')[index];
  const right = reason?.dataset.reason === 'right';
  labels.forEach((label, position) => {
    if (position === index) label.dataset.state = right ? 'right' : 'wrong';
    else delete label.dataset.state;
  });
  say(quiz, right, right ? '对了。' : '不对。', reason);
}

function showNumber(quiz: HTMLElement, form: HTMLFormElement): void {
  const text = form.querySelector('input')?.value ?? '';
  const reasons = [...quiz.querySelectorAll<HTMLElement>('[data-hint]')];
  const hints = reasons.map((reason) => JSON.parse(reason.dataset.hint ?? '{}') as NumericHint);
  const verdict = judge(text, Number(quiz.dataset.answer), Number(quiz.dataset.tolerance), hints);
  switch (verdict.kind) {
    case 'empty':
      return say(quiz, null, '先填一个数。');
    case 'unreadable':
      return say(quiz, null, `“${verdict.text}”不是一个数。可以写 0.127、1,024、3.14e23。`);
    case 'right':
      return say(quiz, true, '对了。', quiz.querySelector('[data-reason]'));
    case 'hint':
      return say(quiz, false, '不对。', reasons[verdict.index]);
    case 'wrong':
      return say(quiz, false, '不对，再算一遍，或者展开答案。');
  }
}

/** Writes into the verdict, which React leaves alone (see Quiz/index.tsx). */
function say(quiz: HTMLElement, right: boolean | null, text: string, reason?: Element | null): void {
  const verdict = quiz.querySelector<HTMLElement>('[data-verdict]');
  if (!verdict) return;
  verdict.dataset.verdict = right === null ? '' : right ? 'right' : 'wrong';
  const word = document.createElement(right === null ? 'span' : 'b');
  word.textContent = text;
  // Copies carry no ids: an id stands once on a page.
  const copies = [...(reason?.childNodes ?? [])].map((node) => {
    const copy = node.cloneNode(true);
    if (copy instanceof Element)
      [copy, ...copy.querySelectorAll('[id]')].forEach((element) => element.removeAttribute('id'));
    return copy;
  });
  verdict.replaceChildren(...(text ? [word, ' ', ...copies] : []));
}
