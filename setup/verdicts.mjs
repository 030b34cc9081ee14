import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { namesItsFault } from './planted.mjs';

/** Each function answers `{passed, failed}` of one step. A step that could not be counted counts as one failure. */
export function verdictOfCheck({ code }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Skipped tests are failures: a test that does not run protects nobody. What passed at its second try has passed; `flaky` names it. */
export function verdictOfVitest({ code }, reportPath) {
  const report = readReport(reportPath);
  if (!report) return { passed: 0, failed: 1 };
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests;
  return {
    ...atLeastOneFailure(code, { passed: report.numPassedTests, failed }),
    flaky: secondTriesIn(report),
  };
}

/** What passed although a try of it had failed, with what the first one said. */
function secondTriesIn({ testResults = [] }) {
  const all = testResults.flatMap((file) => file.assertionResults);
  const failedFirst = all.filter((test) => test.status === 'passed' && test.failureMessages.length > 0);
  return failedFirst.map((test) => `${test.fullName}: ${test.failureMessages[0].split('\n')[0]}`);
}

/** What passed at its second try has passed; `flaky` names it, with what the first one said and at which line. */
export function verdictOfPlaywright({ code }, reportPath) {
  const report = readReport(reportPath);
  if (!report?.stats) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected, skipped } = report.stats;
  return {
    ...atLeastOneFailure(code, { passed: expected + flaky, failed: unexpected + skipped }),
    flaky: flakyIn(report.suites ?? []),
  };
}

/**
 * A figure passes when its last line says so and its exit code agrees. Run with `--break` it has to name the planted
 * fault (planted.mjs): a crash also leaves with a code that is not 0, and so does one that could not look.
 */
export function verdictOfFigure({ code, stdout }, { broken }) {
  const figure = lastLineAsJson(stdout);
  const found = broken
    ? figure?.pass === false && code !== 0 && namesItsFault(figure)
    : figure?.pass === true && code === 0;
  return found ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function lastLineAsJson(text) {
  try {
    return JSON.parse(text.trim().split('\n').at(-1));
  } catch {
    return undefined;
  }
}

function flakyIn(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'flaky')
        .map(({ results = [] }) => [`${file}: ${title}`, ...firstErrorOf(results)].join(': ')),
    ),
    ...flakyIn(inner),
  ]);
}

function firstErrorOf(results) {
  const error = results.find((result) => result.error)?.error;
  if (!error) return [];
  const [said, ...more] = stripVTControlCharacters(error.message ?? 'no message').split('\n');
  // A list that should be empty says in it what was wrong, and is gone with this report.
  const found = more.filter((line) => /^\+ {3}/.test(line)).map((line) => line.slice(1).trim());
  return [error.location ? `${said} (line ${error.location.line})` : said, ...found.slice(0, 3)];
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A runner also fails without a failed test: a file that cannot be read, an error nobody caught. */
function atLeastOneFailure(code, verdict) {
  return code !== 0 && verdict.failed === 0 ? { ...verdict, failed: 1 } : verdict;
}
