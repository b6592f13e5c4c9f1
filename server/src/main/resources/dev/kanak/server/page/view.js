// What the page shows. Everything that was said or computed is written as text, never as markup.

import { known, plain, tell, word } from './words.js';

const byId = (id) => document.getElementById(id);

const STEPS = ['GREETING', 'CONSENT', 'DISCOVERY', 'QUALIFY', 'QUOTE', 'BRANCH', 'APPOINTMENT', 'CONFIRM', 'GOODBYE'];
const FIGURES = ['max_loan_quoted_inr', 'emi_inr', 'maturity_amount_inr', 'price_inr_per_g'];
const SLOW_MS = 1200;
const BAR_MS = 2000;

const rupees = new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR', maximumFractionDigits: 2, minimumFractionDigits: 0 });

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

const capitalised = (name) => name.replaceAll('_', ' ').replace(/^./, (c) => c.toUpperCase());
const languageTag = (language) => (language === 'en' ? 'en-IN' : 'hi-IN');

/** The table's word for a name on the wire, or the name itself. */
const named = (kind, name) => (known(`${kind}.${name}`) ? word(`${kind}.${name}`) : capitalised(name));

function valueOf(name, value) {
  if (value === null) return '–';
  if (known(`value.${name}.${value}`)) return word(`value.${name}.${value}`);
  if (typeof value === 'boolean') return word(`value.${value}`);
  if (Array.isArray(value)) return value.map((one) => valueOf(name, one)).join('; ');
  if (typeof value === 'object') return Object.entries(value).map(([key, one]) => valueOf(key, one)).join(' · ');
  if (name === 'item_type') return value.split(',').map((kind) => named('value.item_type', kind)).join(', ');
  if (name.endsWith('_inr')) return rupees.format(value);
  if (name.endsWith('_months')) return word('months', value);
  if (name.endsWith('_g')) return word('grams', value);
  if (name.endsWith('_karat')) return word('karat', value);
  return name.endsWith('_pct_pa') ? `${value}%` : String(value);
}

export class View {
  #turns = new Map();
  #tools = new Map();
  #slots = new Map();
  #clock = 0;
  #latencies = 0;

  constructor() {
    byId('steps').append(...STEPS.map(() => element('li')));
    byId('meter').append(...Array.from({ length: 9 }, () => element('i')));
    this.bars = [...byId('meter').children];
    new ResizeObserver(() => this.#scroll()).observe(byId('transcript'));
  }

  /** Forgets the conversation shown. */
  reset() {
    for (const id of ['transcript', 'slots', 'latency', 'tools', 'knowledge']) byId(id).replaceChildren();
    this.#turns.clear();
    this.#tools.clear();
    this.#slots.clear();
    this.#latencies = 0;
    this.state('');
    this.speaker('');
  }

  /** idle, ringing, call or chat. */
  phase(phase) {
    document.body.dataset.phase = phase;
    const ringing = phase === 'ringing' || phase === 'call';
    const hadFocus = [byId('talk'), byId('hangup')].includes(document.activeElement);
    byId('talk').hidden = ringing;
    byId('hangup').hidden = !ringing;
    byId('language').disabled = ringing;
    if (hadFocus) byId(ringing ? 'hangup' : 'talk').focus();
    this.#runClock(phase === 'call');
  }

  /** What is going on, by its key. */
  status(key) {
    tell(byId('status'), key);
  }

  speaker(who) {
    document.body.dataset.speaker = who;
  }

  /** What went wrong, by its key; nothing takes it away. */
  alert(key, offerWriting = false) {
    byId('alert').hidden = !key;
    byId('write').hidden = !offerWriting;
    if (key) tell(byId('alert-text'), key);
    else plain(byId('alert-text'), '');
  }

  #runClock(on) {
    clearInterval(this.#clock);
    byId('clock').hidden = !on;
    const began = Date.now();
    const show = () => {
      const seconds = Math.floor((Date.now() - began) / 1000);
      byId('clock').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    };
    if (on) {
      show();
      this.#clock = setInterval(show, 500);
    }
  }

  /** One turn of the caller or the agent; the same id again replaces its words. */
  turn(id, who, text, language, { partial = false } = {}) {
    byId('empty')?.remove();
    let turn = this.#turns.get(id);
    if (!text && !turn) return;
    if (!turn) {
      turn = element('li', `turn ${who}`);
      turn.dataset.id = id;
      const name = element('span', 'who');
      tell(name, `who.${who}`);
      turn.append(name, element('span', 'words'));
      this.#turns.set(id, turn);
      byId('transcript').append(turn);
    }
    if (!text) {
      turn.remove();
      this.#turns.delete(id);
      return;
    }
    turn.classList.toggle('partial', partial);
    turn.lang = languageTag(language);
    turn.querySelector('.words').textContent = text;
    this.#scroll();
  }

  /** The agent's words of one turn, which may come in several sentences. */
  agentText(id, text, language) {
    const before = this.#turns.get(id)?.querySelector('.words').textContent;
    this.turn(id, 'agent', before && before !== text ? `${before} ${text}` : text, language);
  }

  sounding(id, on) {
    this.#turns.get(id)?.classList.toggle('sounding', on);
  }

  /** Strikes out what the caller did not hear. */
  heard(id, heard) {
    const spoken = this.#turns.get(id)?.querySelector('.words');
    const text = spoken?.textContent ?? '';
    const count = heard ? heard.trim().split(/\s+/).length : 0;
    const all = text.split(/(?<=\s)/);
    if (!spoken || count >= all.length) return;
    spoken.replaceChildren(all.slice(0, count).join(''), element('span', 'unheard', all.slice(count).join('')));
  }

  /** A remark between the turns, by its key. */
  note(key) {
    byId('empty')?.remove();
    const note = element('li', 'note');
    tell(note, key);
    byId('transcript').append(note);
    this.#scroll();
  }

  #scroll() {
    const log = byId('transcript');
    log.scrollTop = log.scrollHeight;
  }

