// A chart by the hour, and the same figures as a table. uPlot is loaded when the first chart is shown.

import {el, table} from './admin-parts.js';

const HEIGHT = 220;
const HOUR_S = 3600;
let loading = null;

/** It is a classic script that defines a name; see docs/vendored.md. */
function library() {
  loading ||= new Promise((resolve, reject) => {
    const script = el('script', {src: new URL('uplot.js', import.meta.url), onload: () => resolve(window.uPlot), onerror: () => {
      loading = null;
      reject(new Error('no uPlot'));
    }});
    document.head.append(el('link', {rel: 'stylesheet', href: new URL('uplot.css', import.meta.url)}), script);
  });
  return loading;
}

/**
 * @param hours [{at, …}]
 * @param series [label, field of an hour, colour]
 */
export function chart(title, hours, series, signal) {
  const area = el('div', {class: 'plot', role: 'img', 'aria-label': `${title}; the table below has the same figures`});
  const when = (at) => new Date(at).toLocaleString('en-GB', {dateStyle: 'medium', timeStyle: 'short'});
  const details = el('details', {}, el('summary', {}, 'As a table'));
  details.addEventListener('toggle', () => {
    if (details.open && !details.querySelector('table')) {
      details.append(table(title, [['Hour', (one) => when(one.at)],
        ...series.map(([label, field]) => [label, (one) => one[field]])], [...hours].reverse()));
    }
  });
  const totals = series.map(([label, field]) => `${hours.reduce((sum, one) => sum + one[field], 0).toLocaleString('en')} ${label.toLowerCase()}`);
  draw(area, hours, series, signal);
  return el('section', {class: 'card'}, el('h2', {}, title), el('p', {class: 'soft'}, totals.join(', ')), area, details);
}

function hourOrDay(seconds) {
  const date = new Date(seconds * 1000);
  return date.getHours() || date.getMinutes() ? date.toLocaleTimeString('en-GB', {timeStyle: 'short'})
    : date.toLocaleDateString('en-GB', {day: 'numeric', month: 'short'});
}

async function draw(area, hours, series, signal) {
  let uPlot;
  try {
    uPlot = await library();
  } catch {
    area.replaceChildren('The chart could not be loaded. The table has the figures.');
    return;
  }
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let plot = null;
  const paint = () => {
    if (plot) plot.destroy();
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    // The bars of an hour stand on each other: a bar is drawn as high as the sum, behind those below it.
    const stack = series.map(([label, field, name], index) => ({label, field, name,
      sums: hours.map((one) => series.slice(0, index + 1).reduce((sum, [, each]) => sum + one[each], 0) || null)})).reverse();
    const axis = {stroke: colour('--soft'), grid: {stroke: colour('--line'), width: 1}, ticks: {stroke: colour('--line')}};
    const whole = (values) => values.map((value) => (Number.isInteger(value) ? value.toLocaleString('en') : ''));
    const bars = uPlot.paths.bars({size: [0.7, 40], align: 1});
    plot = new uPlot({
      width: Math.max(area.clientWidth, 200),
      height: HEIGHT,
      cursor: {drag: {x: false, y: false}, y: false},
      scales: {x: {range: (self, min, max) => [min, max + HOUR_S]}, y: {range: (self, min, max) => [0, Math.max(max, 4) * 1.05]}},
      axes: [{...axis, values: (self, values) => values.map(hourOrDay)}, {...axis, size: 48, values: (self, values) => whole(values)}],
      series: [{label: 'Hour', value: '{YYYY}-{MM}-{DD} {HH}:{mm}'}, ...stack.map(({label, field, name}, index) => ({
        label, stroke: colour(name), width: 1.5, fill: index === stack.length - 1 ? colour(name) : `${colour(name)}30`,
        points: {show: false}, paths: bars, value: (self, value, which, hour) => (hour === null ? '–' : hours[hour][field]),
      }))],
    }, [hours.map((one) => Date.parse(one.at) / 1000), ...stack.map(({sums}) => sums)], area);
  };
  const fit = new ResizeObserver(() => plot && area.clientWidth && plot.setSize({width: area.clientWidth, height: HEIGHT}));
  const begin = () => {
    paint();
    fit.observe(area);
    dark.addEventListener('change', paint);
  };
  const end = () => {
    fit.disconnect();
    dark.removeEventListener('change', paint);
    if (plot) plot.destroy();
    plot = null;
  };
  if (signal.aborted) return;
  requestAnimationFrame(() => area.isConnected && begin());
  signal.addEventListener('abort', end);
}
