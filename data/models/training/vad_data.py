"""What the voice activity network learns from and is measured on: speech with its flags, held vowels, noise, and pieces of calls."""

import json, math, os, random

import numpy as np
from scipy.signal import butter, fftconvolve, lfilter, resample_poly, sosfilt

import aug, sounds

RATE, WINDOW, PIECE = 16000, 512, 256
HELD_STATIONS = ('Jaipur', 'Gorakhpur')


def active(x, down=33.0, gap=6):
    """Where a clean recording holds speech, one flag per sample: within `down` dB of its loud parts, gaps under `gap` hundredths of
    a second closed. A network that knows no future cannot tell a longer gap from an end; the gate behind it closes those."""
    hop = 160
    n = len(x) // hop
    level = 10 * np.log10((x[: n * hop].reshape(n, hop) ** 2).mean(1) + 1e-12)
    on = level > np.percentile(level, 95) - down
    flags = np.zeros(n, bool)
    i = 0
    while i < n:
        if on[i]:
            end = i
            last = i
            while end < n and (on[end] or end - last < gap):
                last = end if on[end] else last
                end += 1
            if last + 1 - i >= 4:
                flags[i : last + 1] = True
            i = end
        else:
            i += 1
    out = np.zeros(len(x), bool)
    out[: n * hop] = np.repeat(flags, hop)
    return out


def utterances(n, seed, held=None):
    """Spoken sentences, samples with a peak of one."""
    import textgen, tts

    r = random.Random(seed)
    out = []
    while len(out) < n:
        lang, text = textgen.sample(r)
        if r.random() < 0.25:
            text = r.choice(['हाँ', 'जी', 'नहीं', 'जी हाँ', 'ठीक है', 'दो', 'ओके'] if lang == 'hi' else ['yes', 'no', 'okay', 'right', 'two'])
        try:
            if held:
                a = tts.synth_held(r, lang, text, held)
            elif r.random() < 0.16:
                a = tts.festival(tts.devize(text), 'voice_hindi_NSK_diphone') if lang == 'hi' or r.random() < 0.3 else tts.festival(
                    text, r.choice(['voice_ked_diphone', 'voice_kal_diphone'])
                )
            elif r.random() < 0.16:
                a = tts.flite(text, lang, r.choice(['rms', 'awb', 'kal16']), r.uniform(0.85, 1.3))
            else:
                a = tts.synth_train(r, lang, text)[1]
        except Exception:
            continue
        if len(a) > 2000 and np.abs(a).max() > 1e-3:
            a = (a / np.abs(a).max()).astype(np.float32)
            if not held and r.random() < 0.3:
                a = resample_poly(a, 100, r.choice([90, 94, 106, 110])).astype(np.float32)
            out.append(a)
    return out


def people(folder, held):
    """Recorded Hindi; the stations kept for measuring, or all others."""
    import soundfile

    out = []
    for line in open(os.path.join(folder, 'manifest.jsonl'), encoding='utf8'):
        d = json.loads(line)
        if (d['station'] in HELD_STATIONS) == held:
            a, rate = soundfile.read(os.path.join(folder, d['audio']), dtype='float32')
            assert rate == RATE
            out.append(a / np.abs(a).max())
    return out


def telephone(x, r):
    y = resample_poly(x, 1, 2)
    y = sosfilt(butter(3, [r.uniform(150, 350), r.uniform(3000, 3700)], 'band', fs=8000, output='sos'), y)
    y = y / (np.abs(y).max() + 1e-6)
    m = np.round(np.sign(y) * np.log1p(255 * np.abs(y)) / np.log(256) * 127) / 127
    return resample_poly(np.sign(m) * (256 ** np.abs(m) - 1) / 255, 2, 1).astype(np.float32)


def babble(speech, n, r):
    """Six or more people far away at once; not speech to answer."""
    w = np.zeros(n, np.float32)
    for _ in range(r.randint(6, 10)):
        w += np.roll(np.resize(r.choice(speech)[0], n), r.randint(0, n)) * r.uniform(0.5, 1)
    return sounds.scaled(w)


