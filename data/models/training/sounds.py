"""Everything on a telephone line that is not speech: noise, machines, music, ringing and keys. Each sound is made anew from a seed.

    python3 sounds.py DIR    writes one WAV of each kind
"""

import math, random, sys
import numpy as np
from scipy.signal import butter, fftconvolve, lfilter, sosfilt

import aug

RATE = 16000


def scaled(wave):
    """Float32 with a root mean square of one; silence stays silence."""
    wave = np.asarray(wave, np.float64)
    rms = math.sqrt((wave**2).mean()) if len(wave) else 0
    return (wave / rms if rms > 1e-9 else wave).astype(np.float32)


def seconds(n):
    return np.arange(n) / RATE


def coloured(n, r, g):
    return aug.noise(n, g, r.choice(['white', 'pink', 'brown', 'hum']))


def hum(n, r, g):
    t = seconds(n)
    f = r.choice([50, 60, 100, 120]) * r.uniform(0.995, 1.005)
    w = sum(r.uniform(0, 1) / k * np.sin(2 * np.pi * f * k * t + r.uniform(0, 6)) for k in range(1, r.randint(4, 25)))
    return scaled(w) + g.standard_normal(n) * r.uniform(0, 0.2)


def clicks(n, r, g):
    w = np.zeros(n)
    for _ in range(max(1, int(n / RATE * r.uniform(0.3, 8)))):
        i = r.randint(0, n - 1)
        length = min(n - i, r.randint(20, 1600))
        w[i : i + length] += g.standard_normal(length) * np.exp(-np.arange(length) / r.uniform(10, 300)) * r.uniform(0.2, 1)
    return w + g.standard_normal(n) * r.uniform(0, 0.01)


def thumps(n, r, g):
    """A handset that is set down, a door, a rubbed microphone."""
    w = np.zeros(n)
    for _ in range(max(1, int(n / RATE * r.uniform(0.2, 3)))):
        i = r.randint(0, n - 1)
        length = min(n - i, r.randint(800, 8000))
        t = seconds(length)
        f = r.uniform(30, 250)
        w[i : i + length] += (np.sin(2 * np.pi * f * t) + 0.5 * g.standard_normal(length)) * np.exp(-t * r.uniform(8, 60))
    return lfilter([1], [1, -r.uniform(0, 0.9)], w)


def gated(n, r, f, on, off):
    t = seconds(n) + r.uniform(0, on + off)
    return sum(np.sin(2 * np.pi * x * t + r.uniform(0, 6)) for x in f) * ((t % (on + off)) < on)


