// Joins the page's controls, the call and what is shown.
import { Call, CallError, Chat } from './call.js';
import { View } from './view.js';

const byId = (id) => document.getElementById(id);
const view = new View();

let call = null;
let chat = null;
let audioContext = null;
let waitingForKey = null;

const language = () => byId('language').value;

const ENDINGS = {
  hangup: 'You hung up.',
  goodbye: 'The call is over. Thank you.',
  no_input: 'Kanak could not hear you and hung up.',
  server_shutdown: 'The server is shutting down.',
  overloaded: 'The line was overloaded. Please call again in a little while.',
  line_lost: 'The line broke. Press Talk to go on where you were.',
  server_gone: 'The server is gone.',
};

const HEARING = {
  slow: 'Transcription is slow; Kanak is still at it…',
  please_type: 'Your voice is not clear. You can also type below.',
  overloaded: 'The line is overloaded; some of what you said was not heard.',
};

/** Of other troubles a caller need not know. */
const TROUBLE = {
  recognition: 'That was not heard. Please say it again, or type below.',
  synthesis: 'The voice failed for a moment. What Kanak says stands here.',
  knowledge: 'The articles could not be searched just now.',
};

/** What each event of the call changes on the page. */
const EVENTS = {
  'call.started': () => { chat = null; view.reset(); listening(); },
  'speech.started': () => { view.speaker('caller'); view.status('Listening…'); },
  'speech.stopped': () => view.status('One moment…'),
  'transcript.partial': (e) => view.turn(e.utterance_id, 'caller', e.text, e.language, { partial: true }),
  'transcript.final': (e) => view.turn(e.utterance_id, 'caller', e.text, e.language),
  'state.changed': (e) => { view.state(e.to); view.slots(e.slots); },
  'tool.called': (e) => view.toolCalled(e.tool_call_id, e.name, e.arguments),
  'tool.finished': (e) => view.toolFinished(e.tool_call_id, e.ok, e.result),
  'knowledge.found': (e) => view.articles(e.articles),
  'agent.text': (e) => view.agentText(e.turn_id, e.text, e.language),
  'agent.audio_started': (e) => { view.speaker('agent'); view.status('Kanak is speaking. You may interrupt.'); view.sounding(e.turn_id, true); },
  'agent.audio_stopped': (e) => { view.sounding(e.turn_id, false); view.heard(e.turn_id, e.heard); listening(); },
  'turn.metrics': (e) => view.latency(e),
  degraded: (e) => trouble(e),
  error: (e) => view.alert(e.message),
};

function trouble(event) {
  const hearing = event.component === 'recognition' ? HEARING[event.reason] : undefined;
  const note = hearing ?? TROUBLE[event.component];
  if (note) view.note(note);
}

function listening() {
  view.speaker('');
  view.status('Kanak is listening. Speak, or type below.');
}

async function ring() {
  view.alert('');
  view.phase('ringing');
  view.status('Waiting for the microphone…');
  const ringing = new Call({
    event: (event) => EVENTS[event.type]?.(event),
    audio: (stream) => { byId('agent-audio').srcObject = stream; meter(stream, 'agent'); },
    trouble: (message) => view.alert(message),
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
      view.status('Press Talk to try again.');
      explain(error, ring);
    }
  }
}

function over(ended, reason) {
  if (call !== ended) return;
  call = null;
  view.phase('idle');
  view.speaker('');
  view.status(ENDINGS[reason] ?? 'The call is over.');
}

/** Shows an error, and asks for a key where that is what is missing. */
function explain(error, again) {
  if (error instanceof CallError && error.code === 'unauthorised') {
    waitingForKey = again;
    byId('access').hidden = false;
    byId('key').focus();
    return;
  }
  if (!(error instanceof CallError)) console.error(error);
  const message = error instanceof CallError ? error.message : 'The call could not be set up in this browser.';
  if (error.code !== 'cancelled') view.alert(message, error.code === 'no_microphone');
}

async function write(text) {
  view.alert('');
  byId('say-text').focus();
  try {
    if (!chat) {
      view.reset();
      chat = new Chat();
      view.phase('chat');
      view.status('Writing with Kanak. Press Talk to speak instead.');
      show(await chat.open(language()));
    }
    if (text) {
      view.turn(`c${performance.now()}`, 'caller', text, /\p{Script=Devanagari}/u.test(text) ? 'hi' : 'en');
      show(await chat.say(text));
    }
  } catch (error) {
    if (error.code === 'chat_ended' || error.code === 'not_found') {
      chat = null;
      view.note('The conversation is over. Write again to begin anew.');
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
    view.note('The conversation is over.');
    view.status('The conversation is over. Thank you.');
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
  byId('say-text').value = '';
  if (call) call.say(text);
  else write(text);
});
byId('access').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem('kanak-key', byId('key').value);
  byId('access').hidden = true;
  waitingForKey?.();
});
byId('language').value = localStorage.getItem('kanak-language') ?? '';
byId('language').addEventListener('change', () => localStorage.setItem('kanak-language', language()));
window.addEventListener('pagehide', () => call?.hangUp());
