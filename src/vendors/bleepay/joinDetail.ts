/**
 * A heading and its detail in one line. Japanese and Chinese end the heading like a sentence, because they set no dash
 * there.
 */
export function joinDetail(heading: string, detail: string): string {
  const isCjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(heading);
  return `${heading}${isCjk ? "。" : " – "}${detail}`;
}
