import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';

import { answer, api, quietly } from './client';

const PREFIX = 'draft:';
const SAVE_AFTER_MS = 1_500;

/** The server's copy is a second one: when it cannot be had, the text on this device still stands. */
async function serverDraft(key: string): Promise<string> {
  try {
    return (await answer(api.GET('/api/drafts/{key}', { ...at(key), ...quietly }))).text;
  } catch {
    return '';
  }
}

async function saveOnServer(key: string, text: string): Promise<boolean> {
  try {
    await (text
      ? api.PUT('/api/drafts/{key}', { ...at(key), body: { text }, ...quietly })
      : api.DELETE('/api/drafts/{key}', { ...at(key), ...quietly }));
    return true;
  } catch {
    return false;
  }
}

const at = (key: string) => ({ params: { path: { key } } });

/**
 * A text that survives a reload, a lost connection and the end of the session: on this device at every stroke, on the
 * server (encrypted) a moment later.
 */
export function useDraft(owner: string, key: string) {
  const place = `${PREFIX}${owner}:${key}`;
  const [text, setText] = useState(() => localStorage.getItem(place) ?? '');
  const [saved, setSaved] = useState<'nothing' | 'here' | 'server'>(text ? 'here' : 'nothing');
  const touched = useRef(text !== '');

  useEffect(() => {
    if (touched.current) return;
    void fetchDraft();
    async function fetchDraft(): Promise<void> {
      const kept = await serverDraft(key);
      if (!kept || touched.current) return;
      setText(kept);
      setSaved('server');
    }
  }, [key]);

  const saveLater = useDebouncedCallback(
    async (value: string) => {
      if (await saveOnServer(key, value)) setSaved((now) => (now === 'here' ? 'server' : now));
    },
    { delay: SAVE_AFTER_MS, flushOnUnmount: true },
  );

  function write(value: string): void {
    touched.current = true;
    setText(value);
    setSaved(value ? 'here' : 'nothing');
    if (value) localStorage.setItem(place, value);
    else localStorage.removeItem(place);
    saveLater(value);
  }

  /** The text has become part of a command: it is no draft any more. */
  function done(): void {
    saveLater.cancel();
    localStorage.removeItem(place);
    void saveOnServer(key, '');
  }

  return { text, saved, write, done };
}

/** On signing out nothing written stays on this device; the server keeps its copy for the owner. */
export function forgetDraftsHere(): void {
  for (const place of Object.keys(localStorage)) if (place.startsWith(PREFIX)) localStorage.removeItem(place);
}
