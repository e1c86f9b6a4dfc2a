import { createHash } from 'node:crypto';

/** An id that is the same at every loading. */
export const sampleId = (...names: string[]): string => {
  const hex = createHash('sha256')
    .update(['peerwork sample', ...names].join('/'))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
