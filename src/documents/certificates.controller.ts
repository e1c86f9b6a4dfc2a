import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';

import type { Member, Subject } from '../auth/sessions.js';
import { IdempotencyKey } from '../http/idempotency.js';
import { Commands } from '../http/openapi.js';
import { IdSchema } from '../http/schemas.js';
import { About, Me } from '../permissions/me.js';
import { ofJourney, Permitted } from '../permissions/permit.js';
import {
  CertificateAnswer,
  CertificateFieldsSchema,
  uploadForm,
  type CertificateFields,
} from './certificates.schemas.js';
import { Certificates } from './certificates.service.js';
import { AnswersFile, attached, ShutIn } from './files.js';
import { OneFile, TheFile, type Upload } from './upload.js';

const id = { schema: IdSchema };

@ApiTags('Documents')
@Controller('journeys/:id/certificates')
export class CertificatesController {
  constructor(private readonly certificates: Certificates) {}

  @Post()
  @Permitted('journey.AddCertificate', ofJourney)
  @UseInterceptors(OneFile)
  @ApiConsumes('multipart/form-data')
  @ApiBody(uploadForm)
  @Commands(CertificateAnswer, 'Add a certificate with its file', 201)
  add(
    @Me() me: Member,
    @About() subject: Subject,
    @Param('id', id) journeyId: string,
    @IdempotencyKey() key: string,
    @TheFile() file: Upload,
    @Body({ schema: CertificateFieldsSchema }) fields: CertificateFields,
  ) {
    return this.certificates.add(me, subject, journeyId, key, file, fields);
  }

  @Get(':certificateId')
  @Permitted('certificate.read', ofJourney)
  @ShutIn()
  @AnswersFile('The file of a certificate', 'application/pdf', 'image/png', 'image/jpeg')
  async file(@Me() me: Member, @Param('id', id) journeyId: string, @Param('certificateId', id) certificateId: string) {
    const { bytes, mediaType } = await this.certificates.file(me, journeyId, certificateId);
    return attached(bytes, mediaType, 'certificate');
  }
}
