/**
 * Exit codes of a clean refusal, after sysexits.h. Nothing restarts a process that left with one of them, for the same
 * start would be refused again; but for `temporary`, which can pass by itself.
 */
export const exitCodes = {
  toolMissing: 69,
  failedStep: 70,
  cannotCreate: 73,
  temporary: 75,
  configuration: 78,
};

/** An error whose message is one sentence for a person: it is printed without a stack, and becomes the exit code. */
export function refusal(sentence, exitCode) {
  return Object.assign(new Error(sentence), { exitCode });
}

/** True for the codes with which the server declines to start (64 to 79). */
export function isCleanRefusal(exitCode) {
  return exitCode >= 64 && exitCode <= 79;
}
