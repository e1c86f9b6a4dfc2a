import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';

import { useCommand } from '../api/use-command';
import { ClauseLink } from '../clauses/clause-link';
import { ProgressLine } from '../journey/progress-line';
import { partName } from '../policy/layout';
import { catalogueQuery } from '../api/queries';
import type { Catalogue } from '../policy/policy-types';
import { TextLink } from '../shell/links';
import { Notice } from '../shell/notice';
import { Page } from '../shell/page';
import { say } from '../shell/say';
import { Failure, Rows } from '../shell/states';
import { t } from '../texts';
import { list } from '../texts/plural';
import classes from './programme-page.module.css';
import { startProgramme, type NewProgramme } from './programme-queries';

/** A programme begins from one of five kinds of peer work; everything can be changed afterwards. */
export function NewProgrammePage() {
  const { data: catalogue, error, refetch } = useQuery(catalogueQuery);
  return (
    <Page title={t.programme.newTitle}>
      {catalogue ? (
        <NewForm templates={catalogue.templates} />
      ) : error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <Rows />
      )}
    </Page>
  );
}

function NewForm({ templates }: { templates: Catalogue['templates'] }) {
  const [name, setName] = useState('');
  const [template, setTemplate] = useState<NewProgramme['template']>();
  const [tried, setTried] = useState(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const words = t.programme;
  const command = useCommand((body: NewProgramme, key: string) => startProgramme(body, key));
  const refused = command.progress.step === 'refused' ? command.progress.problem : undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!name.trim()) return document.getElementById('programme-name')?.focus();
    if (!template) return document.getElementById(`template-${templates[0]?.id}`)?.focus();
    const begun = await command.give({ name: name.trim(), template });
    if (!begun) return;
    void queries.invalidateQueries({ queryKey: ['programmes'] });
    say(words.begun(name.trim()));
    await navigate({ to: '/programme', search: { programme: begun.id } });
  }
  return (
    <form noValidate className={classes.new} onSubmit={(event) => void submit(event)}>
      <p className={classes.quiet}>
        {words.newIntro} {words.lowFirst} <ClauseLink clause="GUIDE 3.2-e" />
      </p>
      <TextInput
        id="programme-name"
        label={words.name}
        description={words.nameHint}
        error={tried && !name.trim() && words.needName}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group
        label={words.template}
        error={tried && !template && words.needTemplate}
        value={template ?? ''}
        onChange={(chosen) => setTemplate(templates.find(({ id }) => id === chosen)?.id as NewProgramme['template'])}
      >
        <Stack gap="sm" mt="xs">
          {templates.map((one) => (
            <Radio.Card
              key={one.id}
              id={`template-${one.id}`}
              value={one.id}
              aria-label={one.name}
              aria-describedby={`template-${one.id}-says`}
              className={classes.template!}
            >
              <Radio.Indicator aria-hidden />
              <span>
                <strong>{one.name}</strong>
                <span id={`template-${one.id}-says`} className={classes.says}>
                  <span className={classes.risk} data-risk={one.risk}>
                    {words.risk}: {words.risks[one.risk] ?? one.risk}
                  </span>{' '}
                  · {words.startsWith}: {list(one.tracks.map(partName))}
                  <br />
                  {one.oversight}
                </span>
              </span>
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
      {refused && (
        <Notice tone="late" role="alert">
          {refused.detail}
        </Notice>
      )}
      <ProgressLine progress={command.progress} />
      <div className={classes.buttons}>
        <Button type="submit" loading={command.busy}>
          {words.begin}
        </Button>
        <TextLink to="/programme">{t.shell.cancel}</TextLink>
      </div>
    </form>
  );
}
