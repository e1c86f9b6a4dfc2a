import { Agent, request } from 'node:http';

/** A client that keeps its connections and does little else, so that what is timed is the server. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 128 });

  constructor(private readonly url: string) {}

  /** Answers the status once the whole answer is here. */
  post(path: string, body: object, headers: Readonly<Record<string, string>>): Promise<number> {
    const text = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request(`${this.url}${path}`, {
        method: 'POST',
        agent: this.agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers },
      });
      asked.once('error', reject);
      asked.once('response', (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode!));
        answer.once('error', reject);
      });
      asked.end(text);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Asks until something listens there and says it is well; answers how long that took. */
export async function untilAnswering(
  url: string,
  accepts: (status: number) => boolean,
  patienceMs = 60_000,
): Promise<void> {
  for (const until = Date.now() + patienceMs; ;) {
    const status = await fetch(url).then(
      async (answer) => (await answer.arrayBuffer(), answer.status),
      () => 0,
    );
    if (accepts(status)) return;
    if (Date.now() > until) throw new Error(`${url} did not become ready: its last answer was ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