def utterances_in_a_row(speech, n, r, spoken=1):
    """Sentences with pauses between them in n samples, silence at first and, in a share of 1 - spoken, only silence."""
    x = np.zeros(n, np.float32)
    flags = np.zeros(n, bool)
    p = r.randint(0, 2 * RATE)
    if r.random() < spoken:
        while p < n - 1600:
            a, on = r.choice(speech)
            if len(a) > n // 2:
                cut = r.randint(0, len(a) - n // 2)
                a, on = a[cut : cut + n // 2], on[cut : cut + n // 2]
            end = min(n, p + len(a))
            x[p:end] = a[: end - p] * r.uniform(0.35, 1)
            flags[p:end] = on[: end - p]
            p = end + int(r.choice([r.uniform(0.25, 1), r.uniform(0.5, 4)]) * RATE)
    return x, flags


def example(speech, r, g, windows=250, snr=None, kinds=None, spoken=0.85, channel=True):
    """A piece of a call: (samples, one flag per sample). `speech` holds (samples, flags)."""
    n = windows * WINDOW
    x, flags = utterances_in_a_row(speech, n, r, spoken)
    if channel and r.random() < 0.4:
        x = fftconvolve(x, aug.rir(g))[:n].astype(np.float32)
    level = math.sqrt((x[flags] ** 2).mean()) if flags.any() else 0.15
    snr = r.choice([r.uniform(3, 15), r.uniform(10, 40)]) if snr is None else snr
    if kinds is None and r.random() < 0.1:
        noise = babble(speech, n, r)
        snr = max(snr, 8)
    else:
        noise, _ = sounds.sound(n, r, g, kinds)
    if not flags.any():
        snr = r.uniform(-15, 25)
    if r.random() < 0.4 and not kinds:  # the noise begins or ends somewhere
        a, b = sorted((r.randint(0, n), r.randint(0, n)))
        noise[:a], noise[b:] = noise[:a] * r.choice([0, 0.1]), noise[b:] * r.choice([0, 0.1])
    x = x + noise * level * 10 ** (-snr / 20)
    c = r.random() if channel else 1
    if c < 0.3:
        x = telephone(x, r)
    elif c < 0.5:
        x = aug.opus(x / (np.abs(x).max() + 1e-6) * 0.8, r.choice([12000, 16000, 24000, 32000]), r.choice([0, 0, 0.03, 0.05]), r)
    x = x / (np.abs(x).max() + 1e-6) * 10 ** (r.uniform(-28, -1) / 20)
    if r.random() < 0.1:
        x = np.clip(x * r.uniform(1.5, 4), -1, 1)
    return x.astype(np.float16), flags


def windowed(piece):
    """The same with one flag per window of 32 ms, then one per piece of 16 ms."""
    x, flags = piece
    return x, flags.reshape(-1, WINDOW).mean(1) > 0.5, flags.reshape(-1, PIECE).mean(1) > 0.5


def closed(flags, gap):
    """Flags without gaps shorter than `gap` samples."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]]))).reshape(-1, 2)
    out = flags.copy()
    for (_, a), (b, _) in zip(edges[:-1], edges[1:]):
        if b - a < gap:
            out[a:b] = True
    return out


def voiced(a):
    """Where a recording is steadily voiced: (first sample, end, period) of stretches of 60 ms or more."""
    hop, size = 160, 640
    out, start, period = [], None, 0
    loud = np.abs(a).max() * 0.2
    for i in range(0, len(a) - size, hop):
        x = a[i : i + size]
        good = False
        if np.abs(x).max() > loud:
            spectrum = np.fft.rfft(x - x.mean(), 2048)
            c = np.fft.irfft(np.abs(spectrum) ** 2)[:size]
            lag = 40 + int(np.argmax(c[40:230]))
            if c[lag] > 0.62 * c[0] * (1 - lag / size):
                good, period = True, lag
        if good and start is None:
            start = i
        if not good and start is not None:
            if i - start >= 960:
                out.append((start, i, period))
            start = None
    return out


def drawl(a, r, length):
    """A recording in which one vowel is held for `length` samples (waveform-similarity overlap-add); none if it has no vowel."""
    places = voiced(a)
    if not places:
        return None
    start, end, period = r.choice(places)
    hop, size, reach = 200, 400, max(80, period)
    fade = np.hanning(size).astype(np.float32)
    out = np.zeros(length + size, np.float32)
    low, high = max(reach, start + hop), max(start + 2 * hop, end - size)
    at = low
    for k, i in enumerate(range(0, length, hop)):
        share = k * hop / length
        ideal = int(low + (high - low) * share)
        if k:
            area = a[max(0, ideal - reach) : ideal + reach + size]
            target = a[at + hop : at + hop + size]
            if len(target) < size or len(area) < size:
                break
            at = max(0, ideal - reach) + int(np.argmax(np.correlate(area, target, 'valid')))
        else:
            at = ideal
        piece = a[at : at + size]
        out[i : i + len(piece)] += piece * fade[: len(piece)]
    shape = 1 + 0.3 * np.sin(np.linspace(0, r.uniform(1, 6), len(out)))
    held = out[: length] * shape[:length]
    join = 160
    before, after = a[: low + hop].copy(), a[end:].copy()
    ramp = np.linspace(1, 0, join, dtype=np.float32)
    if len(before) < join or len(after) < join:
        return None
    head = held[hop : hop + join] * ramp[::-1] + before[-join:] * ramp
    tail = held[-join:] * ramp + after[:join] * ramp[::-1]
    return np.concatenate([before[:-join], head, held[hop + join : -join], tail, after[join:]]).astype(np.float32)


FORMANTS = ((800, 1200, 2600), (700, 1700, 2500), (300, 2300, 3000), (320, 900, 2300), (480, 1900, 2600), (500, 1000, 2500), (550, 1500, 2500), (250, 1100, 2200))


def vowel(r, g, length):
    """A held vowel or a hum of a made-up voice: pulses with jitter and breath through formants; a sample longer than 0.1 s."""
    t = np.arange(length) / RATE
    base = r.uniform(75, 320)
    drift = 1 + r.uniform(-0.15, 0.15) * np.linspace(0, 1, length) + r.choice([0, 0.01, 0.03]) * np.sin(2 * np.pi * r.uniform(2, 6) * t)
    slow = np.interp(np.arange(length), np.arange(0, length + 400, 400), g.standard_normal(len(np.arange(0, length + 400, 400))))
    cycle = np.cumsum(base * drift * (1 + r.uniform(0.002, 0.02) * slow)) / RATE
    part, number = cycle % 1, cycle.astype(int)
    opening = r.uniform(0.4, 0.75)
    flow = np.where(part < opening, np.sin(np.pi * part / opening) ** 2 * (part / opening), 0)
    flow = flow * (1 + r.uniform(0, 0.15) * g.standard_normal(number[-1] + 1)[number])
    source = np.diff(flow, prepend=0) + r.uniform(0.001, 0.02) * g.standard_normal(length)

    def throat(formants, nasal):
        w = source
        for f, width in zip(formants + (3400,), (60, 90, 120, 180)):
            f, width = f * size, width * r.uniform(0.8, 2)
            radius = math.exp(-math.pi * width / RATE)
            w = lfilter([1 - radius], [1, -2 * radius * math.cos(2 * math.pi * f / RATE), radius**2], w)
        return lfilter([1], [1, -0.9], w) if nasal else w

    size = r.uniform(0.85, 1.25)
    first = throat(r.choice(FORMANTS), r.random() < 0.3)
    w = first / (np.abs(first).max() + 1e-9)
    if r.random() < 0.4:
        second = throat(r.choice(FORMANTS), r.random() < 0.3)
        share = np.clip(np.linspace(-r.uniform(0, 2), 1 + r.uniform(0, 2), length), 0, 1)
        w = w * (1 - share) + second / (np.abs(second).max() + 1e-9) * share
    attack, release = int(r.uniform(0.01, 0.1) * RATE), int(r.uniform(0.03, 0.3) * RATE)
    attack, release = min(attack, length // 3), min(release, length // 3)
    w[:attack] *= np.linspace(0, 1, attack)
    w[-release:] *= np.linspace(1, 0, release) ** 1.5
    return (w / (np.abs(w).max() + 1e-9)).astype(np.float32)


def held_vowels(recordings, n, seed, made=0.3):
    """Recordings with one vowel held for 0.3 to 2 s, and a share of made-up voices that hum."""
    r, g = random.Random(seed), np.random.default_rng(seed)
    out = []
    while len(out) < n:
        length = int(r.uniform(0.3, 2) * RATE)
        if r.random() < made:
            w = vowel(r, g, length)
        else:
            a = r.choice(recordings)
            if len(a) > 3 * RATE:
                i = r.randint(0, len(a) - 2 * RATE)
                a = a[i : i + int(r.uniform(0.8, 2) * RATE)]
            w = drawl(a, r, length)
        if w is not None and np.abs(w).max() > 0.1:
            out.append((w / np.abs(w).max()).astype(np.float32))
    return out


def spoken_pieces(speech, n, windows, r, g):
    """Pieces of calls without noise, as `windowed` gives them, a third of them in rooms; `speech` holds (samples, flags)."""
    out = []
    for _ in range(n):
        x, flags = utterances_in_a_row(speech, windows * WINDOW, r)
        if r.random() < 0.35:
            x = fftconvolve(x, aug.rir(g))[: len(x)].astype(np.float32)
        if r.random() < 0.1:
            x = aug.opus(x / (np.abs(x).max() + 1e-6) * 0.8, r.choice([12000, 16000, 24000, 32000]), r.choice([0, 0, 0.03, 0.05]), r)
        out.append(windowed(((x / (np.abs(x).max() + 1e-6)).astype(np.float16), flags)))
    return out


HARD = ('line_tone', 'tone_steps', 'keys', 'wail', 'membranes', 'swell', 'reeds')


def noise_pieces(speech, n, windows, r, g):
    """Pieces of what is not speech, of a root mean square of one; more of what has been taken for speech."""
    out = []
    for _ in range(n):
        kind = r.random()
        if kind < 0.08:
            w = babble(speech, windows * WINDOW, r)
        elif kind < 0.5:
            w, _ = sounds.sound(windows * WINDOW, r, g, HARD)
        else:
            w, _ = sounds.sound(windows * WINDOW, r, g)
        out.append(np.clip(w, -200, 200).astype(np.float16))
    return out


def write_test_set(folder, groups, r, g, none=40):
    """WAV and JSONL for `kanak eval vad`: speech of unheard voices, `none` times 15 s of what is not speech, short answers."""
    import soundfile

    os.makedirs(folder, exist_ok=True)
    rows = []
    for name, speech in groups.items():
        for k in range(20):
            x, flags = example(speech, r, g, snr=r.uniform(8, 30), spoken=1)
            file = '%s-%02d.wav' % (name, k)
            soundfile.write(os.path.join(folder, file), x.astype(np.float32), RATE, subtype='PCM_16')
            edges = np.flatnonzero(np.diff(np.concatenate([[0], closed(flags, 3520).astype(int), [0]])))
            rows.append({'audio': file, 'kind': name, 'segments': [[int(a // 16), int(b // 16)] for a, b in edges.reshape(-1, 2)]})
    seen, unseen = list(sounds.TESTED), list(sounds.HELD)
    for k in range(none):
        kind = (seen + unseen * 2)[k % (len(seen) + 2 * len(unseen))]
        x, _ = example([], r, g, windows=470, kinds=[kind], spoken=0)
        file = 'none-%02d.wav' % k
        soundfile.write(os.path.join(folder, file), x.astype(np.float32), RATE, subtype='PCM_16')
        rows.append({'audio': file, 'kind': 'not-speech/' + kind, 'speech': False})
    with open(os.path.join(folder, 'vad.jsonl'), 'w', encoding='utf8') as f:
        f.writelines(json.dumps(row) + '\n' for row in rows)


def write_held_vowels(folder, groups, r, g):
    """Sentences of unheard voices in which one vowel is held for 0.3 to 2 s, as WAV and JSONL beside the test set."""
    import soundfile

    os.makedirs(folder, exist_ok=True)
    rows = []
    for name, recordings in groups.items():
        speech = [(a, active(a)) for a in held_vowels([a for a, _ in recordings], 30, 41, made=0)]
        for k in range(10):
            x, flags = example(speech, r, g, snr=r.uniform(8, 30), spoken=1)
            file = 'held-%s-%02d.wav' % (name, k)
            soundfile.write(os.path.join(folder, file), x.astype(np.float32), RATE, subtype='PCM_16')
            edges = np.flatnonzero(np.diff(np.concatenate([[0], closed(flags, 3520).astype(int), [0]])))
            rows.append({'audio': file, 'kind': 'held vowels/' + name, 'segments': [[int(a // 16), int(b // 16)] for a, b in edges.reshape(-1, 2)]})
    with open(os.path.join(folder, 'held.jsonl'), 'w', encoding='utf8') as f:
        f.writelines(json.dumps(row) + '\n' for row in rows)
