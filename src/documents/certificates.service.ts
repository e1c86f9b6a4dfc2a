import { createHash } from 'node:crypto';

import { Inject, Injectable } from '@nestjs/common';

import type { Instant } from '../../state-machines/core/process.js';
import type { JourneyState } from '../../state-machines/journey/journey.state.js';
import type { Member, Subject } from '../auth/sessions.js';
import { Database } from '../database/database.js';
import { NotThere } from '../http/faults.js';
import { ProcessCommands } from '../journal/process-commands.js';
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
    private readonly commands: ProcessCommands,
    private readonly files: CertificateFiles,
    @Inject(NOW) private readonly now: () => Instant,
  ) {}

  /** Adds a certificate. Its id follows from the key: sent again, the same one is found, and its file lies there once. */
  async add(
    member: Member,
    { personId }: Subject,
    journeyId: string,
    key: string,
    upload: Upload,
    fields: CertificateFields,
  ) {
    const mediaType = await mediaTypeOf(upload);
    const { organisationId, userId } = member;
    const certificateId = this.commands.idFor(member, `certificate of ${journeyId}: ${key}`);
    const input = { type: 'AddCertificate', certificateId, ...fields } as const;
    const { bytes } = upload;
    const at = this.now();
    const file = { organisationId, personId, journeyId, certificateId, mediaType, bytes, at, uploadedBy: userId };
    const recorded = await this.commands.give(member, {
      kind: 'journey',
      processId: journeyId,
      key,
      input,
      sent: { ...input, file: digestOf(bytes) },
      beside: (tx) => this.files.write(tx, file),
    });
    return { ...recorded, certificateId };
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
