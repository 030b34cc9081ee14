import { everybody, fields, type Stored } from './stored.ts';

const versions = {
  store: 'control',
  about: 'consultation',
  who: everybody,
  until: 'as long as the site',
} as const;
const changed = 'everybody may see what changed after children were asked';

/** The versions of a document after children were asked, and what changed in them because of what they said. No child is in it. */
export const storedOfVersions = [
  ...fields(
    { ...versions, table: 'version', why: changed },
    {
      consultation_id: 'the consultation',
      number: 'a number',
      language: 'its language',
      title: 'its title',
      revision: 'a number',
      written_by: 'who wrote it',
      day: 'the day',
      signed_by: 'who said so',
      signed_day: 'the day',
    },
  ),
  ...fields(
    { ...versions, table: 'version_section', why: changed },
    {
      consultation_id: 'the consultation',
      number: 'a number',
      anchor: 'the section',
      position: 'its place',
      heading: 'its title',
      original: 'the text of the section',
    },
  ),
  ...fields(
    { ...versions, table: 'version_change', why: changed },
    {
      consultation_id: 'the consultation',
      number: 'a number',
      position: 'its place',
      anchor: 'the section',
      kind: 'changed, moved, new or removed',
      moved: 'whether it stands elsewhere',
      from_position: 'its place before',
      to_position: 'its place',
      heading: 'its title, word by word',
      pieces: 'its text, word by word',
    },
  ),
  ...fields(
    { ...versions, table: 'version_reason', why: 'children may see what changed because of them' },
    {
      consultation_id: 'the consultation',
      number: 'a number',
      anchor: 'the section',
      release_id: 'the release',
      finding_id: 'the finding behind the change',
    },
  ),
  ...fields(
    { ...versions, table: 'version_words', why: 'children may see what changed because of them' },
    {
      consultation_id: 'the consultation',
      number: 'a number',
      anchor: 'the section',
      language: 'its language',
      level: 'short or longer words',
      body: 'the change in words for children',
    },
  ),
] satisfies readonly Stored[];
