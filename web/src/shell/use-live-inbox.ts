import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { live } from '../api/queries';

/** How long a burst of news is gathered before the page asks again. */
const GATHER_MS = 500;
/** After a connection was refused outright: the browser itself tries again only when one breaks off. */
const AGAIN_MS = 60_000;

/**
 * Listens for news in the inbox and asks again for what is shown. Where the stream can't be had, the pages go on asking
 * once a minute as they do anyway.
 */
export function useLiveInbox(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let stream: EventSource | undefined;
    let news: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    /** What is said on connecting is on the page already. */
    let first = true;

    function refresh(): void {
      clearTimeout(news);
      news = setTimeout(() => void queries.invalidateQueries({ queryKey: live }), GATHER_MS);
    }
    function listen(): void {
      stream = new EventSource('/api/inbox/stream');
      stream.addEventListener('inbox', () => {
        if (!first) refresh();
        first = false;
      });
      stream.addEventListener('error', () => {
        if (stream?.readyState === EventSource.CLOSED) again = setTimeout(listen, AGAIN_MS);
      });
    }

    listen();
    return () => {
      clearTimeout(news);
      clearTimeout(again);
      stream?.close();
    };
  }, [queries]);
}
