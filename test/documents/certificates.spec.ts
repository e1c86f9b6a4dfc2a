import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';

import { LARGEST_FILE } from '../../src/documents/upload.js';
import { testApi, type Client, type TestApi } from '../support/api.js';
import { aPdfOf, samples } from './samples.js';

let api: TestApi;
let coordinator: Client;
let journey: { id: string; personId: string };

beforeAll(async () => {
  api = await testApi();
  coordinator = await api.signedIn('coordinator');
  journey = await api.aJourney(coordinator);
});
afterAll(() => api.close());

const right = { topic: 'boundaries', issuedOn: '2026-01-05', expiresOn: '2028-01-05' };
interface Part {
  readonly bytes?: Buffer;
  readonly name?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly key?: string;
  readonly by?: Client;
  readonly id?: string;
}

function upload({ bytes = samples.pdf, name = 'mine.pdf', fields = right, key = randomUUID(), by, id }: Part = {}) {
  const asked = api.http
    .post(`/api/journeys/${id ?? journey.id}/certificates`)
    .set('cookie', (by ?? coordinator).cookie)
    .set('idempotency-key', key);
  for (const [field, value] of Object.entries(fields)) void asked.field(field, value);
  return asked.attach('file', bytes, { filename: name, contentType: 'application/octet-stream' });
}

const files = () => api.sql<{ id: string }>('select id from certificate_file');
const certificatesOf = async (id: string) => {
  const [row] = await api.sql<{ certificates: { certificateId: string }[] }>(
    `select state #> '{context,certificates}' as certificates from process where id = $1`,
    [id],
  );
  return row!.certificates;
};

/** Whatever happens, a certificate has one file, and a file one certificate. */
const expectNothingNew = async (ask: () => Promise<unknown>) => {
  const before = { files: await files(), certificates: await certificatesOf(journey.id) };
  await ask();
  expect({ files: await files(), certificates: await certificatesOf(journey.id) }).toEqual(before);
};

