import type { ReactElement } from 'react';

import type { Item, Letter } from '../letter.js';

/** Where links go before they are known: the same sentences are laid out once, however many people read them. */
const linkHere = (index: number): string => `https://link.invalid/${index}/`;
const STOP_HERE = 'https://link.invalid/stop/';
const MOST_KEPT = 200;

const kept = new Map<string, Promise<string>>();

/** A letter as HTML: the same words as its plain text. */
export async function htmlOf(
  letter: Pick<Letter, 'items' | 'closing' | 'stopToken'>,
  baseUrl: string,
): Promise<string> {
  const { items, closing, stopToken } = letter;
  const layout = await layoutOf(items, closing, stopToken !== null);
  const linked = items.reduce((html, { link }, index) => html.replaceAll(linkHere(index), link), layout);
  return stopToken === null ? linked : linked.replaceAll(STOP_HERE, `${baseUrl}/unsubscribe/${stopToken}`);
}

function layoutOf(items: readonly Item[], closing: readonly string[], canStop: boolean): Promise<string> {
  const key = JSON.stringify([
    items.map(({ why, clause, words, nextStep }) => [why, clause, words, nextStep]),
    closing,
    canStop,
  ]);
  const known = kept.get(key);
  if (known) return known;
  const laidOut = layOut(items, closing, canStop);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, laidOut);
  return laidOut;
}

const colours = { paper: '#f4f4f1', card: '#ffffff', ink: '#1f2933', faint: '#5b6670', link: '#0b5c6b' };
const font = 'system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';

/** Loaded with the first mail: whoever starts the product does not wait for it. */
async function layOut(items: readonly Item[], closing: readonly string[], canStop: boolean): Promise<string> {
  const [{ createElement: h }, { Body, Button, Container, Head, Hr, Html, Link, Text }, { render }] = await Promise.all(
    [import('react'), import('@react-email/components'), import('@react-email/render')],
  );
  const text = (words: string, faint = false): ReactElement =>
    h(
      Text,
      {
        dir: 'auto',
        style: { color: faint ? colours.faint : colours.ink, fontSize: faint ? 13 : 16, lineHeight: '1.5' },
      },
      words,
    );
  const item = ({ why, clause, words, nextStep }: Item, index: number): ReactElement[] => [
    text(`${why} (${clause})`),
    ...(words ? [text(words)] : []),
    text(nextStep),
    h(
      Button,
      {
        href: linkHere(index),
        style: { background: colours.link, color: '#ffffff', borderRadius: 6, padding: '10px 18px', fontSize: 16 },
      },
      'Open',
    ),
  ];
  const stop = canStop
    ? [h(Link, { href: STOP_HERE, style: { color: colours.faint, fontSize: 13 } }, 'Get fewer of these')]
    : [];
  const card = h(
    Container,
    { style: { background: colours.card, borderRadius: 8, padding: '8px 24px 24px', maxWidth: 560 } },
    ...items.flatMap((one, index) => [...(index > 0 ? [h(Hr)] : []), ...item(one, index)]),
    h(Hr, { style: { margin: '24px 0 8px' } }),
    ...closing.map((words) => text(words, true)),
    ...stop,
  );
  const body = h(Body, { style: { background: colours.paper, fontFamily: font, margin: 0, padding: 16 } }, card);
  return render(h(Html, { lang: 'en' }, h(Head), body));
}
