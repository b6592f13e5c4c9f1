"""Cuts a published cross-encoder (the layout of bge-reranker-v2-m3 and mMiniLM) into segments that run one after another.

    python3 split_reranker.py MODEL.onnx FOLDER [--every 4] [--heads HEADS.npz]

Writes `embeddings.onnx`, `segment_NN.onnx` of N layers each and `segments.json` to FOLDER; copy the model's `tokenizer.json` beside them.
Only the last segment has a head, as the model has: a published reranker's earlier states say nothing to its head, so its rows leave
early only by the clock. HEADS.npz gives trained heads for earlier layers: `weight_L` f32[width, 1] and `bias_L` f32[1] for layer L, which
read the first token. Needs python3-onnx; weights in files beside MODEL.onnx are read with it.

The cut is found by what flows: the hidden states after layer L are the one tensor of rank 3 that everything after the layer's last
normalisation reads, and the mask is what every layer's attention adds.
"""

import argparse
import json
import os

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper as H
from onnx import numpy_helper as N

INPUTS = ('input_ids', 'attention_mask', 'token_type_ids')
ENDS = ('Add', 'LayerNormalization', 'Mul', 'SkipLayerNormalization', 'Tanh')  # operations that a layer may end with


class Net:
    """A graph with who makes and who reads each tensor."""

    def __init__(self, model):
        self.model, self.graph = model, model.graph
        self.weights = {w.name: w for w in self.graph.initializer}
        self.maker = {o: i for i, n in enumerate(self.graph.node) for o in n.output}
        self.fed = self.reached(INPUTS)

    def reached(self, names):
        """Tensors that depend on the values of any of those."""
        found = set(names)
        for node in self.graph.node:
            if node.op_type != 'Shape' and any(i in found for i in node.input):
                found.update(node.output)
        return found

    def needed(self, outputs, given):
        """Numbers of the nodes that make the outputs from what is given, in order; and the given tensors that they read."""
        nodes, read, queue = set(), set(), list(outputs)
        while queue:
            name = queue.pop()
            if name in given:
                read.add(name)
            elif name in self.maker and self.maker[name] not in nodes:
                nodes.add(self.maker[name])
                queue.extend(i for i in self.graph.node[self.maker[name]].input if i)
            elif name not in self.weights and name not in self.maker and name:
                read.add(name)
        return sorted(nodes), read


def cuts(net, mask):
    """Tensors through which, beside the mask, all flows to the logits: with how many reads of the mask that come after each."""
    logits, found = net.graph.output[0].name, []
    for node in net.graph.node:
        out = node.output[0]
        if out in net.fed and out not in (logits, mask) and node.op_type in ENDS:
            nodes, read = net.needed([logits], {out, mask})
            if out in read and not read & set(INPUTS):
                found.append((out, sum(mask in net.graph.node[i].input for i in nodes)))
    return found


def mask_of(net):
    """The tensor that depends on the attention mask alone and is read by the most attentions."""
    alone = net.reached(['attention_mask']) - net.reached(['input_ids'])
    readers = {}
    for node in net.graph.node:
        for name in node.input:
            if name in alone and any(o not in alone for o in node.output):
                readers[name] = readers.get(name, 0) + 1
    if not readers:
        raise SystemExit('no attention reads a mask made of attention_mask')
    return max(readers, key=readers.get)


def layers(net):
    """The mask, and the states before the first layer and after each: the last cut before the mask is read once less."""
    mask = mask_of(net)
    points = cuts(net, mask)
    if not points or points[0][1] == 0:
        raise SystemExit('found no layers to cut between')
    bounds = [out for (out, reads), (_, following) in zip(points, points[1:]) if following < reads]
    after = [out for out, reads in points if reads == 0]
    heads = [n.input[0] for n in net.graph.node if n.op_type in ('Gather', 'Slice') and n.input[0] in after]
    if not heads:
        raise SystemExit('found no head that takes the first token of the last layer')
    return mask, [*bounds, heads[0]]


def part(net, outputs, given, renamed, extra=()):
    """A model of the nodes between, its tensors under other names."""
    nodes, _ = net.needed(list(outputs), set(given))
    kept = []
    for i in nodes:
        node = onnx.NodeProto()
        node.CopyFrom(net.graph.node[i])
        for edges in (node.input, node.output):
            for j, edge in enumerate(edges):
                edges[j] = renamed.get(edge, edge)
        kept.append(node)
    kept.extend(extra)
    used = {i for n in kept for i in n.input}
    weights = [w for name, w in net.weights.items() if name in used]
    return kept, weights


