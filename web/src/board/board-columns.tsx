import { useState, type DragEvent } from 'react';

import type { JourneyCard, Stage } from '../api/types';
import { useOpenCommand } from '../journey/command-request';
import { may, useMe } from '../shell/me';
import { intoStage, stageName, t } from '../texts';
import { BoardCard } from './board-card';
import classes from './board-columns.module.css';
import { ClosedLink } from './closed-link';
import { columnsOf, edgesFrom, type Machines } from './machines';

interface BoardColumnsProps {
  cards: JourneyCard[];
  machines: Machines;
  counts: Record<string, number>;
}

/** A column per stage, stalled first. A card dropped on a stage asks for the very command that the button asks for. */
export function BoardColumns({ cards, machines, counts }: BoardColumnsProps) {
  const me = useMe();
  const open = useOpenCommand();
  const [dragged, setDragged] = useState<JourneyCard>();
  const [refusal, setRefusal] = useState('');
  const stages = columnsOf(machines, cards);

  function drop(to: Stage): void {
    if (!dragged || dragged.stage === to) return;
    const edge = edgesFrom(machines, dragged).find((one) => one.to === to);
    setRefusal(edge ? '' : noWay(machines, dragged, to));
    if (edge) open({ journeyId: dragged.id, person: dragged.person, type: edge.command });
  }

  const leads = (to: Stage) =>
    dragged !== undefined &&
    edgesFrom(machines, dragged).some((edge) => edge.to === to && may(me, `journey.${edge.command}`));

  return (
    <>
      <p className={classes.refusal} role="alert">
        {refusal}
      </p>
      <div className={classes.board} data-dragging={dragged ? true : undefined}>
        {stages.map((stage) => {
          const here = cards.filter((card) => card.stage === stage);
          return (
            <section
              key={stage}
              className={classes.column}
              aria-label={`${stageName(stage)}: ${t.board.people(counts[stage] ?? here.length)}`}
              data-open={leads(stage) || undefined}
              onDragOver={(event) => dragged && event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                drop(stage);
              }}
            >
              <h2 className={classes.stage}>
                {stageName(stage)} <span>{counts[stage] ?? here.length}</span>
              </h2>
              <ul className={classes.cards}>
                {here.map((card) => (
                  <BoardCard
                    key={card.id}
                    card={card}
                    machines={machines}
                    lift={(event: DragEvent) => {
                      event.dataTransfer.effectAllowed = 'move';
                      event.dataTransfer.setData('text/plain', card.id);
                      setRefusal('');
                      setDragged(card);
                    }}
                    release={() => setDragged(undefined)}
                  />
                ))}
              </ul>
              {stage === 'closed' ? (
                <ClosedLink count={counts.closed ?? 0} />
              ) : (
                here.length === 0 && <p className={classes.nobody}>{t.board.nobodyHere}</p>
              )}
            </section>
          );
        })}
      </div>
      <p className={classes.hint}>{t.board.dragHint}</p>
    </>
  );
}

/** No command leads there: say so, and where the way does lead. */
function noWay(machines: Machines, card: JourneyCard, to: string): string {
  const [next] = edgesFrom(machines, card);
  return t.board.notFromHere(
    card.person.givenName,
    intoStage(card.stage),
    intoStage(to),
    next ? intoStage(next.to) : '',
  );
}
