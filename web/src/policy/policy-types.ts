import type { components } from '../api/schema';

type Schemas = components['schemas'];

/** What the pages on a programme and its policy read and send. */

export const tracks = ['outreach', 'facilitation', 'mentoring', 'other'] as const;
export type Track = (typeof tracks)[number];

/** A part of the policy: what holds for the whole programme, or one track. */
export type Part = 'general' | Track;
export const parts: readonly Part[] = ['general', ...tracks];

export type Fault = Schemas['PolicyFault'];
/** A hole of the sources that each organisation fills. */
export type Blank = Schemas['PolicyBlank'];
export type PolicyState = Schemas['PolicyOfProgramme'];
export type Document = PolicyState['draft']['document'];
export type Filled = PolicyState['meter']['general'];
export type PolicyVersion = Schemas['PolicyVersion'];
export type Preview = Schemas['PolicyPreview'];
export type JourneyChange = Schemas['PolicyEffect'];
export type Gap = JourneyChange['gains'][number];
export type PolicyMove = Schemas['PolicyMove'];
export type Catalogue = Schemas['Catalogue'];
