"""Writes what ships of the reranker: a graph from word features to hidden states and one for each segment, and `segments.json`.

    python3 rerank_export.py CKPT FOLDER [--golden FILE]

`embeddings.onnx`: `question` i64[pairs, 24, features] and `passage` i64[pairs, 96, features], hashes as in `embed_export.py`, to
`hidden_states` f32[pairs, 120, width] and `extended_mask` f32[pairs, 1, 120]. `segment_NN.onnx`: `hidden_states_in` and
`extended_mask` to `hidden_states` and `logits` f32[pairs, 1]. FILE gets pairs with the logits of each head, for the Java tests.
"""

import argparse
import json
import os
import tempfile

import numpy as np
import onnx
import torch
from onnx import TensorProto as T
from onnx import compose
from onnx import helper as H

import rerank
from embed_export import Graph

PAIRS = [
    ('गोल्ड लोन पर ब्याज कितना लगता है', 'ब्याज दर. गोल्ड लोन पर ब्याज 9.5 प्रतिशत सालाना से शुरू होता है।'),
    ('gold loan par byaaj kitna lagta hai', 'ब्याज दर. गोल्ड लोन पर ब्याज 9.5 प्रतिशत सालाना से शुरू होता है।'),
    ('gold loan par byaaj kitna lagta hai', 'Branch hours. The branch is open from ten to six, Monday to Saturday.'),
    ('what documents do I need', 'दस्तावेज़. आधार और पैन कार्ड साथ लाइए।'),
    ('', 'दस्तावेज़. आधार और पैन कार्ड साथ लाइए।'),
]


def vectors(state):
    """The graph from the features of words to their vectors."""
    g = Graph()
    g.weight('table', state['rows'])
    g.weight('scale', state['scale'])
    g.weight('weight', state['weight'].astype(np.float32))
    sides = (('question', rerank.QUESTION), ('passage', rerank.PASSAGE))
    for name, words in sides:
        index, share = g.bag(name, name + '_share', len(state['rows']))
        row = g.add('Unsqueeze', [share, g.weight(name + '_row', np.array([2], np.int64))], name + '_shares')
        found = g.add('Cast', [g.add('Gather', ['table', index], name + '_bytes')], name + '_found', to=T.FLOAT)
        summed = g.add('MatMul', [row, found], name + '_summed')
        g.add('Squeeze', [summed, g.weight(name + '_third', np.array([2], np.int64))], name + '_vectors')
    inputs = [H.make_tensor_value_info(n, T.INT64, ['pairs', w, n + '_features']) for n, w in sides]
    outputs = [H.make_tensor_value_info(n + '_vectors', T.FLOAT, ['pairs', w, rerank.WIDTH]) for n, w in sides]
    graph = H.make_graph(g.nodes, 'vectors', inputs, outputs, g.weights)
    return H.make_model(graph, opset_imports=[H.make_opsetid('', 17)], ir_version=8, producer_name='kanak')


def traced(module, example, inputs, outputs):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'part.onnx')
        axes = {name: {0: 'pairs'} for name in inputs + outputs}
        torch.onnx.export(module, example, path, opset_version=17, input_names=inputs, output_names=outputs, dynamic_axes=axes)
        model = onnx.load(path)
    model.ir_version = 8
    return model


def renamed(graph, names):
    """Gives outputs other names."""
    for node in graph.node:
        for edges in (node.input, node.output):
            for i, edge in enumerate(edges):
                edges[i] = names.get(edge, edge)
    for output in graph.output:
        output.name = names.get(output.name, output.name)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('checkpoint')
    parser.add_argument('folder')
    parser.add_argument('--golden')
    args = parser.parse_args()
    model, known = rerank.load(args.checkpoint)
    state = torch.load(args.checkpoint)
    os.makedirs(args.folder, exist_ok=True)
    hidden, mask = torch.randn(2, rerank.QUESTION + rerank.PASSAGE, rerank.WIDTH), torch.zeros(2, 1, rerank.QUESTION + rerank.PASSAGE)
    example = (hidden[:, : rerank.QUESTION], hidden[:, rerank.QUESTION :])
    words = traced(model.words, example, ['question_vectors_in', 'passage_vectors_in'], ['hidden_states', 'extended_mask'])
    links = [('question_vectors', 'words_question_vectors_in'), ('passage_vectors', 'words_passage_vectors_in')]
    first = compose.merge_models(vectors(state), compose.add_prefix(words, 'words_'), io_map=links)
    renamed(first.graph, {'words_hidden_states': 'hidden_states', 'words_extended_mask': 'extended_mask'})
    onnx.checker.check_model(first)
    onnx.save(first, os.path.join(args.folder, 'embeddings.onnx'))
    names = ['segment_%02d.onnx' % i for i in range(rerank.SEGMENTS)]
    for name, segment in zip(names, model.segments):
        part = traced(segment, (hidden, mask), ['hidden_states_in', 'extended_mask'], ['hidden_states', 'logits'])
        onnx.checker.check_model(part)
        onnx.save(part, os.path.join(args.folder, name))
    layout = {
        'embeddings': 'embeddings.onnx',
        'segments': [{'file': n, 'first_layer': i, 'last_layer': i, 'has_head': True} for i, n in enumerate(names)],
        'hidden_size': rerank.WIDTH,
        'num_layers': rerank.SEGMENTS,
        'features': {'question_words': rerank.QUESTION, 'passage_words': rerank.PASSAGE},
    }
    with open(os.path.join(args.folder, 'segments.json'), 'w') as f:
        json.dump(layout, f, indent=2)
        f.write('\n')
    if args.golden:
        with open(args.golden, 'w', encoding='utf-8') as f:
            for question, passage in PAIRS:
                scores = rerank.scores_of(model, known, question, [passage])[0].tolist()
                f.write('\t'.join([question, passage, ' '.join('%.4f' % s for s in scores)]) + '\n')


if __name__ == '__main__':
    main()