def line_tone(n, r, g):
    """Dial, ringing, busy and information tones of India, Europe and America."""
    kind = r.randint(0, 7)
    t = seconds(n)
    if kind == 0:
        return np.sin(2 * np.pi * 400 * t) * (1 + np.sin(2 * np.pi * 25 * t)) * (((t + r.uniform(0, 3)) % 3) < r.choice([0.4, 1.0, 3]))
    if kind == 1:
        return gated(n, r, [400], 0.4, 0.2) * ((t % 3) < 1)
    if kind == 2:
        return gated(n, r, r.choice([[400], [425], [480, 620]]), *r.choice([(0.75, 0.75), (0.5, 0.5), (0.25, 0.25)]))
    if kind == 3:
        return gated(n, r, r.choice([[440, 480], [425], [400, 450]]), *r.choice([(2, 4), (1, 4), (0.4, 0.2), (1, 2)]))
    if kind == 4:
        return gated(n, r, r.choice([[350, 440], [425], [400]]), 10, 0.01)
    if kind == 5:
        w = np.zeros(n)
        step = int(0.33 * RATE)
        for i in range(0, n - step, step):
            f = [950, 1400, 1800, 0][(i // step) % 4]
            w[i : i + step] = np.sin(2 * np.pi * f * t[:step]) if f else 0
        return w
    if kind == 6:
        return gated(n, r, [r.choice([1000, 1100, 2100, 440, 2600])], r.uniform(0.1, 3), r.uniform(0.1, 3))
    return gated(n, r, [r.uniform(200, 3400)], r.uniform(0.05, 1), r.uniform(0.05, 2))


ROWS, COLUMNS = (697, 770, 852, 941), (1209, 1336, 1477, 1633)


def keys(n, r, g):
    """DTMF."""
    w = np.zeros(n)
    t = seconds(n)
    i = r.randint(0, RATE)
    while i < n:
        length = min(n - i, int(r.uniform(0.05, 0.6) * RATE))
        f, h = r.choice(ROWS), r.choice(COLUMNS)
        w[i : i + length] = np.sin(2 * np.pi * f * t[:length]) + np.sin(2 * np.pi * h * t[:length])
        i += length + int(r.uniform(0.04, 1.5) * RATE)
    return w


def note(f, length, r, timbre):
    """One tone of an instrument: partials with their own decay, attack, vibrato."""
    t = seconds(length)
    bend = 1 + timbre['vibrato'] * np.sin(2 * np.pi * timbre['rate'] * t)
    phase = 2 * np.pi * f * np.cumsum(bend) / RATE
    w = np.zeros(length)
    for k, level in enumerate(timbre['partials'], 1):
        if f * k < 7600:
            w += level * np.sin(k * phase * timbre['stretch'] ** (k - 1)) * np.exp(-t * timbre['decay'] * k**0.5)
    attack = max(1, int(timbre['attack'] * RATE))
    w[:attack] *= np.linspace(0, 1, min(attack, length))[: len(w[:attack])]
    w[-200:] *= np.linspace(1, 0, 200)[-len(w[-200:]) :]
    return w


def timbre(r):
    return {
        'partials': [r.uniform(0.1, 1) / k ** r.uniform(0.3, 2) for k in range(1, r.randint(2, 16))],
        'decay': r.choice([0.2, 1, 3, 6, 12]) * r.uniform(0.5, 1.5),
        'attack': r.choice([0.002, 0.01, 0.05, 0.15]),
        'vibrato': r.choice([0, 0, 0.003, 0.01]),
        'rate': r.uniform(4, 7),
        'stretch': r.choice([1, 1, 1.0005, 1.003]),
    }


SCALES = ([0, 2, 4, 5, 7, 9, 11], [0, 2, 3, 5, 7, 8, 10], [0, 2, 4, 7, 9], [0, 1, 4, 5, 7, 8, 11], [0, 2, 4, 6, 7, 9, 11])


def pitch(base, scale, degree):
    return base * 2 ** ((scale[degree % len(scale)] + 12 * (degree // len(scale))) / 12)


def melody(n, r, g):
    w = np.zeros(n)
    scale, base, voice = r.choice(SCALES), r.uniform(110, 520), timbre(r)
    beat, i, degree = r.uniform(0.12, 0.6), 0, r.randint(0, 7)
    while i < n:
        length = int(beat * r.choice([0.5, 1, 1, 2, 3]) * RATE)
        if r.random() < 0.9:
            end = min(n, i + int(length * r.uniform(0.6, 1.4)))
            if end - i > 400:
                w[i:end] += note(pitch(base, scale, degree), end - i, r, voice) * r.uniform(0.5, 1)
        degree = max(0, min(13, degree + r.choice([-2, -1, -1, 0, 1, 1, 2, 4])))
        i += length
    return w


def chords(n, r, g):
    w = np.zeros(n)
    scale, base, voice = r.choice(SCALES[:3]), r.uniform(90, 260), timbre(r)
    beat, i = r.uniform(0.3, 2), 0
    while i < n:
        degree = r.choice([0, 3, 4, 5, 1])
        end = min(n, i + int(beat * r.uniform(0.8, 1.2) * RATE))
        if end - i > 400:
            for k in (0, 2, 4, 7)[: r.randint(2, 4)]:
                w[i:end] += note(pitch(base, scale, degree + k), end - i, r, voice)
        i += int(beat * RATE)
    return w


def drums(n, r, g):
    w = np.zeros(n)
    step = 60 / r.uniform(60, 180) / r.choice([2, 4])
    pattern = [[r.random() < p for _ in range(16)] for p in (0.3, 0.25, 0.6)]
    for k in range(int(n / RATE / step)):
        i = int(k * step * RATE)
        for drum, on in enumerate(p[k % 16] for p in pattern):
            if not on:
                continue
            length = min(n - i, int((0.25, 0.18, 0.06)[drum] * RATE))
            t = seconds(length)
            if drum == 0:
                hit = np.sin(2 * np.pi * (50 * t + 12 * (1 - np.exp(-t * 30)) / 30 * 10)) * np.exp(-t * 15)
            elif drum == 1:
                hit = (g.standard_normal(length) + np.sin(2 * np.pi * 190 * t)) * np.exp(-t * 22) * 0.6
            else:
                hit = np.diff(g.standard_normal(length + 1)) * np.exp(-t * 60) * 0.25
            w[i : i + length] += hit * r.uniform(0.7, 1)
    return w


def tanpura(n, r, g):
    """A drone: four plucked strings with a buzzing bridge, over and over."""
    w = np.zeros(n)
    base = r.uniform(90, 180)
    strings = [base * 1.5, base * 2, base * 2, base]
    i, k = 0, 0
    gap = r.uniform(0.5, 1.3)
    while i < n:
        length = min(n - i, int(5 * RATE))
        t = seconds(length)
        f = strings[k % 4]
        hit = sum(
            np.sin(2 * np.pi * f * h * t + r.uniform(0, 6)) * np.exp(-t * (0.3 + 0.03 * h)) * (1 - np.exp(-t * r.uniform(1, 9))) / h**0.6
            for h in range(1, int(min(30, 6000 / f)))
        )
        w[i : i + length] += hit
        i += int(gap * RATE)
        k += 1
    return w


def song(n, r, g):
    """Hold music: chords, a tune and drums."""
    w = scaled(chords(n, r, g)) * r.uniform(0.3, 1) + scaled(melody(n, r, g)) * r.uniform(0.3, 1)
    if r.random() < 0.7:
        w = w + scaled(drums(n, r, g)) * r.uniform(0.2, 1)
    return w


def engine(n, r, g):
    t = seconds(n)
    f = r.uniform(30, 140) * (1 + 0.1 * np.sin(2 * np.pi * r.uniform(0.05, 0.5) * t))
    return np.sign(np.sin(2 * np.pi * np.cumsum(f) / RATE)) * 0.3 + aug.noise(n, g, 'brown') * 0.2


def swell(n, r, g):
    """Wind, traffic, surf: noise that comes and goes."""
    t = seconds(n)
    level = 1 + sum(r.uniform(0, 0.6) * np.sin(2 * np.pi * r.uniform(0.1, 6) * t + r.uniform(0, 6)) for _ in range(4))
    w = aug.noise(n, g, r.choice(['pink', 'white', 'brown'])) * np.abs(level)
    if r.random() < 0.5:
        low = r.uniform(80, 1500)
        w = sosfilt(butter(2, [low, min(7500, low * r.uniform(2, 6))], 'band', fs=RATE, output='sos'), w)
    return w


def horn(n, r, g):
    w = np.zeros(n)
    i = r.randint(0, RATE)
    while i < n:
        length = min(n - i, int(r.uniform(0.15, 1.5) * RATE))
        f = r.uniform(300, 700)
        if length > 400:
            voice = {'partials': [1 / k**0.5 for k in range(1, 10)], 'decay': 0.1, 'attack': 0.02, 'vibrato': 0, 'rate': 5, 'stretch': 1}
            w[i : i + length] += note(f, length, r, voice) + note(f * r.choice([1.2, 1.26]), length, r, voice)
        i += length + int(r.uniform(0.3, 4) * RATE)
    return w + g.standard_normal(n) * 0.02


def breath(n, r, g):
    """Breathing and blowing into the microphone."""
    w = np.zeros(n)
    i = r.randint(0, RATE)
    while i < n:
        length = min(n - i, int(r.uniform(0.3, 1.2) * RATE))
        shape = np.sin(np.linspace(0, np.pi, length)) ** 2
        f = r.uniform(300, 2500)
        w[i : i + length] += sosfilt(butter(1, [f, min(7000, f * 3)], 'band', fs=RATE, output='sos'), g.standard_normal(length)) * shape
        i += length + int(r.uniform(0.5, 3) * RATE)
    return w


def quiet(n, r, g):
    return g.standard_normal(n) * 0.01 if r.random() < 0.7 else np.zeros(n)


def organ(n, r, g):
    """Held chords that change without attack; kept out of training."""
    w = np.zeros(n)
    scale, base, i = SCALES[0], r.uniform(130, 300), 0
    while i < n:
        length = min(n - i, int(r.uniform(0.8, 3) * RATE))
        t = seconds(length)
        degree = r.choice([0, 3, 4, 5])
        for k in (0, 2, 4):
            f = pitch(base, scale, degree + k)
            w[i : i + length] += sum(np.sin(2 * np.pi * f * h * t) / h for h in (1, 2, 3, 4, 6, 8) if f * h < 7000) * (
                1 + 0.2 * np.sin(2 * np.pi * 6 * t)
            )
        i += length
    return w


def siren(n, r, g):
    """An ambulance; kept out of training."""
    t = seconds(n)
    f = 900 + 400 * np.sin(2 * np.pi * r.uniform(0.2, 3) * t)
    phase = 2 * np.pi * np.cumsum(f) / RATE
    return np.sin(phase) + 0.4 * np.sin(2 * phase) + 0.2 * np.sin(3 * phase)


def tabla(n, r, g):
    """Tuned drums; kept out of training."""
    w = np.zeros(n)
    step = 60 / r.uniform(80, 200) / 2
    for k in range(int(n / RATE / step)):
        if r.random() < 0.25:
            continue
        i = int(k * step * RATE)
        length = min(n - i, int(0.4 * RATE))
        t = seconds(length)
        f = r.choice([90, 95, 300, 310, 420])
        w[i : i + length] += sum(np.sin(2 * np.pi * f * h * t) / h for h in (1, 2, 3)) * np.exp(-t * r.uniform(8, 40)) * r.uniform(0.4, 1)
    return w


def wail(n, r, g):
    """Alarms and sirens of other kinds than `siren`: rising and falling, yelping, two-tone, a pressed horn."""
    t = seconds(n)
    low = r.uniform(350, 900)
    high = low * r.uniform(1.15, 2.6)
    turn = (t * r.uniform(0.15, 5) + r.random()) % 1
    shape = r.randint(0, 3)
    if shape == 0:
        f = low + (high - low) * turn
    elif shape == 1:
        f = np.where(turn < 0.5, low, high)
    elif shape == 2:
        f = low + (high - low) * np.abs(2 * turn - 1) ** r.uniform(0.5, 2)
    else:
        f = low * np.exp(np.log(high / low) * 0.5 * (1 - np.cos(2 * np.pi * turn)))
    phase = 2 * np.pi * np.cumsum(f) / RATE
    slope = r.uniform(0.5, 2.5)
    w = sum(r.uniform(0.2, 1) / k**slope * np.sin(k * phase) for k in range(1, r.randint(2, 9)) if high * k < 7600)
    if r.random() < 0.4:
        w = w * (1 + r.uniform(0.2, 1) * np.sin(2 * np.pi * r.uniform(3, 40) * t))
    return w + g.standard_normal(n) * r.uniform(0, 0.05)


def membranes(n, r, g):
    """Dholak, mridangam, congas: drums with a pitch that bends, in a rhythm of their own."""
    w = np.zeros(n)
    step = 60 / r.uniform(60, 220) / r.choice([1, 2, 3, 4])
    voices = [(r.uniform(60, 500), r.uniform(5, 60), [r.uniform(0, 1) for _ in range(r.randint(1, 5))]) for _ in range(r.randint(2, 5))]
    bend, rest = r.choice([0, 0.1, 0.4]), r.uniform(0.1, 0.5)
    for k in range(int(n / RATE / step)):
        if r.random() < rest:
            continue
        i = int(k * step * RATE)
        length = min(n - i, int(r.uniform(0.1, 0.7) * RATE))
        t = seconds(length)
        f, decay, partials = r.choice(voices)
        phase = 2 * np.pi * f * np.cumsum(1 + bend * np.exp(-t * 25)) / RATE
        hit = sum(level * np.sin(h * phase) for h, level in enumerate(partials, 1)) * np.exp(-t * decay)
        w[i : i + length] += (hit + g.standard_normal(length) * np.exp(-t * 150) * 0.3) * r.uniform(0.3, 1)
    return w


def reeds(n, r, g):
    """Harmonium, shehnai, accordion: held notes with many partials and a beat between two reeds."""
    w = np.zeros(n)
    scale, base, i, degree = r.choice(SCALES), r.uniform(110, 420), 0, r.randint(0, 7)
    slope, beat, shake = r.uniform(0.3, 1.5), r.uniform(0.999, 1.008), r.choice([0, 0, 0.2, 0.6])
    while i < n:
        length = min(n - i, int(r.uniform(0.15, 2.5) * RATE))
        if length > 400:
            t = seconds(length)
            f = pitch(base, scale, degree)
            tone = sum((np.sin(2 * np.pi * f * h * t) + np.sin(2 * np.pi * f * beat * h * t)) / h**slope for h in range(1, 16) if f * h < 7000)
            w[i : i + length] += tone * (1 + shake * np.sin(2 * np.pi * r.uniform(4, 7) * t)) * r.uniform(0.5, 1)
        degree = max(0, min(13, degree + r.choice([-3, -2, -1, -1, 1, 1, 2, 3])))
        i += length + (int(r.uniform(0, 0.4) * RATE) if r.random() < 0.3 else 0)
    return w


def tone_steps(n, r, g):
    """Line tones of any frequency, cadence and modulation; beeps, fax and modem tones, feedback that whistles."""
    w = np.zeros(n)
    t = seconds(n)
    f = [r.uniform(200, 3400) if r.random() < 0.4 else r.uniform(330, 640) for _ in range(r.choice([1, 1, 2, 2, 3]))]
    if r.random() < 0.5:  # one cadence
        w = gated(n, r, f, r.uniform(0.06, 3), r.choice([0.01, r.uniform(0.05, 0.6), r.uniform(0.3, 4)]))
    else:  # notes one after the other
        i = 0
        while i < n:
            length = min(n - i, int(r.uniform(0.05, 1.2) * RATE))
            w[i : i + length] = np.sin(2 * np.pi * r.choice(f) * t[:length]) * r.choice([1, 1, 1, 0])
            i += length
    if r.random() < 0.4:
        rate = r.choice([16, 20, 25, 25, 33, 50]) * r.uniform(0.98, 1.02)
        w = w * (1 + r.uniform(0.3, 1) * np.sin(2 * np.pi * rate * t))
    if r.random() < 0.3:
        w = np.tanh(w * r.uniform(1, 6))
    return w + g.standard_normal(n) * r.choice([0, 0.003, 0.03])


TRAINED = {f.__name__: f for f in (coloured, hum, clicks, thumps, line_tone, keys, melody, chords, drums, tanpura, song, engine, swell, horn, breath, quiet, wail, membranes, reeds, tone_steps)}
HELD = {f.__name__: f for f in (organ, siren, tabla)}
TESTED = tuple(TRAINED)[:16]  # the test set has these and HELD; the others are for training alone
MUSIC = ('melody', 'chords', 'drums', 'tanpura', 'song', 'melody', 'song')


def sound(n, r, g, kinds=None):
    """A sound of n samples with a root mean square of one and its kind."""
    if kinds is None:
        kind = r.choice(MUSIC) if r.random() < 0.45 else r.choice(TESTED)
    else:
        kind = r.choice(list(kinds))
    return scaled({**TRAINED, **HELD}[kind](n, r, g)), kind


if __name__ == '__main__':
    import soundfile

    r, g = random.Random(1), np.random.default_rng(1)
    for kind in {**TRAINED, **HELD}:
        wave, _ = sound(6 * RATE, r, g, [kind])
        soundfile.write('%s/%s.wav' % (sys.argv[1], kind), 0.5 * wave / (np.abs(wave).max() + 1e-6), RATE)
