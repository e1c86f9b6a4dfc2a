import { TextLink } from '../shell/links';
import { t } from '../texts';

/** Closed journeys are many and need nothing: they are a list of their own. */
export function ClosedLink({ count }: { count: number }) {
  return (
    <TextLink to="/board" search={{ view: 'list', stage: 'closed' }} size="sm">
      {t.board.showClosed(count)}
    </TextLink>
  );
}
