import {
  createParamDecorator,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';

import { Malformed, TooLarge, WrongFormat } from '../http/faults.js';

export const LARGEST_FILE = 10 * 1024 * 1024;
/** The fields and boundaries around the file. */
const LARGEST_REST = 64 * 1024;

/** A file as it was sent. Its name is the sender's, and is never kept. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

const readParts = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: LARGEST_FILE,
    files: 1,
    fields: 8,
    fieldNameSize: 40,
    fieldSize: 1_000,
    parts: 9,
    headerPairs: 20,
  },
  defParamCharset: 'utf8',
}).single('file');

/** Reads one file and a few fields, once the guard has let the request through; what is too large is not read to its end. */
@Injectable()
export class OneFile implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler) {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    if (!request.is('multipart/form-data'))
      throw new WrongFormat('Send the file and its fields as multipart/form-data.');
    if (Number(request.headers['content-length'] ?? 0) > LARGEST_FILE + LARGEST_REST) throw tooLarge();
    await read(request, http.getResponse<Response>());
    return next.handle();
  }
}

const read = (request: Request, response: Response) =>
  new Promise<void>((resolve, reject) => {
    readParts(request, response, (fault: unknown) => (fault ? reject(faultOf(fault)) : resolve()));
    let received = 0;
    request.on('data', ({ length }: Buffer) => {
      received += length; // multer answers at the end of the request, and this one may never end
      if (received > LARGEST_FILE + LARGEST_REST) reject(tooLarge());
    });
  });

const tooLarge = () => new TooLarge('A certificate’s file has 10 MB at most. Scan it in a lower resolution.');

function faultOf(fault: unknown): Error {
  const code = fault instanceof multer.MulterError ? fault.code : '';
  if (code === 'LIMIT_FILE_SIZE') return tooLarge();
  if (code === 'LIMIT_UNEXPECTED_FILE' || code === 'LIMIT_FILE_COUNT')
    return new Malformed([{ path: 'file', message: 'send one file, in the field `file`' }]);
  return new Malformed([{ path: '', message: 'The parts of this form can’t be read.' }]);
}

/** The file that `OneFile` read. */
export const TheFile = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  const { file } = context.switchToHttp().getRequest<Request>();
  if (!file) throw new Malformed([{ path: 'file', message: 'is missing' }]);
  if (file.size === 0) throw new Malformed([{ path: 'file', message: 'is empty' }]);
  return { name: file.originalname, bytes: file.buffer };
});
