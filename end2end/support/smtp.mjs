// A mail server for tests: a real one, on a free port of this machine, that keeps nothing.
//
// The first line on standard output is its port; then one JSON object per letter taken: `from`, `to`,
// `user` and the letter as it came, `raw`. The part of an address before the @ decides: `never` is
// refused for good, `later` the first time, `busy` each time. Who signs in must be `ensemble` with the
// password `secret`. It offers STARTTLS with a certificate that nobody vouches for. It ends when its
// standard input does, so that no test leaves it behind.

import { SMTPServer } from 'smtp-server';

const refused = new Set();

function refusal(code, text) {
  return Object.assign(new Error(text), { responseCode: code });
}

const server = new SMTPServer({
  authOptional: true,
  // Its only word would be a warning about the certificate.
  logger: false,
  allowInsecureAuth: true,
  disableReverseLookup: true,
  onAuth({ username, password }, session, done) {
    if (username === 'ensemble' && password === 'secret') done(null, { user: username });
    else done(refusal(535, 'Authentication failed'));
  },
  onRcptTo({ address }, session, done) {
    const [name] = address.split('@');
    if (name === 'never') return done(refusal(550, `No such mailbox: ${address}`));
    if (name === 'busy' || (name === 'later' && !refused.has(address))) {
      refused.add(address);
      return done(refusal(451, `Come back later for ${address}`));
    }
    done();
  },
  onData(stream, { envelope, user }, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const letter = {
        from: envelope.mailFrom.address,
        to: envelope.rcptTo.map(({ address }) => address),
        user: user ?? null,
        raw: Buffer.concat(chunks).toString('utf8'),
      };
      console.log(JSON.stringify(letter));
      done();
    });
  },
});

// A client that hangs up is no fault of the server.
server.on('error', () => {});
const listener = server.listen(0, '127.0.0.1', () => console.log(listener.address().port));
process.stdin.resume().on('end', () => process.exit(0));
