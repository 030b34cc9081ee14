// The planted fault: what a well-meaning host adds, a log of requests beside the data. Loaded into the product with --import.
import { appendFileSync } from 'node:fs';
import { Server } from 'node:http';

const { emit } = Server.prototype;
Server.prototype.emit = function logged(name, request, ...rest) {
  if (name === 'request' && process.env.ACCESS_LOG)
    appendFileSync(process.env.ACCESS_LOG, `${request.url} ${request.headers['user-agent'] ?? ''}\n`);
  return emit.call(this, name, request, ...rest);
};
