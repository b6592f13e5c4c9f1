"""Writes what ships of the bi-encoder: a graph from word features to a vector, with a byte for each number and a scale for each row.

    python3 embed_export.py CKPT OUT.onnx [--golden FILE]

Graph: `features` i64[texts, words, features], hashes of 32 bits, -1 for none, to `embedding` f32[texts, dimension] of length 1.
Asserts on sentences that rounding keeps the vectors. FILE gets texts with their words and first numbers, for the Java tests.
"""

import argparse

import numpy as np
import onnx
import torch
from onnx import TensorProto as T
from onnx import helper as H
from onnx import numpy_helper as N

import embed
import embed_features

GOLDEN = [
    'गोल्ड लोन पर ब्याज कितना लगता है?',
    'gold loan par byaaj kitna lagta hai',
    'What documents do I need, and is PAN enough?',
    'मेरा पैसा 2,50,000 कब मिलेगा',
    "I can't pay; what's the penalty on 22K gold",
    'हिन्दी में ज़रूरी काग़ज़ात बताइए।',
    'KYC ke liye Aadhaar aur PAN card dono chahiye kya',
    'रसीद खो गई, ५ ग्राम की अँगूठी',
    'Café naïve résumé',
    'नमस्ते 🙏 🙏',
    'தமிழ்',
    '',
]


def quantised(table):
    """int8 [rows, dimension] and f32 [rows]."""
    scale = np.abs(table).max(1, keepdims=True) / 127 + 1e-12
    return np.clip(np.round(table / scale), -127, 127).astype(np.int8), scale[:, 0].astype(np.float32)


class Graph:
    """Nodes and weights as they are added."""

    def __init__(self):
        self.nodes, self.weights = [], []

    def weight(self, name, value):
        self.weights.append(N.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, op, inputs, out, **attributes):
        self.nodes.append(H.make_node(op, inputs, [out], name=out, **attributes))
        return out

    def bag(self, features, out, rows):
        """From the features' hashes i64[B, W, F] to their rows of a table of `rows` and their shares of a word f32[B, W, F]."""
        w, a = self.weight, self.add
        zero, one = w(out + '_zero', np.array(0, np.int64)), w(out + '_one', np.array(1, np.float32))
        last = w(out + '_last', np.array([-1], np.int64))
        found = a('GreaterOrEqual', [features, zero], out + '_there_bool')
        there = a('Cast', [found], out + '_there', to=T.FLOAT)
        # Not Max: the runtime's loses the upper half of int64.
        index = a('Where', [found, features, zero], out + '_hash')
        index = a('Mod', [index, w(out + '_rows', np.array(rows, np.int64))], out + '_index')
        count = a('ReduceSum', [there, last], out + '_found', keepdims=1)
        count = a('Max', [count, one], out + '_count')
        summed = a('Mul', [a('Gather', ['weight', index], out + '_weights'), there], out + '_weights_there')
        summed = a('ReduceSum', [summed, last], out + '_weight_sum', keepdims=1)
        mean = a('Div', [summed, count], out + '_weight_mean')
        weight = a('Softplus', [a('Mul', [mean, w(out + '_four', np.array(4, np.float32))], out + '_scaled')], out + '_soft')
        weight = a('Div', [weight, a('Sqrt', [count], out + '_root')], out + '_word')
        share = a('Mul', [a('Mul', [a('Gather', ['scale', index], out + '_scales'), there], out + '_scales_there'), weight], out)
        return index, share


def graph(model):
    """The ONNX model."""
    table, scale = quantised(model.rows.weight.detach().numpy())
    g = Graph()
    g.weight('table', table)
    g.weight('scale', scale)
    g.weight('weight', model.weight.weight.detach().numpy()[:, 0].astype(np.float32))
    dimension = table.shape[1]
    index, share = g.bag('features', 'share', len(table))
    flat = g.weight('flat', np.array([0, -1], np.int64))
    texts = g.add('Reshape', [index, flat], 'flat_index')
    row = g.add('Reshape', [share, g.weight('flat_row', np.array([0, 1, -1], np.int64))], 'flat_share')
    # Reshape to [B, 1, W * F] loses nothing: the words' limits do not matter to the sum.
    vectors = g.add('Cast', [g.add('Gather', ['table', texts], 'bytes')], 'vectors', to=T.FLOAT)
    summed = g.add('MatMul', [row, vectors], 'summed_row')
    summed = g.add('Squeeze', [summed, g.weight('middle', np.array([1], np.int64))], 'summed')
    length = g.add('ReduceL2', [summed], 'length', axes=[-1], keepdims=1)
    length = g.add('Max', [length, g.weight('least', np.array(1e-12, np.float32))], 'safe_length')
    g.add('Div', [summed, length], 'embedding')
    return H.make_model(
        H.make_graph(
            g.nodes,
            'embed',
            [H.make_tensor_value_info('features', T.INT64, ['texts', 'words', 'features'])],
            [H.make_tensor_value_info('embedding', T.FLOAT, ['texts', dimension])],
            g.weights,
        ),
        opset_imports=[H.make_opsetid('', 17)],
        ir_version=8,
        producer_name='kanak',
    )


def rounded(model):
    """The model with the table as it ships."""
    table, scale = quantised(model.rows.weight.detach().numpy())
    model.rows.weight.data = torch.from_numpy(table.astype(np.float32) * scale[:, None])
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('checkpoint')
    parser.add_argument('out')
    parser.add_argument('--golden')
    args = parser.parse_args()
    embed_features.ROWS = torch.load(args.checkpoint)['table']['rows.weight'].shape[0]
    model = embed.load(args.checkpoint)
    exported = graph(model)
    onnx.checker.check_model(exported)
    exact = embed.vectors(model, GOLDEN)
    close = embed.vectors(rounded(model), GOLDEN)
    cosine = float((exact * close).sum(1).min())
    print('least cosine between exact and rounded: %.5f' % cosine)
    assert cosine > 0.999, cosine
    onnx.save(exported, args.out)
    if args.golden:
        with open(args.golden, 'w', encoding='utf-8') as f:
            for text, vector in zip(GOLDEN, close.tolist()):
                words = ' '.join(embed_features.words(text))
                f.write('\t'.join([text, words, ' '.join('%.4f' % v for v in vector[:8])]) + '\n')


if __name__ == '__main__':
    main()
