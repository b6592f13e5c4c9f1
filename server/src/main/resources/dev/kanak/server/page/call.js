// A call to Kanak: microphone in, agent's audio out, events beside it. Signalling as in RFC 9725 without trickle.

const GATHER_LIMIT_MS = 1000;
const RECONNECTS = 3;

/** A failure with words for the person in front of the page. */
export class CallError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

const key = () => sessionStorage.getItem('kanak-key');

/** Headers that let a request pass; empty where the server asks for no key. */
const credentials = () => (key() ? { Authorization: `Bearer ${key()}` } : {});

/** Sends a request; anything but success becomes a CallError in the server's words. */
async function request(path, options) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...credentials(), ...options.headers } });
  } catch {
    throw new CallError('unreachable', 'The server cannot be reached. Is it still running?');
  }
  if (!response.ok) {
    const body = await response.json().catch(() => ({}));
    throw new CallError(body.error?.code ?? 'failed', body.error?.message ?? `The server answered ${response.status}.`);
  }
  return response;
}

/** The microphone, or a CallError that says what stands in the way. */
async function microphone() {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new CallError('no_microphone', 'Browsers give the microphone only to pages on https or on this machine (127.0.0.1). You can write instead.');
  }
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
      video: false,
    });
  } catch (error) {
    const why = {
      NotAllowedError: 'The microphone is blocked. Allow it beside the address and press Talk again, or write instead.',
      NotFoundError: 'No microphone was found. Plug one in, or write instead.',
      NotReadableError: 'Another program holds the microphone. Close it and press Talk again, or write instead.',
    };
    throw new CallError('no_microphone', why[error.name] ?? 'The microphone could not be opened. You can write instead.');
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
    window.sessionStorage.setItem('kanak-resume', event.resume_token);
  } else if (event.type === 'call.ended' && FINAL_ENDS.includes(event.reason)) {
    window.sessionStorage.removeItem('kanak-resume');
  }
}

function resuming() {
  const token = window.sessionStorage.getItem('kanak-resume');
  return token ? { 'Kanak-Resume': token } : {};
}

export class Call {
  #peer;
  #socket;
  #location;
  #token;
  #handlers;
  #reconnects = 0;
  #over = false;

  /** Handlers: event(object), audio(stream), ended(reason), trouble(message). */
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
      throw new CallError('cancelled', 'The call was cancelled.');
    }
    this.#watch();
    await peer.setRemoteDescription({ type: 'answer', sdp });
  }

  #watch() {
    const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${window.location.host}${this.#location}/events?token=${encodeURIComponent(this.#token)}`);
    this.#socket = socket;
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
    if (this.#reconnects++ < RECONNECTS) {
      setTimeout(() => {
        if (!this.#over) {
          this.#watch();
        }
      }, 500 * this.#reconnects);
    } else {
      this.#handlers.trouble('The server is gone. The call has ended.');
      this.#finish('server_gone');
    }
  }

  #connection(state) {
    if (state === 'failed' && !this.#over) {
      this.#handlers.trouble('The audio connection was lost. Check the network, or whether the server lets UDP through.');
      this.#finish('line_lost');
    }
  }

  /** Types instead of speaking. */
  say(text) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify({ type: 'say', text }));
    } else {
      this.#handlers.trouble('The call is not connected yet.');
    }
  }

  hangUp() {
    if (!this.#over) {
      this.#finish('hangup');
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
    if (reason === 'hangup') {
      window.sessionStorage.removeItem('kanak-resume');
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
