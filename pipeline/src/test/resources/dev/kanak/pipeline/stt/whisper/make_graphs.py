"""Makes small Whispers with random weights in the optimum layout, and what ONNX Runtime's Python says they answer.

Names, types, ranks and the behaviour of the cache are those of the published graphs: merged/onnx (one decoder with a
switch; its cache branch gives dummies for the cache over the audio) and split/onnx (two decoders). The vocabulary is
256 bytes and some Hindi letters and words.
"""
import json
import os

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto as T, helper as h, numpy_helper as nh

OUT = os.path.dirname(os.path.abspath(__file__))
F, I64, BOOL = T.FLOAT, T.INT64, T.BOOL
rng = np.random.default_rng(7)


class B:
    def __init__(s): s.n=[];s.i=[];s.inp=[];s.out=[];s.k=0
    def nm(s,p='t'): s.k+=1; return f'{p}_{s.k}'
    def c(s,a,dt=None):
        a=np.asarray(a) if dt is None else np.asarray(a,dt); x=s.nm('c'); s.i.append(nh.from_array(np.array(a,order='C'),x)); return x
    def f(s,a): return s.c(a,np.float32)
    def l(s,a): return s.c(a,np.int64)
    def op(s,t,ins,out=None,**kw):
        o=out or s.nm(t.lower()); s.n.append(h.make_node(t,list(ins),[o],**kw)); return o
    def I(s,name,dt,shape): s.inp.append(h.make_tensor_value_info(name,dt,shape)); return name
    def O(s,name,dt,shape): s.out.append(h.make_tensor_value_info(name,dt,shape)); return name
    def W(s,*shape): return s.f(rng.standard_normal(shape)*0.3)
    def lowrank(s,x,a,b,r=4): return s.op('MatMul',[s.op('MatMul',[x,s.W(a,r)]),s.W(r,b)])
    def shape(s,x,i): return s.op('Gather',[s.op('Shape',[x]),s.l([i])],axis=0)   # 1-D [1]
    def graph(s,name): return h.make_graph(s.n,name,s.inp,s.out,s.i)
    def save(s,path,opset=17,meta=None):
        m=h.make_model(s.graph('contract'),opset_imports=[h.make_opsetid('',opset)],producer_name='contract-graph-random-weights'); m.ir_version=8
        for k,v in (meta or {}).items():
            p=m.metadata_props.add(); p.key=k; p.value=str(v)
        p=os.path.join(OUT,path); os.makedirs(os.path.dirname(p),exist_ok=True); onnx.checker.check_model(m); onnx.save(m,p)
        return p
def conv(b,x,ci,co,k=1,stride=1,pad=0,out=None): return b.op('Conv',[x,b.W(co,ci,k)],out=out,strides=[stride],pads=[pad,pad])


def seq2seq_branch(b,ids,enc,H,D,L,V,cache,sfx,wts):
    e=b.op('Gather',[wts['emb'],ids],axis=0); B1,S1=b.shape(ids,0),b.shape(ids,1); hs=e
    outs=[]
    for i in range(L):
        for part in ('key','value'):
            n=b.op('Transpose',[b.op('Reshape',[b.op('MatMul',[hs,wts[f'd{i}{part}']]),b.op('Concat',[B1,S1,b.l([H,D])],axis=0)])],perm=[0,2,1,3])
            d=b.op('Concat',[f'past_key_values.{i}.decoder.{part}',n],axis=2) if cache else n
            outs.append((f'present.{i}.decoder.{part}',d))
        for part in ('key','value'):
            if cache: o=b.op('ConstantOfShape',[b.l([0,H,1,D])])
            else: o=b.op('Transpose',[b.op('Reshape',[b.op('MatMul',[enc,wts[f'e{i}{part}']]),b.op('Concat',[B1,b.shape(enc,1),b.l([H,D])],axis=0)])],perm=[0,2,1,3])
            outs.append((f'present.{i}.encoder.{part}',o))
    v=outs[1][1]; cs=b.op('CumSum',[v,b.l(2)]); tot=b.shape(v,2); cnt=b.op('Cast',[b.op('Range',[b.l(1),b.op('Add',[b.op('Squeeze',[tot,b.l([0])]),b.l(1)]),b.l(1)])],to=F)
    av=b.op('Div',[cs,b.op('Unsqueeze',[cnt,b.l([0,1,3])])]); av=b.op('Slice',[av,b.op('Sub',[tot,S1]),tot,b.l([2])])
    av=b.op('Reshape',[b.op('Transpose',[av],perm=[0,2,1,3]),b.op('Concat',[B1,S1,b.l([H*D])],axis=0)])
    ek='past_key_values.0.encoder.value' if cache else outs[3][1]
    av=b.op('Add',[av,b.op('Reshape',[b.op('ReduceMean',[ek],axes=[2],keepdims=0),b.op('Concat',[B1,b.l([1,H*D])],axis=0)])])
    lg=b.op('MatMul',[b.op('MatMul',[av,wts['o1']]),wts['o2']]); return lg,outs


