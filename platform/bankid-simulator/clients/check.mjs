// The npm client "bankid" (BankIdClientV6), unchanged, against the simulator: auth, collect, cancel.
// node check.mjs <folder of certificates> <API port> <phone port>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';

const { BankIdClientV6 } = createRequire(import.meta.url)('bankid');
const [folder, apiPort, phonePort] = process.argv.slice(2);
const client = new BankIdClientV6({
  production: false,
  refreshInterval: 200,
  pfx: `${folder}/rp/client.p12`,
  passphrase: readFileSync(`${folder}/rp/client.password`, 'utf8').trim(),
  ca: `${folder}/root.pem`,
});
client.axios.defaults.baseURL = `https://localhost:${apiPort}/rp/v6.0/`;

async function phone(path, fields) {
  const answer = await fetch(`http://127.0.0.1:${phonePort}${path}`, {
    method: fields ? 'POST' : 'GET',
    body: fields && new URLSearchParams(fields),
    redirect: 'manual',
  });
  return answer.headers.get('location');
}

const scanned = await client.authenticate({ endUserIp: '127.0.0.1', userVisibleData: 'Hej' });
assert.equal((await client.collect({ orderRef: scanned.orderRef })).hintCode, 'outstandingTransaction');
let frame;
for await (const text of scanned.qr.nextQr(scanned.orderRef, { timeout: 1 })) {
  frame = text;
  break;
}
const page = await phone('/scan', { qr: frame });
assert.match(page, /^\/order\//, 'the code made by their generator is accepted');
await phone(page, { decision: 'approve', personnummer: '193505296776' });
const done = await client.awaitPendingCollect(scanned.orderRef);
assert.equal(done.status, 'complete');
assert.equal(done.completionData.user.personalNumber, '193505296776');
await assert.rejects(client.collect({ orderRef: scanned.orderRef }), { code: 'invalidParameters' });

const linked = await client.sign({ endUserIp: '127.0.0.1', userVisibleData: 'Jag godkänner.' });
await phone(await phone(`/?autostarttoken=${linked.autoStartToken}&redirect=null`), { decision: 'decline' });
await assert.rejects(client.awaitPendingCollect(linked.orderRef), { hintCode: 'userCancel' });

const cancelled = await client.authenticate({ endUserIp: '127.0.0.1' });
await client.cancel({ orderRef: cancelled.orderRef });
await assert.rejects(client.collect({ orderRef: cancelled.orderRef }), { code: 'invalidParameters' });
console.log('npm bankid 3.2.1: auth, sign, collect and cancel work');
