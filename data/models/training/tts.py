"""The synthesisers that speak the training text: espeak-ng (in process), flite and festival (programs), and an Indian-English
accent by spelling English in Devanagari.

    python3 tts.py        writes one sample per engine and its speed
"""

import ctypes as C, numpy as np, random, re, subprocess, os, tempfile, wave, time
from scipy.signal import resample_poly, lfilter, butter, fftconvolve

lib = C.CDLL('libespeak-ng.so.1')
libc = C.CDLL(None)
CB = C.CFUNCTYPE(C.c_int, C.POINTER(C.c_short), C.c_int, C.c_void_p)
_buf = []


@CB
def _cb(w, n, e):
    if w and n > 0:
        _buf.append(C.string_at(w, n * 2))
    return 0


lib.espeak_TextToPhonemes.restype = C.c_char_p
lib.espeak_TextToPhonemes.argtypes = [C.POINTER(C.c_char_p), C.c_int, C.c_int]
_init = False


def init():
    global _init
    if not _init:
        r = lib.espeak_Initialize(1, 0, None, 0)  # AUDIO_OUTPUT_RETRIEVAL? 1
        assert r == 22050, r
        lib.espeak_SetSynthCallback(_cb)
        _init = True


_cur = None
MAPV = {
    'en-gb': 'gmw/en',
    'en-us': 'gmw/en-US',
    'en-gb-scotland': 'gmw/en-GB-scotland',
    'en-gb-x-rp': 'gmw/en-GB-x-rp',
    'en-gb-x-gbcwmd': 'gmw/en-GB-x-gbcwmd',
    'en-us-nyc': 'gmw/en-US-nyc',
    'en-029': 'gmw/en-029',
    'en-gb-x-gbclan': 'gmw/en-GB-x-gbclan',
    'hi': 'inc/hi',
    'mr': 'inc/mr',
    'ne': 'inc/ne',
}


def setv(v):
    b, _, x = v.partition('+')
    n = MAPV[b] + ('+' + x if x else '')
    assert lib.espeak_SetVoiceByName(n.encode()) == 0, n


def espeak(text, voice, rate=170, pitch=50, rng=50, phon=False):
    global _cur
    init()
    if _cur != voice:
        setv(voice)
        _cur = voice
    lib.espeak_SetParameter(1, int(rate), 0)
    lib.espeak_SetParameter(3, int(pitch), 0)
    lib.espeak_SetParameter(4, int(rng), 0)
    _buf.clear()
    b = text.encode() + b'\0'
    lib.espeak_Synth(b, len(b), 0, 0, 0, 1 | (0x100 if phon else 0), None, None)
    lib.espeak_Synchronize()
    a = np.frombuffer(b''.join(_buf), dtype=np.int16).astype(np.float32) / 32768
    return resample_poly(a, 320, 441).astype(np.float32) if len(a) else a


def phon(text, voice, ipa=True):
    global _cur
    init()
    if _cur != voice:
        setv(voice)
        _cur = voice
    p = C.c_char_p(text.encode())
    out = []
    while p.value is not None:
        r = lib.espeak_TextToPhonemes(C.byref(p), 1, 2 if ipa else 0)
        if r:
            out.append(r.decode())
    return ' '.join(out)


