export type Answer = (request: Request) => Promise<Response>;

const hosts = new Map<string, Answer>();

/** Gives a server in this page's memory a unique URL, such as `https://partner-1.invalid`. */
export function listen(answer: Answer): string {
  const host = `partner-${hosts.size + 1}.invalid`;
  hosts.set(host, answer);
  return `https://${host}`;
}

const outside = window.fetch.bind(window);

window.fetch = async (input, init) => {
  const { host } = new URL(input instanceof Request ? input.url : input, location.href);
  const answer = hosts.get(host);
  return answer ? answer(new Request(input, init)) : outside(input, init);
};
