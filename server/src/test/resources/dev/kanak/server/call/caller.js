// Runs in the call page before its own scripts: gives it a microphone that a test speaks into, records what the call
// plays, and notes each event of the call at the sample it arrived with. Times are seconds since the context began.
(() => {
  const context = new AudioContext({ sampleRate: 48000, latencyHint: 'interactive' });
  const microphone = context.createMediaStreamDestination();
  const chunks = [];
  const events = [];
  const problems = [];
  let recorder;
  let firstFrame;

  const ready = (async () => {
    await context.audioWorklet.addModule('/__caller__/recorder.js');
    recorder = new AudioWorkletNode(context, 'recorder', { numberOfInputs: 1, numberOfOutputs: 1, channelCount: 1, channelCountMode: 'explicit' });
    recorder.port.onmessage = ({ data }) => {
      firstFrame ??= data.frame;
      chunks.push(data.samples);
    };
    recorder.connect(context.destination);
    const hush = context.createConstantSource();
    hush.offset.value = 0;
    hush.connect(microphone);
    hush.start();
  })();
  ready.catch((error) => problems.push(`recorder: ${error}`));

  window.addEventListener('error', (event) => problems.push(`error: ${event.message}`));
  window.addEventListener('unhandledrejection', (event) => problems.push(`rejection: ${event.reason}`));
  window.addEventListener('securitypolicyviolation', (event) => problems.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));

  navigator.mediaDevices.getUserMedia = async () => {
    await ready;
    await context.resume();
    return microphone.stream.clone();
  };

  const Peer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Peer {
    constructor(...settings) {
      super(...settings);
      this.addEventListener('track', ({ track }) => {
        context.createMediaStreamSource(new MediaStream([track])).connect(recorder);
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

  const now = () => context.currentTime - (firstFrame ?? 0) / context.sampleRate;

  const decoded = (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const pcm = new Int16Array(bytes.buffer);
    const buffer = context.createBuffer(1, pcm.length, context.sampleRate);
    buffer.getChannelData(0).set(Float32Array.from(pcm, (s) => s / 32768));
    return buffer;
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
    recording: () => {
      const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      const pcm = new Int16Array(length);
      let at = 0;
      for (const chunk of chunks) {
        for (const sample of chunk) {
          pcm[at++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
        }
      }
      const bytes = new Uint8Array(pcm.buffer);
      let text = '';
      for (let i = 0; i < bytes.length; i += 0x8000) {
        text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
      }
      return btoa(text);
    },
  };
})();
