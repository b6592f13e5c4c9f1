"""Varies clean speech by the batch, on a GPU: another larynx and mouth, a room, noise, a line, and what `train.py` varies of a log-mel.

The work of `revoice.py`, `aug.py` and `train.vary` over items x samples at once, so that each utterance is another each time it is
heard. Shapes repeat (the number of items that a step changes is a share of the batch, not a draw for each): a new shape costs a GPU
the planning of its transforms. Not here: music, and Opus itself, of which only lost packets are left.
"""

import math
import random

import torch
import torch.nn.functional as F

import aug

DEVICE = 'cuda' if torch.cuda.is_available() else 'cpu'
ORDER = 18  # of the linear prediction
WINDOW, STEP, SPECTRUM = 400, 128, 512  # samples
SHORTEST, LONGEST = 40, 230  # samples of a pitch period: 400 to 70 Hz
VOICED = 0.45  # how periodic a frame with a pitch is, of 1
REVOICED, ROOMS, HUMS, BABBLES, GATES, TELEPHONES, LOSSY = 0.35, 0.35, 0.1, 0.2, 0.3, 0.25, 0.25  # shares of a batch
STRETCH = {'espk': (0.5, 0.10), 'human': (0.9, 0.15)}  # share that is resampled, and by how much at most; others:
OTHERS = (0.75, 0.17)
ROOM = 8000  # samples of an echo
PACKET = 320
FILTERS, HANN = aug.FB.to(DEVICE), aug.WIN.to(DEVICE)
LAG_WINDOW = torch.exp(-0.5 * (2 * math.pi * 40 / 16000 * torch.arange(ORDER + 1, device=DEVICE)) ** 2)
STYLES = []  # mean and spread by band of utterances heard before
KEPT_STYLES = 800


def uniform(n, low, high):
    return torch.rand(n, device=DEVICE) * (high - low) + low


def chance(n, share):
    return torch.rand(n, device=DEVICE) < share


def some(n, share):
    """Indices of a share of n items, always as many."""
    return torch.randperm(n, device=DEVICE)[: max(1, round(n * share))]


def smooth(n, width, knots, size):
    """n curves of `width` points: `size` (n of them) times normal noise at some of `knots` points, linear between."""
    values = torch.randn(n, 1, random.randint(*knots), device=DEVICE)
    return F.interpolate(values, size=width, mode='linear', align_corners=True)[:, 0] * size[:, None]


def loudest(x):
    return x.abs().amax(1, keepdim=True) + 1e-6


def spectrum(x):
    window = torch.hann_window(WINDOW, device=DEVICE)
    return torch.stft(x, SPECTRUM, STEP, WINDOW, window, center=True, return_complex=True)


def predictors(power):
    """Coefficients (items x ORDER + 1 x frames) and errors by Levinson and Durbin's recursion, from power spectra."""
    lags = torch.fft.irfft(power, dim=1)[:, : ORDER + 1] * LAG_WINDOW[None, :, None]
    lags[:, 0] = lags[:, 0] * 1.0001 + 1e-7
    a = torch.zeros_like(lags)
    a[:, 0] = 1
    error = lags[:, 0].clone()
    for i in range(1, ORDER + 1):
        k = -(a[:, :i] * lags[:, 1 : i + 1].flip(1)).sum(1) / error
        longer = a.clone()
        longer[:, 1 : i + 1] += k[:, None] * a[:, :i].flip(1)
        a, error = longer, (error * (1 - k**2)).clamp(min=1e-9)
    return a, error


def pitches(power):
    """Period in samples of each frame, and whether it has one."""
    low = (torch.arange(power.shape[1], device=DEVICE) * 16000 / SPECTRUM < 1200)[None, :, None]
    lags = torch.fft.irfft(power**0.25 * low, dim=1)
    found = lags[:, SHORTEST:LONGEST]
    return found.argmax(1).float() + SHORTEST, found.amax(1) / (lags[:, 0] + 1e-9) > VOICED


