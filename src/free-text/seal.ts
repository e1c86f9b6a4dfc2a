import { createCipheriv, createDecipheriv, randomFillSync, type KeyObject } from 'node:crypto';

/** The first byte of all that is sealed: another way of sealing takes another number, and old seals are still opened. */
const AES_256_GCM = 1;
const NONCE = 12;
const TAG = 16;
const SHORTEST = 1 + NONCE + TAG;

/** What a seal is bound to: moved to another row, person or organisation, it does not open. */
export type Bond = readonly string[];

/** Seals bytes: format, a random nonce of its own, ciphertext, tag. */
export function seal(key: KeyObject, bond: Bond, plain: Buffer): Buffer {
  const sealed = Buffer.allocUnsafe(SHORTEST + plain.length);
  sealed[0] = AES_256_GCM;
  const nonce = randomFillSync(sealed.subarray(1, 1 + NONCE));
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(bond));
  cipher.update(plain).copy(sealed, 1 + NONCE);
  cipher.final();
  cipher.getAuthTag().copy(sealed, sealed.length - TAG);
  return sealed;
}

/** Opens what was sealed; nothing where one bit of it, its bond or its key is another. */
export function unseal(key: KeyObject, bond: Bond, sealed: Buffer): Buffer | undefined {
  if (sealed.length < SHORTEST || sealed[0] !== AES_256_GCM) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(boundTo(bond)).setAuthTag(sealed.subarray(-TAG));
  const plain = decipher.update(sealed.subarray(1 + NONCE, -TAG));
  try {
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

/** As a list in JSON, so that no two bonds read the same; the format belongs to it. */
function boundTo(bond: Bond): Buffer {
  return Buffer.from(JSON.stringify([AES_256_GCM, ...bond]));
}
