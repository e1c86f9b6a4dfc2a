import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** What a process of its own has taken so far, for whoever measures it to ask for. */
export class Tally<Item> {
  private readonly items: Item[] = [];

  /** Answers on the loopback from now on: everything from the item of the number that the path says. Being open, it says that all is ready. */
  open(port: number): void {
    createServer(({ url }, answer) => {
      answer.end(JSON.stringify(this.items.slice(Number(url?.slice(1)))));
    }).listen(port, '127.0.0.1');
  }

  add(item: Item): void {
    this.items.push(item);
  }
}

/** Reads the tally of another process as it grows. */
export class TallyReader<Item> {
  readonly items: Item[] = [];

  constructor(private readonly port: number) {}

  /** Answers how many there are by now. */
  async read(): Promise<number> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/${this.items.length}`);
    this.items.push(...((await answer.json()) as Item[]));
    return this.items.length;
  }

  /** Until the other process is ready. */
  async untilOpen(): Promise<void> {
    for (const end = Date.now() + 30_000; ; await delay(50)) {
      const open = await this.read().then(
        () => true,
        () => false,
      );
      if (open) return;
      if (Date.now() > end) throw new Error('a process that was to be measured did not become ready');
    }
  }
}
