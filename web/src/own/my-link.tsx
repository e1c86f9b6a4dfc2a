import { TextLink } from '../shell/links';
import type { MyPart } from './my-parts';

/** To one of the worker's own pages. */
export function MyLink({ part, journeyId, words }: { part: MyPart; journeyId: string; words: string }) {
  return (
    <TextLink to="/my/$part" params={{ part }} search={{ journey: journeyId }} size="sm">
      {words}
    </TextLink>
  );
}
