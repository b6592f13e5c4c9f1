"""train.py OUT  env: T0,TEND (epoch seconds, lr schedule), INIT (checkpoint), OLD=1 (earlier vocabulary), RANK/WORLD (gloo, 1 thread each).
touch OUT.stop -> save and exit (resume with INIT=OUT.pt)."""

import sys, glob, pickle, random, time, os, numpy as np, torch, torch.nn.functional as F, json
import model, lab
from model import *

torch.set_num_threads(1)
OUT = sys.argv[1]
T0 = float(os.environ['T0'])
TEND = float(os.environ['TEND'])
RK = int(os.environ.get('RANK', '0'))
WS = int(os.environ.get('WORLD', '1'))
BS = float(os.environ.get('BS', '24'))
LR = float(os.environ.get('LR', '1.5e-3'))
cfg = None
torch.manual_seed(RK)
r = random.Random(100 * RK + int(time.time()) % 97)
model.BFL[0] = True
if WS > 1:
    import torch.distributed as dist, datetime

    os.environ['MASTER_ADDR'] = '127.0.0.1'
    os.environ.setdefault('MASTER_PORT', '29611')
    os.environ['GLOO_SOCKET_IFNAME'] = 'lo'
    dist.init_process_group('gloo', rank=RK, world_size=WS, timeout=datetime.timedelta(seconds=120))
S = torch.load(os.environ['INIT'])
cfg = S['cfg']
m = Enc(**cfg)
old = os.environ.get('OLD')
m.load_state_dict(convert_old(S['m']) if old else S['m'])
ema = {k: v.float().clone() for k, v in (convert_old(S['ema']) if old else S['ema']).items()}
P = list(m.parameters())
dec = [p for p in P if p.dim() > 1]
nod = [p for p in P if p.dim() <= 1]
opt = torch.optim.AdamW(
    [{'params': dec, 'weight_decay': 0.02}, {'params': nod, 'weight_decay': 0}], lr=LR, betas=(0.9, 0.98)
)
st = 0
aud = 0.0
cpu0 = 0.0
warm0 = 0
if 'opt' in S:
    opt.load_state_dict(S['opt'])
    st = S['st']
    aud = S['aud']
    cpu0 = S['cpu']
else:
    warm0 = st
print('params', sum(p.numel() for p in P) / 1e6, 'V', len(VOC), flush=True)
seen = set()
pools = {}


def key(tag, new):
    e = 'fest' if tag.startswith('fest') else 'flite' if tag.startswith('flite') else 'espk'
    return e if new or e != 'espk' else 'old'


W = {'espk': 0.32, 'fest': 0.20, 'flite': 0.22, 'old': 0.26}


def refresh():
    for f in sorted(glob.glob('data/tr_*.pkl')):
        if f in seen:
            continue
        seen.add(f)
        new = f.startswith('data/')
        if (len(seen) % WS) != RK:
            continue
        for d in pickle.load(open(f, 'rb')):
            t = d[1] if new else lab.deva(d[1])
            if t:
                pools.setdefault(key(d[2], new), []).append((d[0], t, d[2], d[3]))


def draw(n):
    ks = [k for k in pools if len(pools[k]) > 150]
    w = [W[k] * min(1, len(pools[k]) / 3000) ** 0.7 for k in ks]
    if 'espk' not in ks or len(pools['espk']) < 3000:
        w = [x * (2 if k == 'old' else 1) for k, x in zip(ks, w)]
    return [r.choice(pools[k]) for k in r.choices(ks, w, k=n)]


def batches():
    while True:
        refresh()
        out = []
        b = []
        mx = 0
        for i in sorted(draw(800), key=lambda d: d[3].shape[1]):
            mx = max(mx, i[3].shape[1])
            if b and (len(b) + 1) * mx > BS * 100:
                out.append(b)
                b = []
                mx = i[3].shape[1]
            b.append(i)
        out.append(b)
        r.shuffle(out)
        yield from out