  state(name) {
    if (name) tell(byId('state'), () => named('state', name));
    else plain(byId('state'), '–');
    byId('state').dataset.state = name;
    const step = name === 'ENDED' ? STEPS.length - 1 : STEPS.indexOf(name);
    if (step < 0 && name) return;
    [...byId('steps').children].forEach((item, i) => item.classList.toggle('done', i <= step));
  }

  slots(slots) {
    for (const [name, value] of Object.entries(slots)) {
      if (value === null) continue;
      let row = this.#slots.get(name);
      if (row?.querySelector('dd').textContent === valueOf(name, value)) continue;
      if (!row) {
        row = element('div');
        row.dataset.slot = name;
        row.append(element('dt'), element('dd'));
        tell(row.querySelector('dt'), () => named('slot', name));
        this.#slots.set(name, row);
        byId('slots').append(row);
      }
      tell(row.querySelector('dd'), () => valueOf(name, value));
      row.classList.remove('new');
      requestAnimationFrame(() => row.classList.add('new'));
    }
    for (const [name, row] of this.#slots) {
      if (!(name in slots)) {
        row.remove();
        this.#slots.delete(name);
      }
    }
  }

  toolCalled(id, name, args) {
    const item = element('li');
    item.dataset.tool = name;
    const details = element('details');
    const summary = element('summary');
    summary.append(element('span'));
    tell(summary.firstElementChild, () => named('tool', name));
    details.append(summary, element('pre', '', JSON.stringify(args, null, 1)));
    item.append(details);
    this.#tools.set(id, item);
    byId('tools').prepend(item);
  }

  toolFinished(id, ok, result) {
    const item = this.#tools.get(id);
    if (!item) return;
    const summary = item.querySelector('summary');
    summary.classList.toggle('failed', !ok);
    if (!ok) {
      const failed = element('span');
      tell(failed, 'tool_failed');
      summary.append(failed);
    }
    const figure = FIGURES.find((name) => typeof result[name] === 'number');
    if (ok && figure) summary.append(element('span', 'figure', rupees.format(result[figure])));
    item.querySelector('pre').append(`\n→ ${JSON.stringify(result, null, 1)}`);
  }

  articles(ids) {
    const known = new Set([...byId('knowledge').children].map((chip) => chip.textContent));
    for (const id of ids) {
      if (!known.has(id)) byId('knowledge').append(element('li', '', id));
    }
  }

  latency(turn) {
    const ms = turn.voice_to_voice;
    if (ms === null || ms === undefined) return;
    const item = element('li');
    item.dataset.voiceToVoiceMs = ms;
    const bar = element('span', ms > SLOW_MS ? 'bar slow' : 'bar');
    const fill = element('i');
    fill.style.width = `${Math.min(100, (100 * ms) / BAR_MS)}%`;
    bar.append(fill);
    const figure = element('b');
    tell(figure, 'ms', ms);
    item.append(element('span', '', `${++this.#latencies}.`), bar, figure);
    byId('latency').append(item);
    while (byId('latency').children.length > 8) byId('latency').firstElementChild.remove();
  }
}
