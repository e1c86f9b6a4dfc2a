import { Anchor, Button } from '@mantine/core';

import type { Journey, Offer } from '../api/types';
import { useOpenCommand } from '../journey/command-request';
import { Section } from '../shell/section';
import { t } from '../texts';
import { CertificateBadge } from './certificate-badge';
import { nameOfTopic } from './training-table';
import classes from './training.module.css';

/** The certificates that are kept, with their files. */
export function CertificateList({ journey, offers }: { journey: Journey; offers: Offer[] }) {
  const open = useOpenCommand();
  const mayDo = (type: string) => offers.some((offer) => offer.type === type && offer.allowed);
  const request = { journeyId: journey.id, person: journey.person };
  const words = t.certificates;
  const held = journey.topics.flatMap((topic) =>
    topic.certificate ? [{ topic, certificate: topic.certificate }] : [],
  );
  const add = mayDo('AddCertificate') && (
    <Button variant="default" size="xs" onClick={() => open({ ...request, type: 'AddCertificate' })}>
      {words.add}
    </Button>
  );
  return (
    <Section title={words.title} beside={add}>
      {held.length === 0 && <p className={classes.small}>{words.none}</p>}
      <ul className={classes.list}>
        {held.map(({ topic, certificate }) => (
          <li key={certificate.id}>
            <strong>{nameOfTopic(topic)}</strong>
            <CertificateBadge certificate={certificate} />
            <Anchor
              href={`/api/journeys/${journey.id}/certificates/${certificate.id}`}
              target="_blank"
              underline="always"
              size="sm"
              aria-label={`${words.open}: ${nameOfTopic(topic)}`}
            >
              {words.open}
            </Anchor>
            {mayDo('WithdrawCertificate') && (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={`${t.commands.WithdrawExperience!.button}: ${nameOfTopic(topic)}`}
                onClick={() =>
                  open({ ...request, type: 'WithdrawCertificate', values: { certificateId: certificate.id } })
                }
              >
                {t.commands.WithdrawExperience!.button}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