def collate(b, aug=True):
    T = (int(max(x[3].shape[1] for x in b) * (1.2 if aug else 1)) + 31) // 32 * 32
    X = torch.full((len(b), 80, T), -16.0)
    L = []
    for i, x in enumerate(b):
        M = torch.from_numpy(x[3].astype(np.float32))
        t = M.shape[1]
        if aug:
            M = M + r.uniform(-2, 2)
            if r.random() < 0.4:
                f = r.uniform(0.88, 1.14)
                src = (torch.arange(80) * f).clamp(0, 79)
                lo = src.floor().long()
                w = (src - lo)[:, None]
                M = M[lo] * (1 - w) + M[(lo + 1).clamp(max=79)] * w
            if r.random() < 0.5:  # random smooth channel curve
                M = (
                    M
                    + F.interpolate(
                        torch.tensor([[[r.gauss(0, 1) for _ in range(r.randint(3, 7))]]]) * r.uniform(0.2, 1.2),
                        size=80,
                        mode='linear',
                        align_corners=True,
                    )[0, 0][:, None]
                )
            if r.random() < 0.25:  # speed at feature level
                n = int(t * r.uniform(0.88, 1.2))
                if n // 8 * 2 >= len(x[1]) * 1.15 + 2 and n <= 1300:
                    M = M[:, (torch.arange(n) * (t / n)).long().clamp(max=t - 1)]
                    t = n
            for _ in range(2):
                w = r.randint(0, 15)
                s = r.randint(0, 79 - w)
                M[s : s + w] = -9.0
            for _ in range(1 + t // 150):
                w = r.randint(0, min(20, t // 8))
                s = r.randint(0, t - w)
                M[:, s : s + w] = -9.0
        X[i, :, :t] = M
        L.append(t)
    y = [enc_text(x[1]) for x in b]
    X = X[:, :, : (max(L) + 31) // 32 * 32]
    return X, torch.tensor(L), torch.tensor(sum(y, [])), torch.tensor([len(t) for t in y])


def ctc(lp, y, ol, yl):
    return F.ctc_loss(lp.transpose(0, 1), y, ol, yl, blank=BL, zero_infinity=True, reduction='sum') / yl.sum()


def ev():
    m.eval()
    res = {}
    cur = {k: v.clone() for k, v in m.state_dict().items()}
    m.load_state_dict(ema)
    with torch.no_grad():
        for f in sorted(glob.glob('data/te_*.pkl')):
            D = pickle.load(open(f, 'rb'))[:40]
            X, L, y, yl = collate(D, False)
            lp, ol, _ = m(X, L)
            e = n = 0
            for i, d in enumerate(D):
                e += lev(greedy(lp[i], ol[i]), d[1])
                n += len(d[1])
            res[os.path.basename(f)[3:-4]] = round(100 * e / n, 1)
    m.load_state_dict(cur)
    m.train()
    return res


def save(fin=False):
    torch.save(
        {
            'm': m.state_dict(),
            'ema': ema,
            'cfg': cfg,
            'opt': opt.state_dict(),
            'st': st,
            'aud': aud,
            'cpu': cpu0 + time.process_time(),
        },
        OUT + '.pt.tmp',
    )
    os.rename(OUT + '.pt.tmp', OUT + '.pt')


m.train()
lastev = time.time()
lastsv = time.time()
acc = []
ts = time.time()
aud_s = aud
log = open(OUT + '.log', 'a')
st_start = st
for b in batches():
    now = time.time()
    stop = 1.0 if now >= TEND or os.path.exists(OUT + '.stop') else 0.0
    X, L, y, yl = collate(b)
    ck = r.choice([4, 4, 4, 8, 16, 200])
    lf = 32 if ck < 200 else 1000
    lp, ol, mid = m(X, L, ck, lf)
    l1 = ctc(lp, y, ol, yl)
    loss = 0.7 * l1 + 0.3 * ctc(mid, y, ol, yl)
    opt.zero_grad(set_to_none=True)
    loss.backward()
    if WS > 1:
        flat = torch.cat([p.grad.reshape(-1) for p in P] + [torch.tensor([stop])])
        dist.all_reduce(flat)
        o = 0
        for p in P:
            n = p.numel()
            p.grad.copy_(flat[o : o + n].view_as(p))
            p.grad.div_(WS)
            o += n
        stop = flat[-1].item()
    if stop > 0:
        break
    fr = min(1, max(0, (now - T0) / (TEND - T0)))
    lr = LR * min(1, (st - warm0 + 1) / 150) * (0.5 * (1 + np.cos(np.pi * max(0, (fr - 0.1) / 0.9))) * 0.98 + 0.02)
    for g in opt.param_groups:
        g['lr'] = lr
    gn = torch.nn.utils.clip_grad_norm_(P, 1.0)
    if torch.isfinite(gn):
        opt.step()
    st += 1
    aud += int(L.sum()) / 100 * WS
    acc.append(l1.item())
    if st % 2 == 0:
        a = 0.996 if fr > 0.3 else 0.98
        sd = m.state_dict()
        torch._foreach_mul_([ema[k] for k in sd], a)
        torch._foreach_add_([ema[k] for k in sd], [sd[k] for k in sd], alpha=1 - a)
    if RK == 0 and st % 100 == 0:
        s = 'st %d t %.0f cpu %.0f aud %.1fh x%.0f loss/char %.3f lr %.1e pools %s' % (
            st,
            now - T0,
            cpu0 + time.process_time(),
            aud / 3600,
            (aud - aud_s) / (time.time() - ts),
            np.mean(acc[-100:]),
            lr,
            {k: len(v) for k, v in pools.items()},
        )
        print(s, flush=True)
        log.write(s + '\n')
        log.flush()
    if RK == 0 and now - lastsv > 120:
        lastsv = now
        save()
    if RK == 0 and WS == 1 and now - lastev > float(os.environ.get('EV', '240')):
        lastev = now
        s = '  EV(ema) %s' % ev()
        print(s, flush=True)
        log.write(s + '\n')
if RK == 0:
    save()
    s = 'END st %d EV(ema) %s' % (st, ev())
    print(s, flush=True)
    log.write(s + '\n')
print('rank', RK, 'cpu', time.process_time(), flush=True)
