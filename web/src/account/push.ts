import type { NewPushSubscription } from '../api/types';
import { answer, api, quietly } from '../api/client';

const WORKER = '/push-worker.js';

export const pushIsPossible = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** What this device is told by, if it is. */
export async function pushHere(): Promise<PushSubscription | null> {
  if (!pushIsPossible()) return null;
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** Asks the browser, then tells the server where this device is reached. */
export async function startPush(key: string): Promise<'on' | 'denied'> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await answer(api.POST('/api/me/push-subscriptions', { body: subscription.toJSON() as NewPushSubscription }));
  return 'on';
}

/** This device is told no more; on signing out as well, for the next one may not be the same. */
export async function stopPush(): Promise<void> {
  const subscription = await pushHere();
  if (!subscription) return;
  const { endpoint } = subscription;
  await subscription.unsubscribe();
  await api.DELETE('/api/me/push-subscriptions', { body: { endpoint }, ...quietly });
}
