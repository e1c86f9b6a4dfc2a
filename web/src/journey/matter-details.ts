import type { TodayItem } from '../api/types';
import { formName } from '../texts';
import type { Values } from './command-fields';
import { remedyValues } from './remedies';

interface Details {
  values: Values;
  title?: string;
}

/** What a matter knows already of the command that clears it; a review has a form for each side. */
export function detailsOf({ matter, why }: Pick<TodayItem, 'matter' | 'why'>, type: string, mine = false): Details {
  const { requirement, about } = why.params;
  if (type === 'Decide')
    return { values: { matter: matter.replace(/^decide-/, ''), ...(typeof about === 'string' && { about }) } };
  if (type === 'FillForm' && matter === 'two-sided-review-due') return form(mine ? 'review-worker' : 'review-service');
  if (type === 'FillForm' && matter === 'exit-due') return form('exit-plan');
  if (matter.startsWith('certificate') && typeof about === 'string') return { values: { topic: about } };
  if (mine && type === 'SignContract') return { values: { side: 'worker' } };
  if (typeof requirement !== 'string') return { values: {} };
  const values = remedyValues({ requirement, remedy: type }, undefined);
  return values.form ? form(values.form) : { values };
}

const form = (id: string): Details => ({ values: { form: id }, title: formName(id) });
