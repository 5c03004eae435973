// Shows the OpenAPI document that this server serves at /openapi. It inserts everything as text.
'use strict';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const MARKS = /`([^`]+)`|\*\*([^*]+)\*\*/g;
let api;

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// The subset of Markdown that the document uses: paragraphs, `code` and **strong**.
function prose(text) {
  return (text || '').split(/\n\s*\n/).filter((part) => part.trim()).map((part) => {
    const pieces = [];
    let end = 0;
    for (const match of part.matchAll(MARKS)) {
      pieces.push(part.slice(end, match.index),
          match[1] ? make('code', {}, match[1]) : make('strong', {}, match[2]));
      end = match.index + match[0].length;
    }
    return make('p', {}, ...pieces, part.slice(end));
  });
}

function resolved(object) {
  return object && object.$ref
      ? object.$ref.slice(2).split('/').reduce((found, key) => found[key], api) : object;
}

function schemaLink(schema) {
  const name = schema && schema.$ref && schema.$ref.split('/').pop();
  return name ? [' ', make('a', {href: `#${name}`}, name)] : [];
}

function example(title, value) {
  return [make('h4', {}, title),
      make('pre', {className: 'boxed', tabIndex: 0}, JSON.stringify(value, null, 2))];
}

function examples(content) {
  if (!content) {
    return [];
  }
  if ('example' in content) {
    return example('Example', content.example);
  }
  return Object.values(content.examples || {}).map(resolved)
      .flatMap((one) => example(one.summary || 'Example', one.value));
}

function body(heading, description, content) {
  const json = content && content['application/json'];
  return make('details', {},
      make('summary', {}, heading, ...schemaLink(json && json.schema)),
      ...prose(description), ...examples(json));
}

function parameter(one) {
  return make('li', {}, make('code', {}, one.name), ` in ${one.in}: ${one.description || ''}`);
}

function operation(path, method, call) {
  const parameters = (call.parameters || []).map(resolved);
  const parts = [make('h3', {id: call.operationId}, make('code', {}, `${method.toUpperCase()} ${path}`)),
    make('p', {}, make('strong', {}, call.summary)), ...prose(call.description)];
  if ((call.security || []).length) {
    parts.push(make('p', {className: 'hint'}, 'Needs a token: Authorization: Bearer …'));
  }
  if (parameters.length) {
    parts.push(make('ul', {}, ...parameters.map(parameter)));
  }
  if (call.requestBody) {
    parts.push(body('Request', resolved(call.requestBody).description, resolved(call.requestBody).content));
  }
  for (const [status, given] of Object.entries(call.responses)) {
    const response = resolved(given);
    parts.push(body(status, response.description, response.content));
  }
  return make('section', {className: 'card call'}, ...parts);
}

function operationsOf(tag) {
  return Object.entries(api.paths).flatMap(([path, item]) => METHODS
      .filter((method) => item[method] && item[method].tags.includes(tag.name))
      .map((method) => operation(path, method, item[method])));
}

function schema([name, definition]) {
  return make('details', {id: name, className: 'card call'}, make('summary', {}, make('code', {}, name)),
      make('pre', {className: 'boxed', tabIndex: 0}, JSON.stringify(definition, null, 2)));
}

function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  if (target && 'open' in target) {
    target.open = true;
  }
}

async function show() {
  const response = await fetch('../openapi?format=JSON');
  api = await response.json();
  document.getElementById('api').append(...prose(api.info.description),
      ...api.tags.flatMap((tag) => [make('h2', {}, tag.name), ...prose(tag.description), ...operationsOf(tag)]),
      make('h2', {}, 'Schemas'), ...Object.entries(api.components.schemas).map(schema));
  document.getElementById('status').hidden = true;
  openTarget();
}

addEventListener('hashchange', openTarget);
show().catch(() => {
  document.getElementById('status').textContent = 'The document could not be read. Try /openapi.';
});
