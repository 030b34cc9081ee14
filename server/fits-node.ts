/** Whether a version of Node, as `process.versions.node` says it, is one that this runs on: 20.19 or newer (R73). */
export function fitsNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}
