import type { EntityManager } from 'typeorm';

import type { Instant } from '../../state-machines/core/process.js';
import type { Tx } from '../database/database.js';
import type { Owner, PersonKeys } from '../free-text/person-keys.js';
import { seal, unseal, type Bond } from '../free-text/seal.js';
import type { MediaType } from './media-type.js';

/** A certificate's file on its way to its table. */
export interface FileEntry extends Owner {
  readonly certificateId: string;
  readonly journeyId: string;
  readonly mediaType: MediaType;
  readonly bytes: Buffer;
  readonly uploadedBy: string;
  readonly at: Instant;
}

export interface StoredFile {
  readonly mediaType: MediaType;
  readonly bytes: Buffer;
}

interface FileRow {
  readonly organisation_id: string;
  readonly person_id: string;
  readonly media_type: MediaType;
  readonly sealed: Buffer;
  readonly wrapped: Buffer | null;
}

/** Files of certificates, each sealed with the key of the person whom it is about. */
export class CertificateFiles {
  constructor(private readonly keys: PersonKeys) {}

  /** Keeps a file, in the recording transaction. */
  async write(tx: Tx, entry: FileEntry): Promise<void> {
    const { certificateId, organisationId, personId, journeyId, mediaType, bytes, at, uploadedBy } = entry;
    await this.keys.use(tx, entry, async ({ wrapped, secret }) => {
      const sealed = seal(secret, bondOf(entry, certificateId), bytes);
      const written = await tx.query(
        `with held as (select from person_key where person_id = $3 and wrapped = $4 for key share)
         insert into certificate_file (organisation_id, id, person_id, journey_id, media_type, bytes, sealed, uploaded_at, uploaded_by)
         select $1, $2, $3, $5, $6, $7, $8, $9, $10 from held returning id`,
        [
          ...[organisationId, certificateId, personId, wrapped, journeyId, mediaType],
          ...[bytes.length, sealed, new Date(at), uploadedBy],
        ],
        'write-certificate-file',
      );
      return written.length > 0;
    });
  }

  /** The file of a journey's certificate; nothing where it is gone, or can no longer be opened. */
  async read(manager: EntityManager, journeyId: string, certificateId: string): Promise<StoredFile | undefined> {
    const [row] = await manager.query<FileRow[]>(
      `select f.organisation_id, f.person_id, f.media_type, f.sealed, k.wrapped
       from certificate_file f left join person_key k on k.person_id = f.person_id where f.id = $1 and f.journey_id = $2`,
      [certificateId, journeyId],
    );
    if (!row) return undefined;
    const owner = { organisationId: row.organisation_id, personId: row.person_id };
    const secret = this.keys.unwrap(owner, row.wrapped);
    const bytes = secret && unseal(secret, bondOf(owner, certificateId), row.sealed);
    return bytes && { mediaType: row.media_type, bytes };
  }
}

const bondOf = ({ organisationId, personId }: Owner, id: string): Bond => ['file', organisationId, personId, id];
