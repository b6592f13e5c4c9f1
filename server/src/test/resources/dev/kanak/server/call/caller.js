// Runs in the call page before its own scripts: gives it a microphone that a test speaks into, records what the call
// sends back, and notes each event of the call at the sample it arrived with. Times are seconds since the page opened.
(() => {
  const RATE = 48000;
  const opened = performance.now();
  const chunks = [];
  const events = [];
  const problems = [];
  let length = 0;
  let told = 0;
  let lastTime = opened;
  let context;
  let microphone;
  let peer;

  // Seconds recorded so far, carried on by the wall clock since the last sample; never goes back.
  const now = () => {
    told = Math.max(told, length / RATE + (performance.now() - lastTime) / 1000);
    return told;
  };

  const keep = (samples) => {
    chunks.push(samples);
    length += samples.length;
    lastTime = performance.now();
  };

  const record = async (track) => {
    const frames = new MediaStreamTrackProcessor({ track, maxBufferSize: 1000 }).readable.getReader();
    keep(new Float32Array(Math.max(0, Math.round(now() * RATE) - length)));
    for (let frame = await frames.read(); !frame.done; frame = await frames.read()) {
      const { value } = frame;
      if (value.sampleRate !== RATE) {
        problems.push(`recorder: ${value.sampleRate} Hz`);
      }
      const samples = new Float32Array(value.numberOfFrames);
      value.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
      value.close();
      keep(samples);
    }
  };

  window.addEventListener('error', (event) => problems.push(`error: ${event.message}`));
  window.addEventListener('unhandledrejection', (event) => problems.push(`rejection: ${event.reason}`));
  window.addEventListener('securitypolicyviolation', (event) => problems.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));

  navigator.mediaDevices.getUserMedia = async () => {
    context = new AudioContext({ sampleRate: RATE });
    microphone = context.createMediaStreamDestination();
    const hush = context.createConstantSource();
    hush.offset.value = 0;
    hush.connect(microphone);
    hush.start();
    await context.resume();
    return microphone.stream;
  };

  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Peer {
    constructor(...settings) {
      super(...settings);
      peer = this;
      this.addEventListener('track', ({ track }) => {
        record(track).catch((error) => problems.push(`recorder: ${error}`));
      });
    }
  };

  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...address) {
      super(...address);
      this.addEventListener('message', ({ data }) => events.push([now(), data]));
    }
  };

  const decoded = (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const pcm = new Int16Array(bytes.buffer);
    const buffer = context.createBuffer(1, pcm.length, RATE);
    buffer.getChannelData(0).set(Float32Array.from(pcm, (s) => s / 32768));
    return buffer;
  };

  const encoded = (bytes) => {
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000) {
      text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    }
    return btoa(text);
  };

  window.kanakCaller = {
    now,
    problems,
    eventsFrom: (position) => events.slice(position),
    play: (base64) => new Promise((resolve) => {
      const source = context.createBufferSource();
      source.buffer = decoded(base64);
      source.connect(microphone);
      const from = now();
      source.onended = () => resolve([from, now()]);
      source.start();
    }),
    // Plays without end behind all that is said.
    background: (base64) => {
      const source = context.createBufferSource();
      source.buffer = decoded(base64);
      source.loop = true;
      source.connect(microphone);
      source.start();
    },
    // Samples heard so far and how many of them the browser made up, [all, concealed].
    concealment: async () => {
      for (const report of (await peer.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.kind === 'audio') {
          return [report.totalSamplesReceived, report.concealedSamples - (report.silentConcealedSamples || 0)];
        }
      }
      return [0, 0];
    },
    recording: () => {
      const pcm = new Int16Array(length);
      let at = 0;
      for (const chunk of chunks) {
        for (const sample of chunk) {
          pcm[at++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
        }
      }
      return encoded(new Uint8Array(pcm.buffer));
    },
  };
})();
