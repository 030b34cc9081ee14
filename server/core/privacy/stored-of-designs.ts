import { everybody, fields, retention, type Stored } from './stored.ts';

const told = { store: 'consultation', about: 'consultation', until: retention, who: everybody } as const;

/** What stands in a consultation's database about pictures of products. Where children point is an answer to a poll (stored-of-voting.ts). */
export const storedOfDesigns = [
  ...fields(
    { ...told, table: 'design', why: 'what children are shown' },
    {
      activity_id: 'the design',
      width: 'how wide the picture is',
      height: 'how high the picture is',
      picture: 'the picture, drawn anew',
    },
  ),
  ...fields(
    { ...told, table: 'design_alt', why: 'so that whoever does not see a picture has it in words' },
    {
      activity_id: 'the design',
      language: 'its language',
      level: 'short or longer words',
      alt: 'what the picture shows, in words',
    },
  ),
  ...fields(
    { ...told, table: 'design_place', why: 'what children can point at' },
    {
      activity_id: 'the design',
      position: 'its place',
      x: 'how far from the left',
      y: 'how far from above',
      width: 'how wide the place is',
      height: 'how high the place is',
    },
  ),
] satisfies readonly Stored[];
