import { z } from 'zod';

import { JourneyCommandSchema } from '../../state-machines/journey/journey.messages.js';
import { RecordedAnswer } from '../journal/process-commands.js';

const added = JourneyCommandSchema.options.find((option) => option.shape.type.value === 'AddCertificate')!
  .shape as unknown as { topic: z.ZodString; issuedOn: z.ZodISODate };

/** What is sent beside the file. An empty day is how a form sends that there is none. */
export const CertificateFieldsSchema = z
  .strictObject({
    topic: added.topic,
    issuedOn: added.issuedOn,
    expiresOn: z.iso
      .date()
      .or(z.literal(''))
      .optional()
      .transform((day) => day || null),
  })
  .meta({ id: 'CertificateFields' });
export type CertificateFields = z.infer<typeof CertificateFieldsSchema>;

export const CertificateAnswer = RecordedAnswer.extend({ certificateId: z.uuid() }).meta({ id: 'AddedCertificate' });

/** As the API's description has it: multipart is no JSON. */
export const uploadForm = {
  schema: {
    type: 'object',
    required: ['file', 'topic', 'issuedOn'],
    properties: {
      file: { type: 'string', format: 'binary', description: 'PDF, PNG or JPEG, 10 MB at most' },
      topic: { type: 'string' },
      issuedOn: { type: 'string', format: 'date' },
      expiresOn: { type: 'string', format: 'date', description: 'Left out where it does not expire' },
    },
  },
};