describe('a certificate that is added', () => {
  it.each([
    ['a PDF', samples.pdf, 'mine.pdf', 'application/pdf', 'certificate.pdf'],
    ['a PNG', samples.png, 'IMG_0001.PNG', 'image/png', 'certificate.png'],
    ['a JPEG', samples.jpeg, 'photo.jpeg', 'image/jpeg', 'certificate.jpg'],
    ['a file whose name says nothing', samples.png, 'blob', 'image/png', 'certificate.png'],
    ['a name of many alphabets', samples.pdf, 'Zoë Łukasz сертификат.pdf', 'application/pdf', 'certificate.pdf'],
  ])('comes back as it was: %s', async (_, bytes, name, type, called) => {
    const added = await upload({ bytes, name }).expect(201);
    expect(added.body).toMatchObject({ outcome: 'recorded', certificateId: expect.any(String) });
    const back = await coordinator
      .get(`/journeys/${journey.id}/certificates/${added.body.certificateId}`)
      .buffer(true)
      .parse((answer, done) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    expect(bytes.equals(back.body)).toBe(true);
    expect(back.headers).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="${called}"`,
      'content-length': String(bytes.length),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });

  it('lies in the database sealed, with neither its content nor its name', async () => {
    const { body } = await upload({ bytes: samples.png, name: 'Wren-Example-first-aid.png' }).expect(201);
    const [row] = await api.sql<{ sealed: Buffer; bytes: number; row: string }>(
      `select sealed, bytes, (f.*)::text as row from certificate_file f where id = $1`,
      [body.certificateId],
    );
    expect(row!.bytes).toBe(samples.png.length);
    expect(row!.sealed.includes(samples.png.subarray(0, 8))).toBe(false);
    expect(row!.sealed.includes('IHDR')).toBe(false);
    const everywhere = await api.sql<{ row: string }>(`select j::text as row from journal j where process_id = $1`, [
      journey.id,
    ]);
    for (const { row: text } of [row!, ...everywhere]) expect(text).not.toContain('first-aid');
  });

  it('is journaled by its topic and dates; one without an end has none', async () => {
    const { body } = await upload({ fields: { topic: 'confidentiality', issuedOn: '2026-01-05' } }).expect(201);
    expect(await certificatesOf(journey.id)).toContainEqual({
      ...{ certificateId: body.certificateId, topic: 'confidentiality' },
      ...{ issuedOn: '2026-01-05', expiresOn: null },
    });
    await upload({ fields: { ...right, expiresOn: '' } }).expect(201);
  });

  it('is added once, however often it is sent', async () => {
    const key = randomUUID();
    const before = (await files()).length;
    const answers = await Promise.all([upload({ key }), upload({ key })]);
    const third = await upload({ key }).expect(201);
    const ids = [...answers, third].map(({ body }) => body.certificateId);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(ids).size).toBe(1);
    expect(third.body.outcome).toBe('recordedEarlier');
    expect(await files()).toHaveLength(before + 1);
  });

  it('is another request when the file is another one', async () => {
    const key = randomUUID();
    await upload({ key }).expect(201);
    await expectNothingNew(async () => {
      const answer = await upload({ key, bytes: aPdfOf(500) }).expect(422);
      expect(answer.body.code).toBe('KEY_REUSED');
    });
  });

  it('takes its file with it when it is withdrawn', async () => {
    const { body } = await upload().expect(201);
    const { certificateId } = body;
    await coordinator.command(journey.id, { type: 'WithdrawCertificate', certificateId }).expect(200);
    await coordinator.get(`/journeys/${journey.id}/certificates/${certificateId}`).expect(404);
    expect(await api.sql('select from certificate_file where id = $1', [certificateId])).toEqual([]);
  });

  it('can never be read again once the person’s key is destroyed', async () => {
    const other = await api.aJourney(coordinator);
    const { body } = await upload({ id: other.id }).expect(201);
    const path = `/journeys/${other.id}/certificates/${body.certificateId}`;
    await coordinator.get(path).expect(200);
    await api.sql('delete from person_key where person_id = $1', [other.personId]);
    await coordinator.get(path).expect(404);
  });
});

describe('a certificate that is refused leaves nothing behind', () => {
  it.each([
    ['a picture that is called a PDF', samples.png, 'mine.pdf', 415, 'ends in .pdf, and it is a PNG picture'],
    ['a PDF that is called a picture', samples.pdf, 'mine.jpg', 415, 'ends in .jpg, and it is a PDF'],
    ['a PDF that is called a program', samples.pdf, 'mine.exe', 415, 'ends in .exe'],
    ['a program that is called a PDF', samples.exe, 'mine.pdf', 415, 'none of those'],
    ['a GIF', samples.gif, 'mine.gif', 415, 'none of those'],
    ['an SVG with a script', samples.svg, 'mine.svg', 415, 'none of those'],
    ['a page that is called a PNG', samples.html, 'mine.png', 415, 'none of those'],
    ['an archive', samples.zip, 'mine.pdf', 415, 'none of those'],
    ['plain words', samples.text, 'mine.pdf', 415, 'none of those'],
    ['one byte', Buffer.from('%'), 'mine.pdf', 415, 'none of those'],
  ])('%s', async (_, bytes, name, status, sentence) => {
    await expectNothingNew(async () => {
      const answer = await upload({ bytes, name }).expect(status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ code: 'WRONG_FORMAT', detail: expect.stringContaining(sentence) });
    });
  });

  it.each<[string, Record<string, string>, string]>([
    ['no topic', { issuedOn: '2026-01-05' }, 'topic'],
    ['no date', { topic: 'boundaries' }, 'issuedOn'],
    ['a date that is none', { ...right, issuedOn: '2026-02-30' }, 'issuedOn'],
    ['an end that is no date', { ...right, expiresOn: 'never' }, 'expiresOn'],
    ['a topic that is no code', { ...right, topic: 'Bound aries\u0000' }, 'topic'],
    ['a field that nobody asked for', { ...right, journeyId: 'x' }, ''],
  ])('with %s', async (_, fields, path) => {
    await expectNothingNew(async () => {
      const answer = await upload({ fields }).expect(400);
      expect(answer.body.code).toBe('MALFORMED');
      if (path) expect(answer.body.errors.map((fault: { path: string }) => fault.path)).toContain(path);
    });
  });

  it.each<[string, Record<string, string>]>([
    ['a topic that the journey does not know', { ...right, topic: 'no-such-topic' }],
    ['issued in the future', { topic: 'boundaries', issuedOn: '2090-01-01' }],
    ['expired before it was issued', { ...right, expiresOn: '2025-01-05' }],
  ])('by the rules: %s', async (_, fields) => {
    await expectNothingNew(async () => {
      const answer = await upload({ fields }).expect(409);
      expect(answer.body).toMatchObject({ code: expect.any(String), clause: expect.any(String) });
    });
  });

  it('without a file, with an empty one, with two, or in another field', async () => {
    const ask = () =>
      api.http
        .post(`/api/journeys/${journey.id}/certificates`)
        .set('cookie', coordinator.cookie)
        .set('idempotency-key', randomUUID())
        .field(right);
    await expectNothingNew(async () => {
      const none = await ask().expect(400);
      const empty = await upload({ bytes: Buffer.alloc(0) }).expect(400);
      const two = await upload().attach('file', samples.png, 'second.png').expect(400);
      const elsewhere = await ask().attach('picture', samples.png, 'second.png').expect(400);
      for (const { body } of [none, empty, two, elsewhere]) expect(body.errors[0].path).toBe('file');
      expect(none.body.errors[0].message).toBe('is missing');
      expect(empty.body.errors[0].message).toBe('is empty');
    });
  });

  it('without a key, as JSON, in broken parts, or torn off', async () => {
    const to = () => api.http.post(`/api/journeys/${journey.id}/certificates`).set('cookie', coordinator.cookie);
    await expectNothingNew(async () => {
      await to().field(right).attach('file', samples.pdf, 'mine.pdf').expect(400);
      await to().set('idempotency-key', randomUUID()).send(right).expect(415);
      const multipart = (body: string, type = 'multipart/form-data; boundary=x') =>
        to().set('idempotency-key', randomUUID()).set('content-type', type).send(body);
      await multipart('nothing of a form').expect(400);
      await multipart('', 'multipart/form-data').expect(400);
      await multipart('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF').expect(400);
      await multipart(`--x\r\n${'a: b\r\n'.repeat(5_000)}\r\n\r\n--x--`).expect(400);
    });
  });

  it('with more fields than a form has', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, 'x']));
    await expectNothingNew(() => upload({ fields: { ...right, ...many } }).expect(400));
    await expectNothingNew(() => upload({ fields: { ...right, topic: 'x'.repeat(5_000) } }).expect(400));
  });
});

describe('a file that is too large', () => {
  it('is taken up to 10 MB, and not one byte more', async () => {
    await upload({ bytes: aPdfOf(LARGEST_FILE) }).expect(201);
    await expectNothingNew(async () => {
      const answer = await upload({ bytes: aPdfOf(LARGEST_FILE + 1) }).expect(413);
      expect(answer.body).toMatchObject({ code: 'TOO_LARGE', detail: expect.stringContaining('10 MB') });
    });
  });

  it('of 50 MB is answered before it is sent', async () => {
    const { status, sent } = await send(50 * 1024 * 1024, true);
    expect(status).toBe(413);
    expect(sent).toBeLessThan(50 * 1024 * 1024);
  });

  it('of 50 MB that does not say how large it is never fills the memory', async () => {
    const before = process.memoryUsage();
    const { status, most } = await send(50 * 1024 * 1024, false);
    expect(status).toBe(413);
    expect(most - before.arrayBuffers).toBeLessThan(40 * 1024 * 1024);
  });

  /** Sends a file bit by bit, and stops when the answer has come. */
  function send(bytes: number, saysHow: boolean): Promise<{ status: number; sent: number; most: number }> {
    const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4\n';
    const { port } = api.api.app.getHttpServer().address() as AddressInfo;
    return new Promise((resolve, reject) => {
      let [sent, most, answered] = [0, 0, false];
      const asked = httpRequest(
        {
          ...{ port, host: '127.0.0.1', method: 'POST', path: `/api/journeys/${journey.id}/certificates` },
          headers: {
            ...{ cookie: coordinator.cookie, 'idempotency-key': randomUUID() },
            'content-type': 'multipart/form-data; boundary=x',
            ...(saysHow ? { 'content-length': head.length + bytes } : { 'transfer-encoding': 'chunked' }),
          },
        },
        (answer) => {
          answered = true;
          answer.resume();
          answer.on('end', () => {
            asked.destroy();
            resolve({ status: answer.statusCode ?? 0, sent, most });
          });
        },
      );
      asked.on('error', (fault) => (answered ? undefined : reject(fault)));
      asked.write(head);
      const piece = Buffer.alloc(256 * 1024);
      const more = (): void => {
        if (answered || sent >= bytes) return;
        sent += piece.length;
        most = Math.max(most, process.memoryUsage().arrayBuffers);
        if (asked.write(piece)) setImmediate(more);
        else asked.once('drain', () => setImmediate(more));
      };
      more();
    });
  }
});

describe('who may', () => {
  let theirs: { id: string; personId: string };
  let certificateId: string;
  let worker: Client;

  beforeAll(async () => {
    worker = await api.signedIn('peerWorker');
    const body = {
      ...{ type: 'StartJourney', personId: worker.personId },
      ...{ programmeId: api.programmeId, track: 'outreach' },
    };
    const started = await coordinator.post('/journeys', body).expect(201);
    theirs = { id: started.body.id, personId: worker.personId };
    const added = await upload({ id: theirs.id }).expect(201);
    certificateId = added.body.certificateId;
  });

  const relate = (relation: string, holder: Client) =>
    api.sql(
      `insert into person_relation (organisation_id, person_id, relation, holder_id, since) values ($1, $2, $3, $4, now())
       on conflict (person_id, relation) do update set holder_id = excluded.holder_id`,
      [api.organisationId, theirs.personId, relation, holder.userId],
    );
  const fetched = (by: Client) => by.get(`/journeys/${theirs.id}/certificates/${certificateId}`);

  it('the worker: their own, to add and to read; not another’s', async () => {
    await fetched(worker).expect(200);
    await upload({ by: worker, id: theirs.id }).expect(201);
    await expectNothingNew(() => upload({ by: worker }).expect(403));
    const other = await api.signedIn('peerWorker');
    await fetched(other).expect(403);
  });

  it('a supervisor: theirs alone', async () => {
    const supervisor = await api.signedIn('supervisor');
    await fetched(supervisor).expect(403);
    await relate('supervisor', supervisor);
    await fetched(supervisor).expect(200);
    await upload({ by: supervisor, id: theirs.id }).expect(201);
  });

  it('a keyworker: never, whatever their role', async () => {
    for (const role of ['coordinator', 'manager', 'supervisor'] as const) {
      const keyworker = await api.signedIn(role);
      await relate('keyworker', keyworker);
      await fetched(keyworker).expect(403);
    }
  });

  it('a coordinator and a manager; an administrator not', async () => {
    await fetched(await api.signedIn('manager')).expect(200);
    await fetched(await api.signedIn('administrator')).expect(403);
    await upload({ by: await api.signedIn('administrator'), id: theirs.id }).expect(403);
  });

  it('nobody who is not signed in, and nobody of what is not there', async () => {
    await api.http.get(`/api/journeys/${theirs.id}/certificates/${certificateId}`).expect(401);
    const stranger = api.http.post(`/api/journeys/${theirs.id}/certificates`).set('idempotency-key', randomUUID());
    await stranger.field(right).attach('file', samples.pdf, 'a.pdf').expect(401);
    await coordinator.get(`/journeys/${theirs.id}/certificates/${randomUUID()}`).expect(404);
    await coordinator.get(`/journeys/${randomUUID()}/certificates/${certificateId}`).expect(404);
    await coordinator.get(`/journeys/${theirs.id}/certificates/no-id`).expect(400);
    await upload({ id: randomUUID() }).expect(404);
  });

  it('nobody through another journey: a certificate belongs to its own', async () => {
    await coordinator.get(`/journeys/${journey.id}/certificates/${certificateId}`).expect(404);
  });

  it('nobody from another organisation', async () => {
    const [row] = await api.sql<{ organisation_id: string }>('select organisation_id from certificate_file limit 1');
    expect(row!.organisation_id).toBe(api.organisationId);
    const behind = await api.database.open();
    const seen = await behind.reading(randomUUID(), (manager) =>
      manager.query<unknown[]>('select from certificate_file'),
    );
    await behind.close();
    expect(seen).toEqual([]);
  });
});
