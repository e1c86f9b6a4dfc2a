import { daysAfter } from '../core/calendar.js';
import type { LocalDate } from '../core/process.js';
import type { JourneyPolicy } from '../policy/policy.js';
import type { Certificate, JourneyContext } from './journey.messages.js';

export const certificateStates = ['valid', 'renewSoon', 'inGrace', 'lapsed'] as const;
/** Of the four only `lapsed` blocks. */
export type CertificateState = (typeof certificateStates)[number];

type Terms = Pick<JourneyPolicy, 'certificates'>;

/** The first day on which a certificate asks to be renewed. */
export const renewFrom = (expiresOn: LocalDate, { certificates }: Terms): LocalDate =>
  daysAfter(expiresOn, -certificates.renewSoonDays);

/** The first day on which a certificate no longer counts. */
export const lapsesOn = (expiresOn: LocalDate, { certificates }: Terms): LocalDate =>
  daysAfter(expiresOn, certificates.graceDays + 1);

/** How a certificate stands on a day. */
export function certificateStateOf(
  { expiresOn }: Pick<Certificate, 'expiresOn'>,
  policy: Terms,
  today: LocalDate,
): CertificateState {
  if (expiresOn === null || today < renewFrom(expiresOn, policy)) return 'valid';
  if (today <= expiresOn) return 'renewSoon';
  return today < lapsesOn(expiresOn, policy) ? 'inGrace' : 'lapsed';
}

/** The certificates that count: of each topic the newest, and of two of the same day the one added last. */
export function presentCertificates({ certificates }: Pick<JourneyContext, 'certificates'>): readonly Certificate[] {
  const newest = new Map<string, Certificate>();
  for (const certificate of certificates) {
    const known = newest.get(certificate.topic);
    if (!known || known.issuedOn <= certificate.issuedOn) newest.set(certificate.topic, certificate);
  }
  return [...newest.values()];
}

/** Is a topic shut because its newest certificate has lapsed? */
export function hasLapsed(topic: string, journey: JourneyContext, today: LocalDate): boolean {
  const certificate = presentCertificates(journey).find((one) => one.topic === topic);
  return certificate !== undefined && certificateStateOf(certificate, journey.policy, today) === 'lapsed';
}
