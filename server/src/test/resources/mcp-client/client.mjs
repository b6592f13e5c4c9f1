// Uses the tools as another agent would, and prints what it saw as one JSON object.
// usage: node client.mjs URL KEY
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [url, key] = process.argv.slice(2);

const connect = async (bearer) => {
  const client = new Client({ name: 'kanak-test', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${bearer}` } } }),
  );
  return client;
};

const refused = await connect('a-key-that-nobody-has').then(() => null, (error) => String(error.message ?? error));
const client = await connect(key);
const call = (name, args) => client.callTool({ name, arguments: args });

const { tools } = await client.listTools();
const loan = await call('calculate_loan', { product: 'EMI', principal_inr: 200000, tenure_months: 12 });
const consent = await call('record_consent', { kind: 'data_use', granted: true, idempotency_key: 'consent' });
const lead = {
  name: 'Meena', phone: '9000000001', consent_id: consent.structuredContent.consent_id, idempotency_key: 'lead',
};
const leads = [await call('create_lead', lead), await call('create_lead', lead)];
const invalid = await call('create_lead', { ...lead, phone: '12', idempotency_key: 'bad' });
await client.close();

console.log(JSON.stringify({
  server: client.getServerVersion(),
  refused,
  tools: tools.map((tool) => tool.name),
  emi: loan.structuredContent.emi_inr,
  leads: leads.map((result) => result.structuredContent.lead_id),
  invalid: { isError: invalid.isError, text: invalid.content[0].text },
}));
