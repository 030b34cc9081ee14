/** The one style sheet of the pages of a release: a file beside them, because nothing of ours may carry inline style. */
export const pagesCssName = 'pages.css';

/** Words reach 7:1 and lines 3:1 on white and on near-black; no property names a side of the screen. */
export const pagesCss = `:root { color-scheme: light dark; --ground: #fffdf8; --ink: #22201c; --soft: #4d4940; --line: #8a8374; --stone: #1f6f5c; }
@media (prefers-color-scheme: dark) { :root { --ground: #191815; --ink: #f2efe7; --soft: #cfc9bb; --line: #8f897c; --stone: #6fc7b0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-inline-size: 46rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--ink); font: 1.05rem/1.6 system-ui, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.8rem; line-height: 1.25; }
h2 { margin-block-start: 2.5rem; font-size: 1.35rem; border-block-start: 2px solid var(--line); padding-block-start: 1rem; }
h3 { margin-block-start: 1.75rem; font-size: 1.1rem; }
p, li { white-space: pre-line; }
.soft, .note { color: var(--soft); }
.note { display: block; font-weight: normal; font-size: .95em; }
.easy { display: flex; gap: 1rem; align-items: center; margin-block: 1rem; font-size: 1.2rem; }
.easy svg { flex: none; inline-size: 3.5rem; block-size: 3.5rem; color: var(--stone); }
figure { margin: 1rem 0; }
figure svg { display: block; inline-size: 100%; block-size: auto; color: var(--stone); }
svg text { fill: var(--ink); }
[dir="rtl"] figure svg { transform: scaleX(-1); }
.scroll { position: relative; overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; margin-block: 1rem; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { border-block-end: 1px solid var(--line); padding: .4rem .6rem; text-align: start; vertical-align: top; }
td { white-space: nowrap; font-variant-numeric: tabular-nums; }
@media print { body { max-inline-size: none; } h2, h3 { break-after: avoid; } tr, figure { break-inside: avoid; } }
`;
