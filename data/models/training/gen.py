"""gen.py train SEED N | gen.py test : balanced engines -> log-mel shards data/*.pkl  items (lang,label,tag,mel fp16[80,T])"""

import sys, random, numpy as np, torch, time, pickle, os, re

torch.set_num_threads(1)
import textgen as T, tts, aug, lab
from scipy.signal import resample_poly

ACR = {
    'emi': 'e m i',
    'sms': 's m s',
    'otp': 'o t p',
    'gst': 'g s t',
    'kyc': 'k y c',
    'fd': 'f d',
    'nbfc': 'n b f c',
    'apr': 'a p r',
    'kdm': 'k d m',
    'dnd': 'd n d',
    'ai': 'a i',
}


def acr(t):
    return ' '.join(ACR.get(w, w) for w in t.split())


def devs(r, t):  # Devanagari reading text: conventional or rule-based spelling
    return lab.deva(t) if r.random() < 0.6 else tts.devize(acr(t))


def say_espeak(r, l, t, variants, base=None):
    var = r.choice(variants)
    rate = r.randint(120, 245)
    pitch = r.randint(12, 92)
    rg = r.randint(20, 85)
    if l == 'hi' or r.random() < 0.6:
        v = base or r.choice(['hi'] * 6 + ['mr', 'mr', 'ne', 'ne'])
        return 'espk-' + v + '+' + var, tts.espeak(
            acr(t) if (l == 'hi' and r.random() < 0.2) else devs(r, t), v + '+' + var, rate, pitch, rg
        )
    v = r.choice(tts.ENV)
    return 'espk-' + v + '+' + var, tts.espeak(acr(t), v + '+' + var, rate, pitch, rg)


def say_flite(r, l, t):
    v = r.choice(['rms', 'slt', 'awb', 'rms', 'slt', 'awb', 'kal16'])
    s = r.uniform(0.8, 1.3)
    f0 = r.choice([None, None, r.randint(85, 230)])
    if l == 'en' and r.random() < 0.5:
        return 'flite-' + v, tts.flite(acr(t), 'en', v, s, f0)
    return 'flite-' + v, tts.flite(devs(r, t), 'hi', v, s, f0)


def say_fest(r, l, t):
    s = r.uniform(0.8, 1.3)
    if l == 'en' and r.random() < 0.3:
        v = r.choice(['voice_ked_diphone', 'voice_kal_diphone'])
        return 'fest-' + v, tts.festival(acr(t).replace("'", ''), v, s)
    v = r.choice(['voice_hindi_NSK_diphone', 'voice_hindi_NSK_diphone', 'voice_marathi_NSK_diphone'])
    return 'fest-' + v, tts.festival(devs(r, t), v, s)


def morph(r, a):  # timbre shift by resampling (few recorded speakers)
    f = r.choice([84, 88, 92, 96, 100, 100, 104, 108, 113, 118])
    return a if f == 100 else resample_poly(a, 100, f).astype(np.float32)


def dump(it, f):
    pickle.dump(it, open(f + '.tmp', 'wb'), 4)
    os.rename(f + '.tmp', f)


def mel(a):
    return aug.logmel(a).numpy().astype(np.float16)


def train(seed, n, shard=1000):
    r = random.Random(seed)
    g = np.random.default_rng(seed)
    it = []
    sh = 0
    fail = 0
    dur = 0
    t0 = time.time()
    c0 = time.process_time()
    skip = 0
    while n > 0:
        n -= 1
        try:
            l, t = T.sample(r)
            y = lab.deva(t)
            if not y or len(y) > 110:
                continue
            c = r.random()
            k = 1
            if c < 0.64:
                tag, a = say_espeak(r, l, t, tts.TRV)
            elif c < 0.82:
                tag, a = say_fest(r, l, t)
                k = 2
            else:
                tag, a = say_flite(r, l, t)
                k = 2
            if len(a) < 3000:
                continue
            for _ in range(k):
                x = aug.augment(morph(r, a) if k > 1 else a, r, g)
                m = mel(x)
                if m.shape[1] > 1300 or m.shape[1] // 8 * 2 < len(y) + 2:
                    skip += 1
                    continue
                it.append((l, y, tag, m))
                dur += len(x) / 16000
        except Exception as e:
            fail += 1
            if fail < 4:
                print('fail', repr(e)[:200], flush=True)
        if len(it) >= shard:
            dump(it, 'data/tr_%d_%d.pkl' % (seed, sh))
            sh += 1
            it = []
            print(
                seed,
                sh,
                '%.2fh wall %.0f cpu %.0f x%.0f fail %d skip %d'
                % (dur / 3600, time.time() - t0, time.process_time() - c0, dur / (time.time() - t0), fail, skip),
                flush=True,
            )
    if it:
        dump(it, 'data/tr_%d_%d.pkl' % (seed, sh))


def text_of(r, cat):
    if cat == 'tmpl':
        return T.one(r)
    if cat == 'held':
        return T.one(r, True)
    if cat == 'digits':
        h = r.random() < 0.6
        n = r.choice([4, 6, 10, 10])
        return ('hi' if h else 'en'), ' '.join((T.HN if h else T.E1)[r.randint(0, 9)] for _ in range(n))
    if cat == 'yesno':
        return r.choice(
            [('hi', x) for x in ('हाँ', 'नहीं', 'जी हाँ', 'जी नहीं', 'हाँ जी', 'ठीक है', 'नहीं चाहिए', 'हाँ बिल्कुल')]
            + [('en', x) for x in ('yes', 'no', 'yes please', 'no thanks')]
        )
    if cat == 'salad':
        return 'hi', ' '.join(r.choice(T.WH) for _ in range(r.randint(3, 6)))


def test(kind, clean, seed, n=40):
    r = random.Random(seed)
    g = np.random.default_rng(seed)
    it = []
    for cat in ('tmpl', 'held', 'digits', 'yesno', 'salad'):
        k = 0
        while k < n:
            l, t = text_of(r, cat)
            y = lab.deva(t)
            if not y or len(y) > 110:
                continue
            try:
                tag, a = (
                    say_espeak(r, l, t, tts.HELDV)
                    if kind == 'espk'
                    else say_fest(r, l, t) if kind == 'fest' else say_flite(r, l, t)
                )
            except Exception as e:
                print('fail', e)
                continue
            if len(a) < 2500:
                continue
            if clean:
                a = np.concatenate([np.zeros(3000), a / (np.abs(a).max() + 1e-6) * 0.5, np.zeros(6000)]).astype(
                    np.float32
                )
                a = a + 1e-4 * g.standard_normal(len(a)).astype(np.float32)
            else:
                a = aug.augment(a, r, g)
            if len(a) > 13 * 16000:
                continue
            it.append((l, y, cat + '|' + tag, mel(a), (np.clip(a, -1, 1) * 32767).astype(np.int16)))
            k += 1
    r.shuffle(it)
    dump(it, 'data/te_%s_%s.pkl' % (kind, 'clean' if clean else 'aug'))


if __name__ == '__main__':
    if sys.argv[1] == 'train':
        train(int(sys.argv[2]), int(sys.argv[3]))
    else:
        for i, k in enumerate(('espk', 'fest', 'flite')):
            for c in (1, 0):
                t0 = time.time()
                test(k, c, 9100 + 10 * i + c)
                print(k, c, time.time() - t0, flush=True)