# IPA(en) -> Devanagari (Indian English accent)
CONS = {
    'tʃ': 'च',
    'dʒ': 'ज',
    'p': 'प',
    'b': 'ब',
    't': 'ट',
    'd': 'ड',
    'k': 'क',
    'ɡ': 'ग',
    'f': 'फ',
    'v': 'व',
    'w': 'व',
    'θ': 'थ',
    'ð': 'द',
    's': 'स',
    'z': 'ज',
    'ʃ': 'श',
    'ʒ': 'श',
    'h': 'ह',
    'm': 'म',
    'n': 'न',
    'ŋ': 'ंग',
    'l': 'ल',
    'ɹ': 'र',
    'r': 'र',
    'ɾ': 'ट',
    'j': 'य',
    'ʔ': 'ट',
    'x': 'ख',
    'ç': 'ह',
}
VOW = {
    'aɪə': ('आय', 'ाय'),
    'aʊə': ('आव', 'ाव'),
    'eɪ': ('ए', 'े'),
    'aɪ': ('आइ', 'ाइ'),
    'ɔɪ': ('ऑय', 'ॉय'),
    'əʊ': ('ओ', 'ो'),
    'oʊ': ('ओ', 'ो'),
    'aʊ': ('आउ', 'ाउ'),
    'ɪə': ('इय', 'िय'),
    'iə': ('इय', 'िय'),
    'eə': ('एअर', 'ेअर'),
    'ʊə': ('उअ', 'ुअ'),
    'ɑː': ('आ', 'ा'),
    'ɔː': ('ऑ', 'ॉ'),
    'iː': ('ई', 'ी'),
    'uː': ('ऊ', 'ू'),
    'ɜː': ('अर', 'र'),
    'oː': ('ऑ', 'ॉ'),
    'ɛː': ('ए', 'े'),
    'æ': ('ऐ', 'ै'),
    'ɛ': ('ए', 'े'),
    'e': ('ए', 'े'),
    'ɪ': ('इ', 'ि'),
    'i': ('इ', 'ि'),
    'ɒ': ('ऑ', 'ॉ'),
    'ʌ': ('अ', ''),
    'ʊ': ('उ', 'ु'),
    'ə': ('अ', ''),
    'ɐ': ('अ', ''),
    'ɚ': ('अर', 'र'),
    'a': ('ऐ', 'ै'),
    'o': ('ओ', 'ो'),
    'u': ('उ', 'ु'),
    'ɔ': ('ऑ', 'ॉ'),
    'ᵻ': ('इ', 'ि'),
    'ɑ': ('आ', 'ा'),
    'n̩': ('न', 'न'),
}
KEYS = sorted(list(CONS) + list(VOW), key=lambda k: -len(k))


def ipa2dev(w):
    w = w.replace('ˈ', '').replace('ˌ', '').replace('\u200d', '').replace('ː', 'ː')
    o = ''
    i = 0
    prevc = False
    while i < len(w):
        for k in KEYS:
            if w.startswith(k, i):
                if k in CONS:
                    c = CONS[k]
                    o += ('्' if prevc and c[0] != 'ं' else '') + c
                    prevc = True
                else:
                    o += VOW[k][1] if prevc else VOW[k][0]
                    prevc = False
                i += len(k)
                break
        else:
            i += 1
    return o


_dc = {}


def en2dev(word):
    if word not in _dc:
        _dc[word] = ipa2dev(''.join(phon(word, 'en-gb').split()))
    return _dc[word]


def devize(text):
    return ' '.join(en2dev(w) if re.match('[a-z]', w) else w for w in text.split())


# espeak IPA -> CMU phones for flite
CMU = [
    ('tʃ', 'ch'),
    ('dʒ', 'jh'),
    ('t̪ʰ', 'th'),
    ('d̪ʰ', 'dh'),
    ('aɪ', 'ay'),
    ('aʊ', 'aw'),
    ('eɪ', 'ey'),
    ('əʊ', 'ow'),
    ('oʊ', 'ow'),
    ('ɔɪ', 'oy'),
    ('ɪə', 'ih r'),
    ('eə', 'eh r'),
    ('iː', 'iy'),
    ('uː', 'uw'),
    ('aː', 'aa'),
    ('ɑː', 'aa'),
    ('ɔː', 'ao'),
    ('oː', 'ow'),
    ('eː', 'ey'),
    ('ɛː', 'ae'),
    ('ɜː', 'er'),
    ('ɟʰ', 'jh hh'),
    ('cʰ', 'ch hh'),
    ('kʰ', 'k hh'),
    ('ɡʰ', 'g hh'),
    ('ʈʰ', 't hh'),
    ('ɖʰ', 'd hh'),
    ('pʰ', 'f'),
    ('bʰ', 'b hh'),
    ('tʰ', 't hh'),
    ('dʰ', 'd hh'),
    ('c', 'ch'),
    ('ɟ', 'jh'),
    ('ʈ', 't'),
    ('ɖ', 'd'),
    ('ɽ', 'r'),
    ('ɾ', 'r'),
    ('ɹ', 'r'),
    ('ɳ', 'n'),
    ('ɲ', 'n'),
    ('ŋ', 'ng'),
    ('ʂ', 'sh'),
    ('ʃ', 'sh'),
    ('ʒ', 'zh'),
    ('ʋ', 'v'),
    ('w', 'w'),
    ('v', 'v'),
    ('p', 'p'),
    ('b', 'b'),
    ('t', 't'),
    ('d', 'd'),
    ('k', 'k'),
    ('ɡ', 'g'),
    ('f', 'f'),
    ('s', 's'),
    ('z', 'z'),
    ('h', 'hh'),
    ('ɦ', 'hh'),
    ('m', 'm'),
    ('n', 'n'),
    ('l', 'l'),
    ('j', 'y'),
    ('θ', 'th'),
    ('ð', 'dh'),
    ('x', 'k'),
    ('r', 'r'),
    ('ə', 'ah'),
    ('ʌ', 'ah'),
    ('ɐ', 'ah'),
    ('æ', 'ae'),
    ('a', 'aa'),
    ('ɛ', 'eh'),
    ('e', 'ey'),
    ('ɪ', 'ih'),
    ('i', 'iy'),
    ('ɒ', 'aa'),
    ('ɔ', 'ao'),
    ('o', 'ow'),
    ('ʊ', 'uh'),
    ('u', 'uw'),
]


