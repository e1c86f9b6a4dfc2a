import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { Answers } from '../http/openapi.js';
import { Permitted } from '../permissions/permit.js';
import { clauses } from './clauses.js';
import { ClausesAnswer } from './clauses.schemas.js';

@ApiTags('Clauses')
@Controller('clauses')
export class ClausesController {
  @Get()
  @Permitted('clause.see')
  @Answers(ClausesAnswer, 'Every clause of the sources, and where it is met')
  all() {
    return clauses;
  }
}
