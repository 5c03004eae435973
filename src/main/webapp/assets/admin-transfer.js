// Import and export of accounts, as files with a line of JSON for each account.

import {go, root} from './page.js';
import {command, dialog, el, here, latchkey, table, visible} from './admin-parts.js';

const MOST_SHOWN = 20;

/** A call that sends or returns a file. It may take longer than other calls. */
async function transfer(method, path, file) {
  const response = await fetch(`${root}api/admin/${path}`, {
    method, body: file, credentials: 'same-origin', cache: 'no-store', redirect: 'error',
    headers: {'X-Latchkey': '1', ...(file ? {'Content-Type': 'application/x-ndjson'} : {})},
  });
  if (response.status === 401) {
    go('login', 'over', here());
    return new Promise(() => {}); // the page is about to go
  }
  const lines = !file && response.ok;
  const body = lines ? {file: await response.blob()} : await response.json().catch(() => ({}));
  return {status: response.status, ok: response.ok, body, wait: Number(response.headers.get('Retry-After'))};
}

/** Writes every account into a file. */
export async function exportAccounts(line) {
  const answer = await dialog({
    title: 'Export accounts', label: 'Export',
    text: 'Every account, as a line that the import reads, without passwords. Only the operator token exports their hashes.',
    run: () => transfer('GET', 'export'), as: command('GET', 'export', null, latchkey('export', 'accounts.ndjson')),
  });
  if (!answer) return;
  const link = el('a', {href: URL.createObjectURL(answer.body.file), download: 'accounts.ndjson'});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  line.say('success', `The accounts are in the file accounts.ndjson (${answer.body.file.size.toLocaleString('en')} bytes).`);
  line.focus();
}

/** Reads accounts from a file: first without writing anything, then after a look at the report. */
export async function importAccounts(line, done) {
  let file;
  let query;
  const tried = await dialog({
    title: 'Import accounts', label: 'Check the file',
    text: 'One account per line, as JSON; docs/operations.md lists the fields. First the file is only checked, and nothing is written.',
    fields: [{name: 'file', label: 'File', type: 'file', required: true},
      {name: 'update', label: 'Also update accounts that only an import has changed', type: 'checkbox', option: 'true'}],
    run: (data) => {
      file = data.get('file');
      query = data.get('update') ? 'update=true' : '';
      if (!file || !file.size) return {status: 400, ok: false, body: {fields: {file: 'must be a file that is not empty'}}};
      return transfer('POST', `import?${['dry_run=true', query].filter(Boolean).join('&')}`, file);
    },
    as: command('POST', 'import?dry_run=true', '@accounts.ndjson', latchkey('import', 'accounts.ndjson', '--dry-run')),
  });
  if (!tried) return;
  const {created, updated} = tried.body;
  const answer = await dialog({
    title: `Import ${file.name}`, text: counts(tried.body, 'would be'), fields: [faults(tried.body)],
    label: `Import ${people(created + updated)}`,
    run: created + updated ? () => transfer('POST', `import${query && `?${query}`}`, file) : null,
    as: command('POST', `import${query && `?${query}`}`, '@accounts.ndjson', latchkey('import', 'accounts.ndjson', query && '--update')),
  });
  if (!answer) return;
  line.say(answer.body.refused ? 'problem' : 'success', counts(answer.body, 'were'));
  line.focus();
  done();
}

const people = (number) => (number === 1 ? '1 account' : `${number.toLocaleString('en')} accounts`);

function counts({created, updated, existing, refused}, were) {
  return `Accounts that ${were} created: ${created}; updated: ${updated}; left as they are: ${existing}. Lines refused: ${refused}.`;
}

function faults({errors}) {
  return errors.length ? table('Refused lines', [
    ['Line', (one) => one.line],
    ['Reason', (one) => visible(Object.entries(one.fields).map(([name, fault]) => `${name} ${fault}`).join('; '))],
  ], errors.slice(0, MOST_SHOWN)) : el('span');
}
