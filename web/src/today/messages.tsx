import type { InboxMessage } from '../api/types';
import { TextLink } from '../shell/links';
import { Section } from '../shell/section';
import { useShowMore } from '../shell/show-more';
import { useKeepFocus } from '../shell/use-keep-focus';
import { t } from '../texts';
import { Message } from './message';
import classes from './rows.module.css';

/** What I was told and have not read yet. Reading is all it asks: the matter itself stands under "Needs you". */
export function Messages({ messages }: { messages: InboxMessage[] }) {
  const { shown, more } = useShowMore(messages, 5);
  const keepFocus = useKeepFocus<HTMLUListElement>(messages);
  const all = (
    <TextLink to="/messages" size="sm">
      {t.today.allMessages}
    </TextLink>
  );
  return (
    <Section title={`${t.today.messages} (${messages.length})`} beside={all}>
      {messages.length === 0 && <p className={classes.none}>{t.today.noMessages}</p>}
      <ul className={classes.rows} {...keepFocus}>
        {shown.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ul>
      {more}
    </Section>
  );
}
