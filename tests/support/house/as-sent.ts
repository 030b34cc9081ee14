import { type IncomingHttpHeaders, request } from 'node:http';

export type Sent = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** What belongs to one answer, or to the connection it came by. */
const ofOneAnswer = ['connection', 'content-length', 'date', 'keep-alive', 'set-cookie', 'transfer-encoding'];

/** One answer as it was sent: its body is what went over the line. */
export function asSent(address: URL, headers: Readonly<Record<string, string>>): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () => {
        const its = Object.entries(answer.headers).filter(([name]) => !ofOneAnswer.includes(name));
        const body = Buffer.concat(parts);
        resolve({
          status: answer.statusCode ?? 0,
          headers: { ...Object.fromEntries(its), 'content-length': String(body.length) },
          body,
        });
      });
    });
    asked.once('error', reject);
    asked.end();
  });
}
