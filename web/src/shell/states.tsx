import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { ProblemError, isPassing } from '../api/problem';
import { t } from '../texts';
import { ButtonLink } from './links';
import classes from './states.module.css';

/** Nothing to show, and what to do about it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <Text component="p" fw={600}>
        {title}
      </Text>
      {children && (
        <Text component="p" c="dimmed" maw="34rem">
          {children}
        </Text>
      )}
      {action}
    </div>
  );
}

/** Something could not be loaded: what that means, and a way on. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const [title, body] = wordsFor(error);
  return (
    <div className={classes.empty} role="alert">
      <Text component="p" fw={600}>
        {title}
      </Text>
      <Text component="p" c="dimmed" maw="34rem">
        {body}
      </Text>
      {retry && (
        <Button variant="default" onClick={retry}>
          {t.shell.retry}
        </Button>
      )}
    </div>
  );
}

function wordsFor(error: unknown): [string, string] {
  const c = t.connection;
  if (error instanceof ProblemError) {
    if (error.problem.status === 404) return [t.shell.notFound, t.shell.notFoundBody];
    if (error.problem.status === 403) return [c.deniedTitle, c.deniedBody];
  }
  return isPassing(error) ? [c.unreachableTitle, c.unreachableBody] : [c.errorTitle, c.errorBody];
}

export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main className={classes.alone}>
      <Failure error={error} retry={again} />
    </main>
  );
}

export function NotFound() {
  return (
    <div className={classes.empty}>
      <Title order={1}>{t.shell.notFound}</Title>
      <Text c="dimmed">{t.shell.notFoundBody}</Text>
      <ButtonLink to="/">{t.shell.toToday}</ButtonLink>
    </div>
  );
}

/** The shape of what is coming, so that nothing jumps. */
export function Rows({ count = 4 }: { count?: number }) {
  return (
    <Stack gap="sm" aria-hidden>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} h={56} />
      ))}
    </Stack>
  );
}

/** Before anyone is known to be signed in there is no frame yet. */
export function FirstSkeleton() {
  return (
    <div className={classes.first}>
      <PageSkeleton />
    </div>
  );
}

export function PageSkeleton() {
  return (
    <Stack gap="lg" aria-busy aria-label={t.shell.loading} role="status">
      <Skeleton h={28} w={180} />
      <Rows />
    </Stack>
  );
}
