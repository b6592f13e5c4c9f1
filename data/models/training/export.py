"""export.py CKPT OUTDIR : offline + streaming ONNX, fp16-stored and int8, vocab, checkpoint"""

import torch, sys, os, json, onnx, numpy as np
from model import *
import quant, pickle

ck, out = sys.argv[1:3]
os.makedirs(out, exist_ok=True)
S = torch.load(ck)
m = Enc(**S['cfg'])
m.load_state_dict({k: v.float() for k, v in S['ema'].items()})
m.eval()


class Off(torch.nn.Module):
    def __init__(s, m):
        super().__init__()
        s.m = m

    def forward(s, audio_signal, length):
        lp, ol, _ = s.m(audio_signal, length)
        return lp, ol


X = torch.randn(2, 80, 160) * 2 - 7
L = torch.tensor([160, 120])
t = 'exp_'
torch.onnx.export(
    Off(m),
    (X, L),
    t + 'off.onnx',
    opset_version=17,
    input_names=['audio_signal', 'length'],
    output_names=['logprobs', 'encoded_lengths'],
    dynamic_axes={
        'audio_signal': {0: 'B', 2: 'T'},
        'length': {0: 'B'},
        'logprobs': {0: 'B', 1: 'T2'},
        'encoded_lengths': {0: 'B'},
    },
)
st = Stream(m, 32).eval()
a = (torch.randn(1, 80, 40) - 7, torch.zeros(m.L, 1, 32, m.d), torch.zeros(m.L, 1, m.k - 1, m.d), torch.zeros(1))
torch.onnx.export(
    st,
    a,
    t + 'str.onnx',
    opset_version=17,
    input_names=['mel', 'ca', 'cc', 'n'],
    output_names=['logprobs', 'ca_out', 'cc_out', 'n_out'],
)
D = pickle.load(open('data/te_espk_clean.pkl', 'rb'))
X = torch.from_numpy(np.concatenate([d[3].astype(np.float32) for d in D], 1))[None, :, :3200]
with torch.no_grad():
    ref = m(X, torch.tensor([X.shape[2]]))[0]
    ca, cc, n = a[1:]
    o = []
    Xp = torch.cat([torch.full((1, 80, 8), -7.0), X], 2)
    for i in range(X.shape[2] // 32):
        lp, ca, cc, n = st(Xp[:, :, i * 32 : i * 32 + 40], ca, cc, n)
        o.append(lp)
    o = torch.cat(o, 1)
    print(
        'stream vs offline: first 4 s max|d| %.4f, rest %.4f, argmax differences %d/%d'
        % (
            (o - ref)[:, :100].abs().max(),
            (o - ref)[:, 100:].abs().max(),
            (o.argmax(-1) != ref.argmax(-1)).sum(),
            o.shape[1],
        )
    )
X.numpy().astype('<f4').tofile(t + 'X.bin')
ref.numpy().astype('<f4').tofile(t + 'ref.bin')
quant.fp16store(t + 'off.onnx', out + '/stt_v0.onnx')
print('int8 matmuls', quant.quant(t + 'off.onnx', t + 'i8.onnx'))
quant.fp16store(t + 'i8.onnx', out + '/stt_v0_int8.onnx')
quant.fp16store(t + 'str.onnx', out + '/stt_v0_stream.onnx')
TOK = ['\u2581' if c == ' ' else '<blk>' if c == '<blank>' else c for c in VOC]  # onnx-asr layout
open(out + '/vocab.txt', 'w', encoding='utf8').write(''.join('%s %d\n' % x[::-1] for x in enumerate(TOK)))
json.dump(TOK, open(out + '/vocab.json', 'w', encoding='utf8'), ensure_ascii=False)
json.dump(
    {
        'model_type': 'nemo-conformer-ctc',
        'features_size': 80,
        'subsampling_factor': 4,
        'normalize': 'none',
        'log_guard': '2^-24',
    },
    open(out + '/config.json', 'w'),
)
h = lambda d: {k: v.half() for k, v in d.items()}
torch.save(
    {'m': h(S['m']), 'ema': h(S['ema']), 'cfg': S['cfg'], 'st': S.get('st'), 'aud': S.get('aud'), 'cpu': S.get('cpu')},
    out + '/stt_v0.pt',
)
for f in sorted(os.listdir(out)):
    print(f, os.path.getsize(out + '/' + f))