def excitation(period, voiced, samples):
    """Pulses at another pitch and melody, and breath, for items of `samples`."""
    items, frames = period.shape
    steady = torch.where(voiced, period, torch.full_like(period, math.nan))
    usual = torch.nan_to_num(steady.nanmedian(1).values, nan=120.0)[:, None]
    melody = torch.log(usual / torch.where(voiced, period, usual.expand_as(period))).clamp(-0.5, 0.5)
    melody = F.avg_pool1d(F.pad(melody[:, None], (2, 2), mode='replicate'), 5, 1)[:, 0]
    start, stop = uniform(items, 0.95, 1.15)[:, None], uniform(items, 0.85, 1.0)[:, None]
    slope = start + (stop - start) * torch.linspace(0, 1, frames, device=DEVICE)[None]
    f0 = uniform(items, 75, 260)[:, None] * torch.exp(uniform(items, 0, 1.4)[:, None] * melody) * slope
    f0 = f0 * (1 + uniform(items, 0, 0.02)[:, None] * torch.randn(items, frames, device=DEVICE))
    f0 = F.interpolate(f0[:, None], size=samples, mode='linear', align_corners=True)[:, 0]
    sung = F.interpolate(voiced.float()[:, None], size=samples, mode='nearest')[:, 0]
    turns = torch.cumsum((f0 / 16000).double(), 1).floor()
    pulses = (turns - F.pad(turns, (1, 0))[:, :-1]).float() * torch.sqrt(16000 / f0)
    breath = torch.where(chance(items, 0.06), torch.ones(items, device=DEVICE), uniform(items, 0.02, 0.35))[:, None]
    noise = torch.where(sung > 0, breath, torch.ones_like(breath)) * torch.randn(items, samples, device=DEVICE)
    return sung * torch.sqrt((1 - breath**2).clamp(min=0)) * pulses + noise


def revoice(x):
    """Utterances by another mouth, three of five also by another larynx: what `revoice.py` does, with filters of frames that overlap."""
    items, samples = x.shape
    spec = spectrum(torch.cat([x[:, :1], x[:, 1:] - 0.97 * x[:, :-1]], 1))
    power = spec.abs() ** 2
    a, error = predictors(power)
    mouth = torch.sqrt(error / WINDOW)[:, None] / (torch.fft.rfft(a, SPECTRUM, dim=1).abs() + 1e-4)
    at = (torch.arange(257, device=DEVICE)[None] / uniform(items, 0.84, 1.2)[:, None]).clamp(max=255.99)
    low = at.floor().long()
    part, item = (at - low)[:, :, None], torch.arange(items, device=DEVICE)[:, None]
    other = mouth[item, low] * (1 - part) + mouth[item, low + 1] * part
    source = spectrum(excitation(*pitches(power), samples))
    hertz = torch.arange(257, device=DEVICE)[None] * 16000 / SPECTRUM
    soft = 1 / (1 + (hertz / uniform(items, 1500, 9000)[:, None]) ** 2)
    kept = spec * (other / (mouth + 1e-6)).clamp(max=30)
    made = torch.where(chance(items, 0.6)[:, None, None], source * other * soft[:, :, None], kept)
    window = torch.hann_window(WINDOW, device=DEVICE)
    wave = torch.istft(made, SPECTRUM, STEP, WINDOW, window, center=True, length=samples)
    whole = torch.fft.rfft(wave, samples + 512)
    angle = torch.arange(whole.shape[1], device=DEVICE) * 2 * math.pi / (samples + 512)
    whole = whole / (1 - uniform(items, 0.9, 0.97)[:, None] * torch.exp(-1j * angle)[None])  # the pre-emphasis undone
    return torch.nan_to_num(torch.fft.irfft(whole, samples + 512)[:, :samples])


def resampled(audio, start, length, engines, samples):
    """Utterances of a long recording, each at its own speed, with silence around: the batch, where each begins, its samples, all samples."""
    items = len(engines)
    habits = torch.tensor([STRETCH.get(e, OTHERS) for e in engines], device=DEVICE)
    drawn = 1 + habits[:, 1] * uniform(items, -1, 1)
    factor = torch.where(torch.rand(items, device=DEVICE) < habits[:, 0], drawn, torch.ones_like(drawn))
    lead, trail = (uniform(items, 0.03, 0.5) * 16000).long(), (uniform(items, 0.2, 0.6) * 16000).long()
    factor = torch.minimum(factor, (samples - lead - trail - 64) / length)
    size = (length * factor).long()
    at = (torch.arange(samples, device=DEVICE)[None] - lead[:, None]) / factor[:, None]
    inside = (at >= 1) & (at < (length - 3)[:, None])
    at = torch.minimum(at.clamp(min=1), (length - 3)[:, None].clamp(min=1).float())
    low = at.floor().long()
    q = at - low
    p0, p1, p2, p3 = (audio[start[:, None] + low + k].float() for k in (-1, 0, 1, 2))
    x = p1 + 0.5 * q * (p2 - p0 + q * (2 * p0 - 5 * p1 + 4 * p2 - p3 + q * (3 * (p1 - p2) + p3 - p0)))  # Catmull and Rom
    return x * inside / 32768, lead, size, lead + size + trail


