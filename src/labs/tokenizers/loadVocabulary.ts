import type {VocabularyFile} from './vocabularyFile';

/**
 * Fetches a vocabulary file and tells how far it is.
 *
 * @param total the file's size unpacked, known from the build: a packed answer does not say it
 * @param tell called with the bytes that have come
 * @throws Error when the server does not answer with the file, or it breaks off
 */
export async function loadVocabulary(
  url: string,
  total: number,
  tell: (bytes: number) => void,
  get: typeof fetch = fetch,
): Promise<VocabularyFile> {
  const response = await get(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  if (!response.body) return (await response.json()) as VocabularyFile;
  const reader = response.body.getReader();
  const bytes = new Uint8Array(total);
  let at = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) break;
    if (at + value.length > total) throw new Error('文件比预期的大');
    bytes.set(value, at);
    at += value.length;
    tell(at);
  }
  if (at !== total) throw new Error(`只收到 ${at} 字节，应有 ${total} 字节`);
  return JSON.parse(new TextDecoder().decode(bytes)) as VocabularyFile;
}
