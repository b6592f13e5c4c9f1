// A call to Kanak: microphone in, agent's audio out, events beside it. Signalling as in RFC 9725 without trickle.

import { thisTab } from './keep.js';

const GATHER_LIMIT_MS = 1000;

/** A socket that broke is opened again for as long as the server keeps a caller who is silent. */
const GONE_AFTER_MS = 20_000;
const MOST_BETWEEN_TRIES_MS = 3_000;

const RESUME = 'kanak-resume';
const CUT_AT = 'kanak-cut-at';

/** Ends after which the server keeps the conversation for a while. */
const CUTS = ['left', 'line_lost', 'vanished', 'media_failed'];
const KEPT_MS = 120_000;
const KEY = 'kanak-key';

/** A failure by its code, which the page has words for; the message is for whoever looks into it. */
export class CallError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const key = () => thisTab.get(KEY);

export const hasKey = () => key() !== null;

/** Sends a key with all that is asked from now on. */
export const useKey = (given) => thisTab.set(KEY, given);

/** Headers that let a request pass; empty where the server asks for no key. */
const credentials = () => (key() ? { Authorization: `Bearer ${key()}` } : {});

/** Sends a request; anything but success becomes a CallError in the server's words. */
async function request(path, options) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...credentials(), ...options.headers } });
  } catch {
    throw new CallError('unreachable', path);
  }
  if (!response.ok) {
    const body = await response.json().catch(() => ({}));
    throw new CallError(body.error?.code ?? 'other', body.error?.message ?? `The server answered ${response.status}.`);
  }
  return response;
}

/** The microphone, or a CallError that says what stands in the way. */
async function microphone() {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new CallError('microphone_insecure', window.location.origin);
  }
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
      video: false,
    });
  } catch (error) {
    const why = { NotAllowedError: 'blocked', NotFoundError: 'missing', NotReadableError: 'busy' };
    throw new CallError(`microphone_${why[error.name] ?? 'failed'}`, error.message);
  }
}

/** Resolves when every candidate is known, or after a second. */
function gathered(peer) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(limit);
      peer.removeEventListener('icegatheringstatechange', check);
      resolve();
    };
    const check = () => peer.iceGatheringState === 'complete' && done();
    const limit = setTimeout(done, GATHER_LIMIT_MS);
    peer.addEventListener('icegatheringstatechange', check);
    check();
  });
}

/** Ends after which the conversation is over; after any other the caller may go on where the line broke. */
const FINAL_ENDS = ['hangup', 'goodbye', 'no_input', 'no_match', 'max_length', 'failed'];

/** Keeps what the server needs to know this caller again if the line breaks. */
function remember(event) {
  if (event.type === 'call.started') {
    thisTab.set(RESUME, event.resume_token);
  } else if (event.type === 'call.ended' && FINAL_ENDS.includes(event.reason)) {
    thisTab.forget(RESUME);
  }
}

/** True if a call of this tab was cut short a moment ago, so that the server may still know its conversation. */
export const mayResume = () => thisTab.get(RESUME) !== null && Date.now() - Number(thisTab.get(CUT_AT)) < KEPT_MS;

function resuming() {
  const token = thisTab.get(RESUME);
  return token ? { 'Kanak-Resume': token } : {};
}

export class Call {
  #peer;
  #socket;
  #location;
  #token;
  #handlers;
  #lostAt = 0;
  #tries = 0;
  #steady = true;
  #over = false;

  /** Handlers: event(object), audio(stream), steady(boolean), ended(reason), trouble(code). */
  constructor(handlers) {
    this.#handlers = handlers;
  }