def in_rooms(x):
    """Each through an equaliser, a part of them with an echo."""
    items, samples = x.shape
    n = -(-(samples + ROOM) // 4096) * 4096
    whole = torch.fft.rfft(x, n)
    bins = whole.shape[1]
    curve = smooth(items, bins, (4, 9), uniform(items, 0, 0.5) * chance(items, 0.5))
    tilt = (uniform(items, -0.5, 0.35) * chance(items, 0.4))[:, None] * torch.linspace(0, 2, bins, device=DEVICE)[None]
    response = torch.exp(curve + tilt).to(torch.complex64)
    rooms = some(items, ROOMS)
    count = len(rooms)
    length, t = uniform(count, 0.08, 0.5)[:, None], torch.arange(ROOM, device=DEVICE)[None] / 16000
    echo = torch.randn(count, ROOM, device=DEVICE) * torch.exp(-6.9 * t / length) * (t < length)
    echo = echo / (echo.pow(2).sum(1, keepdim=True).sqrt() + 1e-9) * uniform(count, 0.1, 0.7)[:, None]
    echo[:, 0] = 0
    echo[torch.arange(count, device=DEVICE), torch.randint(0, 20, (count,), device=DEVICE)] += 1
    response[rooms] = response[rooms] * torch.fft.rfft(echo, n)
    return torch.fft.irfft(whole * response, n)[:, :samples]


def noises(x):
    """Noise of the same shape and of power 1: of a random colour, in gusts, with hum, or the other callers of the batch at once."""
    items, samples = x.shape
    bins = samples // 2 + 1
    kilohertz = torch.linspace(0, 8000, bins, device=DEVICE)[None].clamp(min=60) / 1000
    shape = kilohertz ** -uniform(items, 0, 1.1)[:, None] * torch.exp(smooth(items, bins, (4, 10), uniform(items, 0, 1)))
    z = torch.fft.irfft(torch.randn(items, bins, dtype=torch.complex64, device=DEVICE) * shape, samples)
    gusts = smooth(items, samples, (8, 14), torch.ones(items, device=DEVICE)).sigmoid() ** 3
    z = torch.where(chance(items, 0.15)[:, None], z * gusts, z)
    hum, t = some(items, HUMS), torch.arange(samples, device=DEVICE)[None]
    for harmonic in (1, 2, 3, 5, 7):
        tone = torch.sin(2 * math.pi * 50 * harmonic * t / 16000 + uniform(len(hum), 0, 6)[:, None])
        z[hum] += tone * uniform(len(hum), 0, 2)[:, None] * z[hum].std(1, keepdim=True)
    babble, others = some(items, BABBLES), 0
    for _ in range(random.randint(2, 4)):
        voice = x[torch.randperm(items, device=DEVICE)[: len(babble)]].roll(random.randrange(samples), 1)
        others = others + voice * uniform(len(babble), 0.3, 1)[:, None]
    z[babble] = others
    return z / (z.pow(2).mean(1, keepdim=True).sqrt() + 1e-9), babble


def in_noise(x, lead, size):
    """With noise on most of them; behind a gate (noise only around the speech) on a part."""
    items, samples = x.shape
    loud = x.abs() > 0.02
    level = ((x**2 * loud).sum(1) / loud.sum(1).clamp(min=1)).sqrt()
    hard = chance(items, 0.4)
    noisy = torch.rand(items, device=DEVICE) < torch.where(hard, 0.92, 0.75)
    below = torch.where(hard, uniform(items, 4, 20), uniform(items, 5, 32))
    z, babble = noises(x)
    below[babble] = below[babble].clamp(min=8)
    gated = chance(items, GATES)
    t = torch.arange(samples, device=DEVICE)[None]
    first, last = (uniform(items, 0, 0.35) * 16000).long(), (uniform(items, 0, 0.35) * 16000).long()
    around = (t >= (lead - first)[:, None]) & (t < (lead + size + last)[:, None])
    gain = torch.where(gated & ~noisy, level * 10 ** (-uniform(items, 15, 42) / 20), level * 10 ** (-below / 20) * noisy)
    return x + z * gain[:, None] * torch.where(gated[:, None], around.float(), torch.ones_like(x))


def over_lines(x):
    """Some clipped, some in the telephone band with mu-law, some with packets lost and covered up; each at its own level."""
    items, samples = x.shape
    limit = torch.where(chance(items, 0.08), uniform(items, 0.3, 0.9), torch.full((items,), 9.0, device=DEVICE))[:, None] * loudest(x)
    x = x.clamp(min=-limit, max=limit)
    phones = some(items, TELEPHONES)
    whole = torch.fft.rfft(x[phones], samples)
    hertz = torch.linspace(0, 8000, whole.shape[1], device=DEVICE)[None]
    low, high = uniform(len(phones), 150, 350)[:, None], uniform(len(phones), 3000, 3700)[:, None]
    band = torch.fft.irfft(whole / torch.sqrt((1 + (low / hertz.clamp(min=1)) ** 6) * (1 + (hertz / high) ** 12)), samples)
    band = band / loudest(band)
    coded = torch.round(torch.sign(band) * torch.log1p(255 * band.abs()) / math.log(256) * 127) / 127
    x[phones] = torch.sign(coded) * (256 ** coded.abs() - 1) / 255
    lossy, packets = some(items, LOSSY), samples // PACKET
    lost = torch.rand(len(lossy), packets, device=DEVICE) < uniform(len(lossy), 0.02, 0.08)[:, None]
    lost = F.pad(lost.repeat_interleave(PACKET, 1), (0, samples - packets * PACKET))
    heard = x[lossy]
    x[lossy] = torch.where(lost, F.pad(heard, (PACKET, 0))[:, :samples] * uniform(len(lossy), 0, 0.9)[:, None], heard)
    return x / loudest(x) * (10 ** (uniform(items, -25, -1) / 20))[:, None]


def waves(audio, start, length, engines, samples):
    """A batch of `samples` (a multiple of 4096) as it arrives over the line, and how many samples of each count.

    `audio` holds all clean speech as int16; `start` and `length` say which of it, `engines` who speaks.
    """
    x, lead, size, total = resampled(audio, start, length, engines, samples)
    x = x / loudest(x)
    who = some(len(x), REVOICED)
    other = revoice(x[who])
    x[who] = other / loudest(other)
    x = in_rooms(x)
    return over_lines(in_noise(x / loudest(x), lead, size)), total


def logmel(x):
    """As `aug.logmel`, for a batch."""
    x = torch.cat([x[:, :1], x[:, 1:] - 0.97 * x[:, :-1]], 1)
    power = torch.stft(x, 512, 160, 400, HANN, center=True, pad_mode='constant', return_complex=True).abs() ** 2
    return torch.log(FILTERS @ power + 2**-24)


def restyled(mel, mild):
    """In part with the mean and spread by band of others heard before, as `train.restyle`."""
    items = len(mel)
    power = mel.exp().sum(1)
    loud = (power > 0.02 * power.amax(1, keepdim=True))[:, None]
    count = loud.sum(2).clamp(min=1)
    mean = (mel * loud).sum(2) / count
    spread = (((mel - mean[:, :, None]) ** 2 * loud).sum(2) / count).sqrt() + 0.3
    if not STYLES:
        STYLES.extend((mean.clone(), spread.clone()))
    elif len(STYLES[0]) < KEPT_STYLES:
        STYLES[0], STYLES[1] = torch.cat([STYLES[0], mean]), torch.cat([STYLES[1], spread])
    else:
        place = torch.randint(0, len(STYLES[0]), (items,), device=DEVICE)
        STYLES[0][place], STYLES[1][place] = mean, spread
    other = torch.randint(0, len(STYLES[0]), (items,), device=DEVICE)
    part = (uniform(items, 0.2, 1) * chance(items, 0.4 * mild))[:, None]
    scale = (1 - part * 0.7 + part * 0.7 * STYLES[1][other] / spread).clamp(0.6, 1.7)
    new = mean * (1 - part) + STYLES[0][other] * part
    return (mel - mean[:, :, None]) * scale[:, :, None] + new[:, :, None]


def masks(lengths, people, width, mild):
    """SpecAugment: which bands (items x 80) and which frames (items x width) are hidden."""
    items = len(lengths)
    some_items = chance(items, mild)[:, None]
    bands, frames = torch.arange(80, device=DEVICE)[None, :, None], torch.arange(width, device=DEVICE)[None, :, None]
    wide = (torch.rand(items, 2, device=DEVICE) * (torch.where(people, 22, 15)[:, None] + 1)).long()
    first = (torch.rand(items, 2, device=DEVICE) * (80 - wide)).long()
    hidden = ((bands >= first[:, None]) & (bands < (first + wide)[:, None])).any(2) & some_items
    spans = 6
    long = torch.minimum(torch.rand(items, spans, device=DEVICE) * torch.where(people, 36, 20)[:, None], (lengths // 8)[:, None].float()).long()
    begin = (torch.rand(items, spans, device=DEVICE) * (lengths[:, None] - long).clamp(min=1)).long()
    used = (1 + lengths // torch.where(people, 100, 150))[:, None] > torch.arange(spans, device=DEVICE)[None]
    silent = ((frames >= begin[:, None]) & (frames < (begin + long)[:, None]) & used[:, None]).any(2) & chance(items, mild)[:, None]
    return hidden, silent


def vary(mel, frames, characters, people, width, mild):
    """Style, level, channel curve, frequency warp, blur, pace and masks of a batch of log-mels: `train.vary` on tensors.

    At most six spans of frames are hidden. `frames` and `characters` count those of each item, `people` says whose little speech is varied more, `width` is the most
    frames an item may take; gives the batch (`width` frames) and the new counts.
    """
    items, _, length = mel.shape
    mel = restyled(mel, mild)
    shift = uniform(items, -2, 2)[:, None] + smooth(items, 80, (3, 7), uniform(items, 0.2, 1.2) * chance(items, 0.5))
    warp = torch.where(chance(items, 0.7 * mild), uniform(items, 0.84, 1.18), torch.ones(items, device=DEVICE))
    bands = (torch.arange(80, device=DEVICE) * warp[:, None]).clamp(0, 79)
    low = bands.floor().long()
    part, item = (bands - low)[:, :, None], torch.arange(items, device=DEVICE)[:, None]
    mel = mel[item, low] * (1 - part) + mel[item, (low + 1).clamp(max=79)] * part + shift[:, :, None]
    blur = (uniform(items, -0.25, 0.33) * chance(items, 0.4 * mild))[:, None, None]
    mel = mel * (1 - blur) + blur / 2 * (torch.cat([mel[:, :1], mel[:, :-1]], 1) + torch.cat([mel[:, 1:], mel[:, -1:]], 1))
    longer = (frames * uniform(items, 0.82, 1.22)).long()
    fits = (longer // 8 * 2 >= characters * 1.15 + 2) & (longer <= width)
    lengths = torch.where((torch.rand(items, device=DEVICE) < torch.where(people, 0.6, 0.35)) & fits, longer, frames)
    time = torch.arange(width, device=DEVICE)[None]
    knots = (max(3, width // 40), max(4, width // 12))
    speed = torch.exp(smooth(items, width, knots, uniform(items, 0.1, 0.4) * chance(items, 0.5 * mild))) * (time < lengths[:, None])
    at = ((torch.cumsum(speed, 1) - speed) * (frames / speed.sum(1))[:, None]).floor().long()
    at = torch.minimum(at, (frames - 1)[:, None]).clamp(max=length - 1)
    mel = mel.gather(2, at[:, None, :].expand(-1, 80, -1))
    hidden, silent = masks(lengths, people, width, mild)
    mel = mel.masked_fill(hidden[:, :, None] | silent[:, None, :], -9.0)
    return mel.masked_fill((time >= lengths[:, None])[:, None, :], -16.0), lengths
