// Joins the page's controls, the call and what is shown.
import { Call, CallError, Chat, hasKey, mayResume, useKey } from './call.js';
import { lasting } from './keep.js';
import { View } from './view.js';
import * as words from './words.js';

const byId = (id) => document.getElementById(id);
const view = new View();

let call = null;
let chat = null;
let audioContext = null;
let waitingForKey = null;
let writing = Promise.resolve();

const language = () => byId('language').value;

/** What each event of the call changes on the page. */
const EVENTS = {
  'call.started': () => { chat = null; view.reset(); listening(); },
  'speech.started': () => { view.speaker('caller'); view.status('hearing'); },
  'speech.stopped': () => view.status('moment'),
  'transcript.partial': (e) => view.turn(e.utterance_id, 'caller', e.text, e.language, { partial: true }),
  'transcript.final': (e) => view.turn(e.utterance_id, 'caller', e.text, e.language),
  'state.changed': (e) => { view.state(e.to); view.slots(e.slots); },
  'tool.called': (e) => view.toolCalled(e.tool_call_id, e.name, e.arguments),
  'tool.finished': (e) => view.toolFinished(e.tool_call_id, e.ok, e.result),
  'knowledge.found': (e) => view.articles(e.articles),
  'agent.text': (e) => view.agentText(e.turn_id, e.text, e.language),
  'agent.audio_started': (e) => { view.speaker('agent'); view.status('speaking'); view.sounding(e.turn_id, true); },
  'agent.audio_stopped': (e) => { view.sounding(e.turn_id, false); view.heard(e.turn_id, e.heard); listening(); },
  'agent.unsaid': (e) => view.heard(e.turn_id, ''),
  'turn.metrics': (e) => view.latency(e),
  degraded: (e) => trouble(e),
  error: (e) => wrong(e.code, e.message),
};

/** Shows what went wrong; the server's own sentence is for whoever looks into the console. */
function wrong(code, message, offerWriting = false) {
  if (message) console.warn(`${code}: ${message}`);
  view.alert(words.known(`error.${code}`) ? `error.${code}` : 'error.other', offerWriting);
}

function trouble(event) {
  const key = [`trouble.${event.component}.${event.reason}`, `trouble.${event.component}`].find(words.known);
  if (key) view.note(key);
}

function listening() {
  view.speaker('');
  view.status('listening');
}

async function ring() {
  view.alert('');
  view.phase('ringing');
  view.status('microphone');
  const ringing = new Call({
    event: (event) => EVENTS[event.type]?.(event),
    audio: (stream) => { byId('agent-audio').srcObject = stream; meter(stream, 'agent'); },
    trouble: (code) => wrong(code),
    steady: (steady) => (steady ? listening() : view.status('unsteady')),
    ended: (reason) => over(ringing, reason),
  });
  call = ringing;
  try {
    const microphone = await ringing.ring(language());
    if (call === ringing && microphone) {
      view.phase('call');
      listening();
      meter(microphone, 'caller');
    }
  } catch (error) {
    if (call === ringing) {
      call = null;
      view.phase('idle');
      view.status('try_again');
      explain(error, ring);
    }
  }
}

function over(ended, reason) {
  if (call !== ended) return;
  call = null;
  view.phase('idle');
  view.speaker('');
  view.status(words.known(`end.${reason}`) ? `end.${reason}` : 'end.other');
}

/** Shows an error, and asks for a key where that is what is missing. */
function explain(error, again) {
  if (error instanceof CallError && error.code === 'unauthorised') {
    if (hasKey()) wrong('unauthorised');
    waitingForKey = again;
    byId('access').hidden = false;
    byId('key').focus();
    return;
  }
  if (!(error instanceof CallError)) {
    console.error(error);
    wrong('browser');
  } else if (error.code !== 'cancelled') {
    wrong(error.code, error.message, error.code.startsWith('microphone_'));
  }
}

/** Writes once all that was written before is answered; without a text it only opens the chat. */
function write(text) {
  view.alert('');
  byId('say-text').focus();
  writing = writing.then(() => send(text));
}

async function send(text) {
  try {
    if (!chat) {
      const opening = new Chat();
      const greeting = await opening.open(language());
      if (call) return;
      chat = opening;
      view.reset();
      view.phase('chat');
      view.status('writing');
      show(greeting);
    }
    if (text) {
      view.turn(`c${performance.now()}`, 'caller', text, /\p{Script=Devanagari}/u.test(text) ? 'hi' : 'en');
      show(await chat.say(text));
    }
  } catch (error) {
    if (error.code === 'chat_ended' || error.code === 'not_found') {
      chat = null;
      view.note('chat_again');
    } else {
      explain(error, () => write(text));
    }
  }
}

/** A reply of a chat. */
function show(reply) {
  view.turn(`a${performance.now()}`, 'agent', reply.reply, reply.language);
  view.state(reply.state);
  view.slots(reply.slots);
  reply.tool_calls.forEach((tool, i) => {
    const id = `t${performance.now()}-${i}`;
    view.toolCalled(id, tool.name, tool.arguments);
    view.toolFinished(id, tool.ok, tool.result);
  });
  view.articles(reply.articles);
  if (reply.state === 'ENDED') {
    chat = null;
    view.note('chat_over');
    view.status('end.goodbye');
  }
}

/** Moves the bars with whoever is heard. */
function meter(stream, who) {
  audioContext ??= new AudioContext();
  audioContext.resume();
  const analyser = audioContext.createAnalyser();
  analyser.fftSize = 64;
  audioContext.createMediaStreamSource(stream).connect(analyser);
  const levels = new Uint8Array(analyser.frequencyBinCount);
  const current = call;
  const draw = () => {
    if (call !== current) {
      view.bars.forEach((bar) => { bar.style.transform = ''; });
      return;
    }
    if ((document.body.dataset.speaker === 'agent') === (who === 'agent')) {
      analyser.getByteFrequencyData(levels);
      view.bars.forEach((bar, i) => {
        const distance = Math.abs(i - 4);
        bar.style.transform = `scaleY(${Math.max(0.08, levels[1 + distance * 2] / 255)})`;
      });
    }
    requestAnimationFrame(draw);
  };
  draw();
}

byId('talk').addEventListener('click', ring);
byId('hangup').addEventListener('click', () => call?.hangUp());
byId('write').addEventListener('click', () => write(''));
byId('alert-close').addEventListener('click', () => view.alert(''));
byId('say').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = byId('say-text').value.trim();
  if (!text) return;
  if (call && !call.say(text)) return;
  byId('say-text').value = '';
  if (!call) write(text);
});
byId('access').addEventListener('submit', (event) => {
  event.preventDefault();
  useKey(byId('key').value);
  byId('access').hidden = true;
  waitingForKey?.();
});
byId('language').value = lasting.get('kanak-language') ?? '';
byId('language').addEventListener('change', () => lasting.set('kanak-language', language()));
byId('page-language').addEventListener('click', () => { words.change(); nameOtherLanguage(); });
window.addEventListener('pagehide', () => call?.leave());

/** The switch is named in the language that it leads to. */
function nameOtherLanguage() {
  byId('page-language').lang = words.isEnglish() ? 'hi' : 'en';
}

words.begin();
nameOtherLanguage();
view.status(mayResume() ? 'resumable' : 'idle');
