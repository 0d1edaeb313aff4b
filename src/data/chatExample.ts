import type {Message} from '../labs/chat/templates';

/**
 * The conversation that the loss mask is shown on: our own sentences. The tokenizers that may not be passed on have cut it
 * when the site was built.
 */
export const exampleMessages: readonly Message[] = [
  {role: 'system', content: '你是图书馆的助手，回答要简短。'},
  {role: 'user', content: '周末开门吗？'},
  {role: 'assistant', content: '开，早上九点到下午五点。'},
  {role: 'user', content: '能借几本书？'},
  {role: 'assistant', content: '每人五本，借期三十天。'},
];
