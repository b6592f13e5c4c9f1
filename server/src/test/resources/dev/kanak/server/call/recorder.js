// Hands on what it hears in pieces of 4800 samples, with the number of the first frame of each.
class Recorder extends AudioWorkletProcessor {
  constructor() {
    super();
    this.begin();
  }

  begin() {
    this.samples = new Float32Array(4800);
    this.filled = 0;
  }

  process([[heard]]) {
    if (this.filled === 0) {
      this.frame = currentFrame;
    }
    if (heard) {
      this.samples.set(heard, this.filled);
    }
    this.filled += 128;
    if (this.filled + 128 > this.samples.length) {
      const samples = this.samples.subarray(0, this.filled);
      this.port.postMessage({ frame: this.frame, samples });
      this.begin();
    }
    return true;
  }
}

registerProcessor('recorder', Recorder);
