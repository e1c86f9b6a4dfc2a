import { certificateStateOf, presentCertificates, renewFrom } from './certificates.js';
import { hasCome } from './due.js';
import { doing, recording, superseding } from './journey.setup.js';
import type { Certificate, JourneyContext, JourneyEvent } from './journey.messages.js';

export const agreeTopic = recording('AgreeTopic', ({ agreedTopics }, { topic }) => ({
  remembers: { agreedTopics: superseding(agreedTopics, topic, (one) => one === topic) },
  happened: [{ type: 'TopicAgreed', topic }],
}));

export const planTraining = recording('PlanTraining', ({ plannedTrainings }, { topic, on }) => ({
  remembers: { plannedTrainings: superseding(plannedTrainings, { topic, on }, (one) => one.topic === topic) },
  happened: [{ type: 'TrainingPlanned', topic, on }],
}));

export const recordTraining = recording('RecordTraining', ({ trainings }, input) => {
  const { topic, on, trainer, qualified, peerLed } = input;
  const training = {
    ...{ topic, on },
    ...(trainer && { trainer }),
    ...(qualified !== undefined && { qualified }),
    ...(peerLed !== undefined && { peerLed }),
  };
  return {
    remembers: { trainings: superseding(trainings, training, (one) => one.topic === topic && one.on === on) },
    happened: [{ type: 'TrainingRecorded', topic, on }],
  };
});

export const addCertificate = recording('AddCertificate', ({ certificates }, input) => {
  const { certificateId, topic, issuedOn, expiresOn } = input;
  const certificate = { certificateId, topic, issuedOn, expiresOn };
  return {
    remembers: { certificates: superseding(certificates, certificate, (one) => one.certificateId === certificateId) },
    happened: [{ type: 'CertificateAdded', certificateId, topic, expiresOn }],
  };
});

export const withdrawCertificate = recording('WithdrawCertificate', ({ certificates }, { certificateId }) => ({
  remembers: { certificates: certificates.filter((one) => one.certificateId !== certificateId) },
  happened: [{ type: 'CertificateWithdrawn', certificateId }],
}));

/** Tells of every present certificate whose time to be renewed has come, or that no longer counts. */
export const tellOfCertificates = doing(
  ['CertificateRenewalTimePassed', 'CertificateLapsed'],
  (journey, input, today) => {
    const present = presentCertificates(journey);
    const news = new Map<Certificate, 'renewSoon' | 'lapsed'>();
    for (const certificate of present) {
      const { expiresOn, told } = certificate;
      if (expiresOn === null || !hasCome(renewFrom(expiresOn, journey.policy), input, journey)) continue;
      const state = certificateStateOf(certificate, journey.policy, today) === 'lapsed' ? 'lapsed' : 'renewSoon';
      if (told !== 'lapsed' && told !== state) news.set(certificate, state);
    }
    return { remembers: { certificates: marked(journey, news) }, happened: [...news].map(told(input.at)) };
  },
);

const marked = ({ certificates }: JourneyContext, news: ReadonlyMap<Certificate, 'renewSoon' | 'lapsed'>) =>
  certificates.map((certificate) => {
    const told = news.get(certificate);
    return told ? { ...certificate, told } : certificate;
  });

const told =
  (since: number) =>
  ([{ certificateId, topic }, state]: [Certificate, 'renewSoon' | 'lapsed']): JourneyEvent => ({
    type: state === 'lapsed' ? 'CertificateHasLapsed' : 'CertificateRenewalDue',
    ...{ certificateId, topic, since },
  });