def ipa2cmu(s):
    s = re.sub(r'\([a-z-]+\)', '', s)
    s = re.sub('[ˈˌ\u200d̩̃]', '', s)
    o = []
    i = 0
    while i < len(s):
        for k, v in CMU:
            if s.startswith(k, i):
                o += v.split()
                i += len(k)
                break
        else:
            i += 1
    return ' '.join(['pau'] + o + ['pau'])


def rdwav(p):
    with wave.open(p) as w:
        a = np.frombuffer(w.readframes(w.getnframes()), dtype=np.int16).astype(np.float32) / 32768
        sr = w.getframerate()
    if sr != 16000:
        from math import gcd

        g = gcd(16000, sr)
        a = resample_poly(a, 16000 // g, sr // g).astype(np.float32)
    return a


TMP = os.path.join(tempfile.gettempdir(), 'flite%d.wav' % os.getpid())


def flite(text, lang, voice, stretch=1.0, f0=None, change=None):
    """Speech of a flite voice; `change` takes and gives the phones of Hindi."""
    cmd = ['flite', '-voice', voice, '--setf', 'duration_stretch=%.2f' % stretch]
    if f0:
        cmd += ['--setf', 'int_f0_target_mean=%d' % f0]
    if lang == 'en':
        cmd += ['-t', text]
    else:
        phones = ipa2cmu(phon(text, 'hi'))
        cmd += ['-p', change(phones) if change else phones]
    subprocess.run(cmd + ['-o', TMP], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return rdwav(TMP)


_fest = {}


LEAST_A_CHARACTER = 0.02  # seconds; half of the fastest speech asked for


def festival(text, voice, stretch=1.0):
    """Speech of a festival voice; the program dies, or says nothing, now and then when voices change, so a failure is tried again once.

    Its voices leave out words with ड़ or ढ़ and say them with ड and ढ.
    """
    text = text.replace('\u093c', '').replace('\u095c', '\u0921').replace('\u095d', '\u0922')
    try:
        return festival_once(text, voice, stretch)
    except RuntimeError:
        return festival_once(text, voice, stretch)


def festival_once(text, voice, stretch):
    p = _fest.get('p')
    if p is None:
        p = _fest['p'] = subprocess.Popen(
            ['festival', '--pipe'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    t = os.path.join(tempfile.gettempdir(), 'festival%d.wav' % os.getpid())
    if os.path.exists(t):
        os.unlink(t)
    if os.path.exists(t + '.done'):
        os.unlink(t + '.done')
    cmd = (
        '(%s)(Parameter.set \'Duration_Stretch %.2f)(set! u (SynthText "%s"))(utt.save.wave u "%s" \'riff)(system "touch %s.done")\n'
        % (voice, stretch, text, t, t)
    )
    p.stdin.write(cmd.encode())
    p.stdin.flush()
    t0 = time.time()
    while not os.path.exists(t + '.done'):
        time.sleep(0.003)
        if time.time() - t0 > 20 or p.poll() is not None:
            _fest['p'] = None
            p.kill()
            raise RuntimeError('festival: ' + text)
    audio = rdwav(t)
    if len(audio) < LEAST_A_CHARACTER * 16000 * len(text):
        _fest['p'] = None
        p.kill()
        raise RuntimeError('festival said nothing: ' + text)
    return audio


def espeak_data():
    """Folder of espeak-ng's voices, as the program names it."""
    version = subprocess.run(['espeak-ng', '--version'], capture_output=True, text=True, check=True).stdout
    return version.split('Data at:')[1].strip()


ALLV = [
    v
    for v in os.listdir(os.path.join(espeak_data(), 'voices', '!v'))
    if not re.search('hisper|obot|obo|croak|Half|fast|Demonic|Storm|Tweaky|Universal|RicishayMax|Mr_s', v)
]
HELDV = ['f4', 'm7', 'klatt3', 'Annie', 'caleb', 'zac', 'anika', 'steph2', 'Andy']
TRV = [v for v in ALLV if v.lower() not in [h.lower() for h in HELDV]]
HELDV = sorted(v for v in ALLV if v not in TRV)
ENV = ['en-gb', 'en-us', 'en-gb-scotland', 'en-gb-x-rp', 'en-gb-x-gbcwmd', 'en-us-nyc', 'en-029', 'en-gb-x-gbclan']
HIV = ['hi'] * 6 + ['mr', 'ne']


def synth_train(r, lang, text):
    """random training voice; returns tag,audio"""
    c = r.random()
    rate = r.randint(125, 240)
    pitch = r.randint(15, 90)
    rg = r.randint(20, 85)
    if c < 0.12:  # flite human-recorded: rms awb kal16  (slt held out)
        v = r.choice(['rms', 'awb', 'kal16', 'rms', 'awb'])
        return 'flite-' + v, flite(
            text if lang == 'en' else text, lang, v, r.uniform(0.85, 1.3), r.choice([None, r.randint(90, 200)])
        )
    var = r.choice(TRV)
    if lang == 'hi':
        t = devize(text) if r.random() < 0.6 else text
        v = r.choice(HIV)
        return 'e-' + v + '+' + var, espeak(t, v + '+' + var, rate, pitch, rg)
    if r.random() < 0.5:
        return 'eIN-' + var, espeak(devize(text), 'hi+' + var, rate, pitch, rg)
    v = r.choice(ENV)
    return 'e-' + v + '+' + var, espeak(text, v + '+' + var, rate, pitch, rg)


def synth_held(r, lang, text, kind):
    if kind == 'espk':
        var = r.choice(HELDV)
        if lang == 'hi':
            return espeak(
                devize(text) if r.random() < 0.6 else text, 'hi+' + var, r.randint(140, 210), r.randint(30, 75), 50
            )
        return (
            espeak(devize(text), 'hi+' + var, r.randint(140, 210), 50, 50)
            if r.random() < 0.5
            else espeak(text, r.choice(['en-gb', 'en-us']) + '+' + var, r.randint(140, 210), 50, 50)
        )
    if kind == 'fest':  # unseen engine: recorded human diphones
        return (
            festival(devize(text), 'voice_hindi_NSK_diphone')
            if lang == 'hi' or r.random() < 0.5
            else festival(text, r.choice(['voice_ked_diphone', 'voice_cmu_us_slt_arctic_hts']))
        )
    if kind == 'slt':
        return flite(text, lang, 'slt')


if __name__ == '__main__':
    import sys
    from textgen import sample

    r = random.Random(0)
    print(len(ALLV), len(TRV), HELDV)
    print(
        devize('what is the interest rate for gold loan today balance transfer documents processing fee emi jewellery')
    )
    print(ipa2cmu(phon('मुझे gold loan चाहिए पचास हजार रुपये का', 'hi')))

    def w(p, a):
        with wave.open(p, 'wb') as f:
            f.setnchannels(1)
            f.setsampwidth(2)
            f.setframerate(16000)
            f.writeframes((np.clip(a, -1, 1) * 32767).astype(np.int16).tobytes())

    for nm, fn in [
        ('espeak', lambda l, t: espeak(devize(t), 'hi+' + r.choice(TRV), 170, 50, 50)),
        ('flite-rms', lambda l, t: flite(t, l, 'rms')),
        ('flite-awb', lambda l, t: flite(t, l, 'awb')),
        ('flite-kal16', lambda l, t: flite(t, l, 'kal16')),
        ('fest-hi', lambda l, t: festival(devize(t), 'voice_hindi_NSK_diphone')),
        ('fest-slt-hts', lambda l, t: festival('this is the loan amount for gold', 'voice_cmu_us_slt_arctic_hts')),
        ('fest-ked', lambda l, t: festival('this is the loan amount for gold', 'voice_ked_diphone')),
    ]:
        t0 = time.time()
        d = 0
        n = 40
        for i in range(n):
            l, t = sample(r)
            a = fn(l, t)
            d += len(a) / 16000
            if i == 0:
                w('s_%s.wav' % nm, a)
                print(nm, t, len(a) / 16000, np.abs(a).max())
        dt = time.time() - t0
        print('%s: %.1fs audio in %.2fs = %.0fx RT' % (nm, d, dt, d / dt), flush=True)
