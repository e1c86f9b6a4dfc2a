import { createHash } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';

import type { Instant } from '../../state-machines/core/process.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import type { Member, Subject } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { RequestHash } from '../http/idempotency.js';
import { Journal } from '../journal/journal.js';
import { actorOf, recordedOf } from '../journeys/journey-commands.js';
import { NOW } from '../parts.js';
import { CertificateFiles } from './certificate-files.js';
import type { CertificateFields } from './certificates.schemas.js';
import { mediaTypeOf } from './media-type.js';
import type { Upload } from './upload.js';

/** A certificate and its file: recorded together, or not at all. */
@Injectable()
export class Certificates {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly files: CertificateFiles,
    private readonly hash: RequestHash,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  /** Adds a certificate. Its id follows from the key: sent again, the same one is found, and its file lies there once. */
  async add(
    member: Member,
    { personId }: Subject,
    journeyId: string,
    key: string,
    upload: Upload,
    sent: CertificateFields,
  ) {
    const mediaType = await mediaTypeOf(upload);
    const { organisationId, ...by } = actorOf(member);
    const certificateId = this.hash.processId(organisationId, by.userId, `certificate of ${journeyId}: ${key}`);
    const input = { type: 'AddCertificate', certificateId, ...sent } as const;
    const at = this.now();
    const { bytes } = upload;
    const file = { organisationId, personId, journeyId, certificateId, mediaType, bytes, at, uploadedBy: by.userId };
    const answer = await this.journal.record({
      organisationId,
      processId: journeyId,
      kind: 'journey',
      commandId: `key:${key}`,
      input,
      by,
      at,
      requestHash: this.hash.of(by.userId, { ...input, file: digestOf(bytes) }),
      beside: (tx) => this.files.write(tx, file),
    });
    return { ...recordedOf(answer), certificateId };
  }

  /** The file of a certificate that the journey still has. */
  async file({ organisationId }: Member, journeyId: string, certificateId: string) {
    return this.database.reading(organisationId, async (manager) => {
      const [row] = await manager.query<{ state: JourneyState }[]>(
        'select k.state from journey j join process k on k.id = j.id where j.id = $1',
        [journeyId],
      );
      const known = row?.state.context.certificates.some((one) => one.certificateId === certificateId);
      const file = known ? await this.files.read(manager, journeyId, certificateId) : undefined;
      if (!file) throw new NotThere();
      return file;
    });
  }
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');