L, H, D, V = 2, 2, 8, 400
END, START, HINDI, ENGLISH, TRANSCRIBE, TRANSLATE, NO_SPEECH, NO_TIMESTAMPS = range(320, 328)
SUPPRESSED, SUPPRESSED_FIRST = [5, 17, 220], [32, END]


def merged(w):
    m = B()
    ids = m.I("input_ids", I64, ["batch_size", "decoder_sequence_length"])
    enc = m.I("encoder_hidden_states", F, ["batch_size", "encoder_sequence_length", H * D])
    for i in range(L):
        for side in ("decoder", "encoder"):
            for part in ("key", "value"):
                m.I(f"past_key_values.{i}.{side}.{part}", F, ["batch_size", H, f"past_{side}_sequence_length", D])
    m.I("use_cache_branch", BOOL, [1])
    weights = {name: m.f(value) for name, value in w.items()}
    branches = []
    for cache in (True, False):
        b = B()
        b.k = 100000 if cache else 200000
        logits, outs = seq2seq_branch(b, ids, enc, H, D, L, V, cache, "", weights)
        b.out = []
        for name, value in [("logits", logits)] + outs:
            b.op("Identity", [value], out=name + ("_t" if cache else "_e"))
            b.out.append(h.make_tensor_value_info(name + ("_t" if cache else "_e"), F, None))
        branches.append(b.graph("cache" if cache else "nocache"))
    names = ["logits"] + [o[0] for o in outs]
    m.n.append(h.make_node("If", ["use_cache_branch"], names, then_branch=branches[0], else_branch=branches[1]))
    m.O("logits", F, ["batch_size", "decoder_sequence_length", V])
    for name in names[1:]:
        m.O(name, F, ["batch_size", H, name.split(".")[2] + "_len", D])
    m.save("merged/onnx/decoder_model_merged.onnx")


def split(w):
    for cache in (False, True):
        b = B()
        ids = b.I("input_ids", I64, ["batch_size", "decoder_sequence_length"])
        enc = None if cache else b.I("encoder_hidden_states", F, ["batch_size", "encoder_sequence_length", H * D])
        if cache:
            for i in range(L):
                for side in ("decoder", "encoder"):
                    for part in ("key", "value"):
                        b.I(f"past_key_values.{i}.{side}.{part}", F, ["batch_size", H, f"past_{side}", D])
        weights = {name: b.f(value) for name, value in w.items()}
        logits, outs = seq2seq_branch(b, ids, enc, H, D, L, V, cache, "", weights)
        b.op("Identity", [logits], out="logits")
        b.O("logits", F, ["batch_size", "decoder_sequence_length", V])
        for name, value in outs:
            # the step with the cache gives that over the text only, as the published graphs do
            if not cache or ".decoder." in name:
                b.op("Identity", [value], out=name)
                b.O(name, F, ["batch_size", H, name.split(".")[2] + "_len", D])
        b.save("split/onnx/decoder_with_past_model.onnx" if cache else "split/onnx/decoder_model.onnx")


def encoder(folder, a, c):
    b = B()
    x = b.I("input_features", F, ["batch_size", 80, 3000])
    y = b.op("Tanh", [b.op("Conv", [x, b.f(a)], strides=[2], pads=[1, 1])])
    b.op("Transpose", [b.op("Conv", [y, b.f(c)])], out="last_hidden_state", perm=[0, 2, 1])
    b.O("last_hidden_state", F, ["batch_size", 1500, H * D])
    b.save(f"{folder}/onnx/encoder_model.onnx")


