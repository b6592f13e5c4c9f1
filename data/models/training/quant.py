"""dynamic int8 quantiser with python3-onnx only. MatMul(x,Wconst) -> DynamicQuantizeLinear+MatMulInteger+Cast+Mul. per-channel symmetric int8 weights."""

import onnx, sys, numpy as np
from onnx import helper as H, numpy_helper as N, TensorProto as T


def quant(inp, out, bits=8, minsz=4096, perch=True, skip=()):
    m = onnx.load(inp)
    g = m.graph
    init = {i.name: i for i in g.initializer}
    # constants given as Constant nodes -> initializers
    for n in list(g.node):
        if n.op_type == 'Constant' and n.attribute[0].name == 'value':
            t = N.to_array(n.attribute[0].t)
            if t.size >= minsz:
                ini = N.from_array(t, n.output[0])
                g.initializer.append(ini)
                init[n.output[0]] = ini
                g.node.remove(n)
    new = []
    dq = {}
    drop = set()
    cnt = 0
    qmax = 2 ** (bits - 1) - 1
    for n in g.node:
        if (
            n.op_type == 'MatMul'
            and n.input[1] in init
            and N.to_array(init[n.input[1]]).size >= minsz
            and not any(s in n.name for s in skip)
        ):
            W = N.to_array(init[n.input[1]]).astype(np.float32)
            wn = n.input[1]
            s = (np.abs(W).max(0) if perch else np.full(W.shape[1], np.abs(W).max())) / qmax + 1e-12
            if wn not in drop:
                q = np.clip(np.round(W / s), -qmax, qmax).astype(np.int8)
                sc = s.astype(np.float32) if perch else np.float32(s[0])
                g.initializer.extend(
                    [
                        N.from_array(q, wn + '_q'),
                        N.from_array(np.asarray(sc), wn + '_s'),
                        N.from_array(np.zeros(q.shape[1] if perch else (), np.int8), wn + '_z'),
                    ]
                )
                drop.add(wn)
            x = n.input[0]
            if x not in dq:
                dq[x] = 1
                new.append(H.make_node('DynamicQuantizeLinear', [x], [x + '_q', x + '_s', x + '_z'], name=x + '_DQL'))
            o = n.output[0]
            cnt += 1
            new += [
                H.make_node('MatMulInteger', [x + '_q', wn + '_q', x + '_z', wn + '_z'], [o + '_i'], name=o + '_MMI'),
                H.make_node('Cast', [o + '_i'], [o + '_f'], to=T.FLOAT, name=o + '_C'),
                H.make_node('Mul', [x + '_s', wn + '_s'], [o + '_sc'], name=o + '_M1'),
                H.make_node('Mul', [o + '_f', o + '_sc'], [o], name=o + '_M2'),
            ]
        else:
            new.append(n)
    used = {i for n in new for i in n.input}
    keep = [i for i in g.initializer if i.name in used]
    del g.node[:]
    g.node.extend(new)
    del g.initializer[:]
    g.initializer.extend(keep)
    onnx.checker.check_model(m)
    onnx.save(m, out)
    return cnt


def fp16store(inp, out):
    """store big fp32 initializers as fp16 + Cast (ORT constant-folds at load; compute stays fp32)"""
    m = onnx.load(inp)
    g = m.graph
    pre = []
    for i in list(g.initializer):
        if i.data_type == T.FLOAT and np.prod(i.dims) >= 1024:
            a = N.to_array(i)
            g.initializer.remove(i)
            g.initializer.append(N.from_array(a.astype(np.float16), i.name + '_h'))
            pre.append(H.make_node('Cast', [i.name + '_h'], [i.name], to=T.FLOAT))
    old = list(g.node)
    del g.node[:]
    g.node.extend(pre + old)
    onnx.checker.check_model(m)
    onnx.save(m, out)
