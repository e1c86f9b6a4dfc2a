import { WrongFormat } from '../http/faults.js';

/** What a certificate may be: what a phone's camera and a scanner make. */
const kinds = {
  'application/pdf': { name: 'a PDF', endings: ['pdf'] },
  'image/png': { name: 'a PNG picture', endings: ['png'] },
  'image/jpeg': { name: 'a JPEG picture', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
} as const satisfies Record<string, { name: string; endings: readonly string[] }>;
export type MediaType = keyof typeof kinds;

const ENDING = /\.([a-z0-9]{1,8})$/i;
const TAKEN = 'A certificate is a PDF, a PNG or a JPEG.';

/** What a file is, judged by its content. Its name may say nothing; it may not say something else. */
export async function mediaTypeOf({ name, bytes }: { name: string; bytes: Buffer }): Promise<MediaType> {
  const { fileTypeFromBuffer } = await import('file-type'); // needed by uploads alone
  const found = (await fileTypeFromBuffer(bytes))?.mime;
  if (!isTaken(found)) throw new WrongFormat(`By its content, this file is none of those that are taken. ${TAKEN}`);
  const ending = ENDING.exec(name)?.[1]?.toLowerCase();
  const { name: kind, endings } = kinds[found];
  if (ending && !(endings as readonly string[]).includes(ending))
    throw new WrongFormat(`The name of this file ends in .${ending}, and it is ${kind}. ${TAKEN}`);
  return found;
}

const isTaken = (type: string | undefined): type is MediaType => type !== undefined && Object.hasOwn(kinds, type);
