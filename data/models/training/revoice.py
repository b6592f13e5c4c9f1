"""Other voices out of the few there are: an utterance is said again by another larynx and another mouth, and by speakers of other habits.

`revoice` takes the vocal tract of an utterance by linear prediction (Atal and Hanauer 1971) and excites it anew: with pulses at
another pitch and melody, or with breath alone; the tract is made longer or shorter. `habits` spells Hindi as speakers of other
regions say it (aspirates lost, ट as त, श as स) and `schwas` keeps the schwas that Hindi drops; the target stays as it is.
"""

import numpy as np
from scipy.signal import lfilter, resample_poly

ORDER = 18
FRAME = 400  # samples
HOP = 160
VOICED = 0.45  # autocorrelation of the residual at its period, of a voiced frame
LAGS = (40, 230)  # samples: 400 to 70 Hz

PLAIN = str.maketrans('खघछझठढथधफभ', 'कगचजटडतदपब')
HABITS = [
    str.maketrans('शष', 'सस'),
    str.maketrans('स', 'श'),
    str.maketrans('व', 'ब'),
    str.maketrans('टठडढ', 'तथदध'),
    str.maketrans('तथदध', 'टठडढ'),
    str.maketrans('ीू', 'िु'),
    str.maketrans('िु', 'ीू'),
    str.maketrans('ैौ', 'ेो'),
    str.maketrans('ेो', 'ैौ'),
    str.maketrans('ण', 'न'),
    str.maketrans({'ँ': None, 'ं': None}),
    str.maketrans('ज', 'य'),
    PLAIN,
]


def habits(r, text):
    """A Devanagari text in the mouth of a speaker of one or two habits, each followed in most words but not in all."""
    for habit in r.sample(HABITS, r.choice([1, 1, 2])):
        text = ' '.join(w.translate(habit) if r.random() < 0.75 else w for w in text.split())
    return text


def schwas(r, phones):
    """Phones of flite with schwas kept that Hindi drops: after a word's last consonant and within clusters."""
    vowels = set('aa ae ah ao aw ay eh er ey ih iy ow oy uh uw'.split())
    out = []
    for phone in phones.split():
        if out and out[-1] not in vowels and out[-1] != 'pau' and phone not in vowels and r.random() < 0.35:
            out.append('ah')
        out.append(phone)
    return ' '.join(out)


def predictors(frames):
    """Coefficients (frames x ORDER + 1) and gains by Levinson and Durbin's recursion."""
    spectrum = np.abs(np.fft.rfft(frames, 1024)) ** 2
    lags = np.fft.irfft(spectrum)[:, : ORDER + 1]
    lags = lags * np.exp(-0.5 * (2 * np.pi * 40 / 16000 * np.arange(ORDER + 1)) ** 2)
    lags[:, 0] = lags[:, 0] * 1.0001 + 1e-9
    a = np.zeros((len(frames), ORDER + 1))
    a[:, 0] = 1
    error = lags[:, 0].copy()
    for i in range(1, ORDER + 1):
        k = -(a[:, :i] * lags[:, i:0:-1]).sum(1) / error
        a[:, 1 : i + 1] += k[:, None] * a[:, i - 1 :: -1][:, :i] if i > 1 else k[:, None]
        error *= 1 - k**2
    return a, np.sqrt(np.maximum(error, 1e-12) / frames.shape[1])


def pitches(frames):
    """(period in samples, how periodic) of each frame."""
    spectrum = np.abs(np.fft.rfft(frames, 1024)) ** 2
    freq = np.arange(spectrum.shape[1]) * 16000 / 1024
    lags = np.fft.irfft(spectrum**0.5 * (freq < 1200))
    found = lags[:, LAGS[0] : LAGS[1]].argmax(1) + LAGS[0]
    return found, lags[np.arange(len(lags)), found] / (lags[:, 0] + 1e-9)


def revoice(audio, r, g):
    """The utterance by another larynx; as long as it was, or up to a seventh shorter or longer."""
    warp = r.uniform(0.85, 1.2)
    x = resample_poly(audio, 100, round(100 * warp))
    x = np.append(x[0], x[1:] - 0.97 * x[:-1])
    hop = HOP / warp
    count = int((len(x) - FRAME) / hop)
    if count < 8:
        return audio
    frames = x[(np.arange(count) * hop).astype(int)[:, None] + np.arange(FRAME)] * np.hanning(FRAME)
    a, gain = predictors(frames)
    period, strength = pitches(frames)
    voiced = strength > VOICED
    steady = np.where(voiced, period, np.nan)
    usual = np.nanmedian(steady) if voiced.any() else 120
    melody = np.log(usual / np.where(voiced, period, usual)).clip(-0.5, 0.5)
    melody = np.convolve(melody, np.ones(5) / 5, 'same')
    kind = r.random()
    base = r.uniform(75, 260)
    life = r.choice([0, 0.3, 0.7, 1, 1.3])
    f0 = base * np.exp(life * melody) * np.linspace(r.uniform(0.95, 1.15), r.uniform(0.85, 1.0), count)
    breath = r.uniform(0.02, 0.35) if kind > 0.06 else 1.0
    step = int(HOP * r.uniform(0.87, 1.14))
    out = np.zeros(count * step)
    state, phase = np.zeros(ORDER), 0.0
    noise = g.standard_normal(count * step)
    width = r.choice([1, 1, 2, 4, 7])
    jitter = r.uniform(0, 0.02)
    for i in range(count):
        excitation = noise[i * step : (i + 1) * step].copy()
        if voiced[i] and breath < 1:
            at = phase + np.arange(1, step + 1) * f0[i] * (1 + jitter * g.standard_normal()) / 16000
            beats = np.flatnonzero(np.diff(np.floor(np.append(phase, at))))
            phase = at[-1] % 1
            pulses = np.zeros(step)
            pulses[beats] = np.sqrt(16000 / f0[i])
            excitation = breath * excitation + np.sqrt(1 - breath**2) * pulses
        if width > 1:
            excitation = np.convolve(excitation, np.hanning(width + 2)[1:-1] / np.hanning(width + 2)[1:-1].sum(), 'same')
        out[i * step : (i + 1) * step], state = lfilter([gain[i]], a[i], excitation, zi=state)
    out = lfilter([1], [1, -r.uniform(0.9, 0.97)], out)
    return (out / (np.abs(out).max() + 1e-6)).astype(np.float32)