  /** Rings. Resolves with the microphone's stream once the server has answered. */
  async ring(language) {
    this.microphone = await microphone();
    if (this.#over) {
      this.#release();
      return null;
    }
    this.microphone.getAudioTracks()[0].addEventListener('ended', () => {
      if (!this.#over) this.#handlers.trouble('microphone_gone');
    });
    const peer = new RTCPeerConnection();
    this.#peer = peer;
    peer.addEventListener('track', ({ track, streams }) => this.#handlers.audio(streams[0] ?? new MediaStream([track])));
    peer.addEventListener('connectionstatechange', () => this.#connection(peer.connectionState));
    peer.addTransceiver(this.microphone.getAudioTracks()[0], { direction: 'sendrecv', streams: [this.microphone] });
    try {
      await peer.setLocalDescription(await peer.createOffer());
      await gathered(peer);
      await this.#answer(peer, language);
    } catch (error) {
      this.#over = true;
      this.#release();
      throw error;
    }
    return this.microphone;
  }

  async #answer(peer, language) {
    const response = await request('/v1/calls', {
      method: 'POST',
      headers: { 'Content-Type': 'application/sdp', ...(language ? { 'Accept-Language': language } : {}), ...resuming() },
      body: peer.localDescription.sdp,
    });
    this.#location = response.headers.get('Location');
    this.#token = response.headers.get('Kanak-Call-Token');
    const sdp = await response.text();
    if (this.#over) {
      this.#hangUpOnServer();
      throw new CallError('cancelled', 'hung up before the answer');
    }
    this.#watch();
    await peer.setRemoteDescription({ type: 'answer', sdp });
  }

  #watch() {
    const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${window.location.host}${this.#location}/events?token=${encodeURIComponent(this.#token)}`);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#lostAt = 0;
      this.#tries = 0;
    });
    socket.addEventListener('message', ({ data }) => {
      const event = JSON.parse(data);
      remember(event);
      this.#handlers.event(event);
      if (event.type === 'call.ended') {
        this.#finish(event.reason);
      }
    });
    socket.addEventListener('close', () => this.#lost(socket));
  }

  #lost(socket) {
    if (this.#over || socket !== this.#socket) {
      return;
    }
    this.#lostAt ||= Date.now();
    if (Date.now() - this.#lostAt < GONE_AFTER_MS) {
      setTimeout(() => {
        if (!this.#over) {
          this.#watch();
        }
      }, Math.min(500 * ++this.#tries, MOST_BETWEEN_TRIES_MS));
    } else {
      this.#handlers.trouble('server_gone');
      this.#finish('server_gone');
    }
  }

  #connection(state) {
    if (this.#over) {
      return;
    }
    if (state === 'failed') {
      this.#handlers.trouble('line_lost');
      this.#finish('line_lost');
    } else if ((state === 'connected' || state === 'disconnected') && this.#steady !== (state === 'connected')) {
      this.#steady = !this.#steady;
      this.#handlers.steady(this.#steady);
    }
  }

  /** Types instead of speaking; false if the call is not connected. */
  say(text) {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      this.#handlers.trouble('not_connected');
      return false;
    }
    this.#socket.send(JSON.stringify({ type: 'say', text }));
    return true;
  }

  hangUp() {
    if (!this.#over) {
      this.#finish('hangup');
    }
  }

  /** The page is left, perhaps only to be loaded again: the line is let go and the conversation kept. */
  leave() {
    if (!this.#over) {
      this.#finish('left');
      this.#release();
    }
  }

  async #hangUpOnServer() {
    if (this.#location) {
      await fetch(this.#location, {
        method: 'DELETE',
        keepalive: true,
        headers: { 'Kanak-Call-Token': this.#token },
      }).catch(() => {});
    }
  }

  #finish(reason) {
    this.#over = true;
    this.microphone?.getTracks().forEach((track) => track.stop());
    if (CUTS.includes(reason)) thisTab.set(CUT_AT, Date.now());
    if (reason === 'hangup') {
      thisTab.forget(RESUME);
      this.#hangUpOnServer().finally(() => this.#release());
    } else {
      // The agent's last words may still be in the jitter buffer.
      setTimeout(() => this.#release(), 300);
    }
    this.#handlers.ended(reason);
  }

  #release() {
    this.microphone?.getTracks().forEach((track) => track.stop());
    this.#peer?.close();
    this.#socket?.close();
  }
}

/** The same conversation in writing. */
export class Chat {
  #id;

  async open(language) {
    const reply = await this.#post('/v1/chats', { language: language || null });
    this.#id = reply.id;
    return reply;
  }

  say(text) {
    return this.#post(`/v1/chats/${this.#id}/messages`, { text });
  }

  async #post(path, body) {
    const response = await request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }
}