def settings(folder):
    printable = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    hidden = [v for v in range(256) if v not in printable]
    letter = {v: chr(v) for v in printable} | {v: chr(256 + i) for i, v in enumerate(hidden)}
    words = [" मुझे", " लोन", " चाहिए", " सोना", "क", "ा", " ", "ि", " पचास", " ग्राम", "र", "े", " gold", " है"]
    vocabulary = {letter[v]: v for v in range(256)}
    for text in words:
        spelled = "".join(letter[v] for v in text.encode())
        if spelled not in vocabulary:
            vocabulary[spelled] = len(vocabulary)
    while len(vocabulary) < END:
        vocabulary["".join(letter[v] for v in f" w{len(vocabulary)}".encode())] = len(vocabulary)
    controls = dict(
        zip(
            ["<|endoftext|>", "<|startoftranscript|>", "<|hi|>", "<|en|>", "<|transcribe|>", "<|translate|>",
             "<|nocaptions|>", "<|notimestamps|>"],
            range(END, NO_TIMESTAMPS + 1),
        )
    )
    files = {
        "config.json": dict(
            d_model=H * D, decoder_layers=L, decoder_attention_heads=H, num_mel_bins=80, vocab_size=V,
            decoder_start_token_id=START, eos_token_id=END,
        ),
        "generation_config.json": dict(
            is_multilingual=True, lang_to_id={"<|hi|>": HINDI, "<|en|>": ENGLISH},
            task_to_id=dict(transcribe=TRANSCRIBE, translate=TRANSLATE), no_timestamps_token_id=NO_TIMESTAMPS,
            decoder_start_token_id=START, eos_token_id=END, suppress_tokens=SUPPRESSED,
            begin_suppress_tokens=SUPPRESSED_FIRST, max_length=448,
        ),
        "vocab.json": vocabulary,
        "added_tokens.json": controls,
    }
    for name, value in files.items():
        with open(os.path.join(OUT, folder, name), "w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False)
            file.write("\n")


def answers(steps=40):
    """Greedy without any cache: each step runs all tokens so far."""
    session = lambda name: ort.InferenceSession(os.path.join(OUT, name), providers=["CPUExecutionProvider"])
    k = np.arange(80 * 3000)
    features = np.sin(0.37 * k + (k % 97) * 0.11).astype(np.float32).reshape(1, 80, 3000)
    hidden = session("merged/onnx/encoder_model.onnx").run(None, {"input_features": features})[0]
    decoder = session("merged/onnx/decoder_model_merged.onnx")
    empty = {i.name: np.zeros((1, H, 0, D), np.float32) for i in decoder.get_inputs() if "past" in i.name}
    ids, chosen, no_speech = [START, HINDI, TRANSCRIBE, NO_TIMESTAMPS], [], None
    for step in range(steps):
        logits = decoder.run(
            ["logits"],
            dict(empty, input_ids=np.array([ids], np.int64), encoder_hidden_states=hidden,
                 use_cache_branch=np.array([False])),
        )[0][0].astype(np.float64)
        if step == 0:
            p = np.exp(logits[0] - logits[0].max())
            no_speech = float((p / p.sum())[NO_SPEECH])
        row = logits[-1].copy()
        row[END + 1 :] = -np.inf
        row[SUPPRESSED + (SUPPRESSED_FIRST if step == 0 else [])] = -np.inf
        p = np.exp(row - row.max())
        p /= p.sum()
        token = int(p.argmax())
        chosen.append([token, round(float(p[token]), 5)])
        if token == END:
            break
        ids.append(token)
    with open(os.path.join(OUT, "answers.json"), "w") as file:
        json.dump(dict(tokens=chosen, no_speech=no_speech), file)
        file.write("\n")
    print(len(chosen), len({t for t, _ in chosen}), chosen[:12], no_speech)


weights = {"emb": rng.standard_normal((V, H * D)) * 0.8, "o1": rng.standard_normal((H * D, 8)),
           "o2": rng.standard_normal((8, V))}
for i in range(L):
    for part in ("key", "value"):
        weights[f"d{i}{part}"] = rng.standard_normal((H * D, H * D)) * 0.5
        weights[f"e{i}{part}"] = rng.standard_normal((H * D, H * D)) * 0.5
a, c = rng.standard_normal((4, 80, 3)) * 0.3, rng.standard_normal((H * D, 4, 1)) * 0.3
for folder in ("merged", "split"):
    os.makedirs(os.path.join(OUT, folder, "onnx"), exist_ok=True)
    encoder(folder, a, c)
    settings(folder)
merged(weights)
split(weights)
answers()