def save(net, path, nodes, weights, inputs, outputs):
    graph = H.make_graph(nodes, os.path.basename(path), inputs, outputs, weights)
    model = H.make_model(graph, opset_imports=net.model.opset_import, ir_version=net.model.ir_version, producer_name='kanak')
    size = sum(w.ByteSize() for w in weights)
    if size > 1_500_000_000:
        onnx.save(model, path, save_as_external_data=True, location=os.path.basename(path) + '_data')
    else:
        onnx.checker.check_model(model)
        onnx.save(model, path)


def head(layer, heads, width):
    """Nodes and weights of an exit after a layer, on the first token."""
    weight, bias = heads['weight_%d' % layer].astype(np.float32), heads['bias_%d' % layer].astype(np.float32)
    if weight.shape != (width, 1):
        raise SystemExit('weight_%d has shape %s, the model needs (%d, 1)' % (layer, weight.shape, width))
    names = [('exit_weight', weight), ('exit_bias', bias), ('exit_zero', np.array(0, np.int64))]
    nodes = [
        H.make_node('Gather', ['hidden_states', 'exit_zero'], ['exit_first'], axis=1),
        H.make_node('MatMul', ['exit_first', 'exit_weight'], ['exit_product']),
        H.make_node('Add', ['exit_product', 'exit_bias'], ['logits']),
    ]
    return nodes, [N.from_array(v, n) for n, v in names]


def width_of(net, state, path):
    """Width of the hidden states, from shape inference or the config beside the model."""
    for name in ('config.json', '../config.json'):
        config = os.path.join(os.path.dirname(path), name)
        if os.path.exists(config):
            return json.load(open(config))['hidden_size']
    inferred = onnx.shape_inference.infer_shapes(net.model)
    for value in [*inferred.graph.value_info, *inferred.graph.output]:
        if value.name == state and len(value.type.tensor_type.shape.dim) == 3:
            return value.type.tensor_type.shape.dim[2].dim_value
    raise SystemExit('cannot tell the width of the hidden states; put config.json beside the model')


def rank_of(net, mask):
    """3 or 4: how many extents the mask has."""
    inferred = onnx.shape_inference.infer_shapes(net.model)
    for value in inferred.graph.value_info:
        if value.name == mask:
            return len(value.type.tensor_type.shape.dim)
    return 4


def split(path, folder, every, heads):
    net = Net(onnx.load(path))
    mask, bounds = layers(net)
    depth = len(bounds) - 1
    logits = net.graph.output[0].name
    width, rank = width_of(net, bounds[0], path), rank_of(net, mask)
    shape = ['batch_size', 1, 'sequence_length'] if rank == 3 else ['batch_size', 1, 1, 'sequence_length']
    state = lambda name: H.make_tensor_value_info(name, T.FLOAT, ['batch_size', 'sequence_length', width])
    masked = H.make_tensor_value_info('extended_mask', T.FLOAT, shape)
    score = H.make_tensor_value_info('logits', T.FLOAT, ['batch_size', 1])
    os.makedirs(folder, exist_ok=True)
    inputs = [i for i in net.graph.input if i.name in INPUTS]
    nodes, weights = part(net, [bounds[0], mask], (), {bounds[0]: 'hidden_states', mask: 'extended_mask'})
    save(net, os.path.join(folder, 'embeddings.onnx'), nodes, weights, inputs, [state('hidden_states'), masked])
    ends = [*range(every, depth, every), depth]
    starts = [0, *ends[:-1]]
    parts = []
    for number, (start, end) in enumerate(zip(starts, ends)):
        name = 'segment_%02d.onnx' % number
        last, early = end == depth, heads is not None and 'weight_%d' % end in heads
        given = {bounds[start]: 'hidden_states_in', mask: 'extended_mask'}
        renamed = {**given, bounds[end]: 'hidden_states'}
        outputs, extra, more = [bounds[end]], [], []
        if last:
            outputs.append(logits)
            renamed[logits] = 'logits'
        elif early:
            extra, more = head(end, heads, width)
        nodes, weights = part(net, outputs, given, renamed, extra)
        save(net, os.path.join(folder, name), nodes, weights + more, [state('hidden_states_in'), masked],
             [state('hidden_states')] + ([score] if last or early else []))
        parts.append({'file': name, 'first_layer': start, 'last_layer': end - 1, 'has_head': bool(last or early)})
    layout = {'embeddings': 'embeddings.onnx', 'segments': parts, 'hidden_size': width, 'num_layers': depth}
    with open(os.path.join(folder, 'segments.json'), 'w') as f:
        json.dump(layout, f, indent=1)
        f.write('\n')
    print('%d layers of width %d in %d segments' % (depth, width, len(parts)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('model')
    parser.add_argument('folder')
    parser.add_argument('--every', type=int, default=4, help='layers of a segment')
    parser.add_argument('--heads')
    args = parser.parse_args()
    split(args.model, args.folder, args.every, np.load(args.heads) if args.heads else None)


if __name__ == '__main__':
    main()
