import { Fragment } from 'react';

/** A text as its writer parted it: empty lines part paragraphs, single ones stay lines. Never markup. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, at) => (
        <p key={at}>
          {paragraph.split('\n').map((line, row) => (
            <Fragment key={row}>
              {row > 0 ? <br /> : null}
              {line}
            </Fragment>
          ))}
        </p>
      ))}
    </>
  );
}
