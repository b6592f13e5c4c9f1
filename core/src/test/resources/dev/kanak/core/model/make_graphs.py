"""Makes the small graphs of the model tests: mixed.onnx (all input types) and external.onnx (weights in other files)."""
import os
import sys

import numpy as np
import onnx
from onnx import TensorProto as T, helper as h, numpy_helper as nh

out = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))


def save(nodes, inputs, outputs, weights, name):
    graph = h.make_graph(nodes, "test", inputs, outputs, weights)
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], producer_name="kanak-test")
    model.ir_version = 8
    with open(os.path.join(out, name), "wb") as file:
        file.write(model.SerializeToString())


def elsewhere(array, name, location):
    tensor = nh.from_array(array, name)
    raw = tensor.raw_data
    with open(os.path.join(out, location), "wb") as file:
        file.write(raw)
    tensor.ClearField("raw_data")
    tensor.data_location = T.EXTERNAL
    for key, value in (("location", location), ("offset", "0"), ("length", str(len(raw)))):
        entry = tensor.external_data.add()
        entry.key, entry.value = key, value
    return tensor


info = h.make_tensor_value_info
# sum = x + (negate ? -count : count); the count also comes out as it went in
save(
    [
        h.make_node("Cast", ["count"], ["c"], to=T.FLOAT),
        h.make_node("Neg", ["c"], ["minus"]),
        h.make_node("Where", ["negate", "minus", "c"], ["signed"]),
        h.make_node("Add", ["x", "signed"], ["sum"]),
        h.make_node("Identity", ["count"], ["count_out"]),
    ],
    [info("x", T.FLOAT, ["n", 3]), info("count", T.INT32, [1]), info("negate", T.BOOL, [1])],
    [info("sum", T.FLOAT, ["n", 3]), info("count_out", T.INT32, [1])],
    [],
    "mixed.onnx",
)
# y = x * scale + shift; scale is an initialiser, shift the attribute of a Constant node
scale = elsewhere(np.array([2, 3, 4], np.float32), "scale", "layers.0.weight")
shift = elsewhere(np.array([10, 20, 30], np.float32), "shift", "Constant_1_attr__value")
save(
    [
        h.make_node("Constant", [], ["s"], value=shift),
        h.make_node("Mul", ["x", "scale"], ["m"]),
        h.make_node("Add", ["m", "s"], ["y"]),
    ],
    [info("x", T.FLOAT, [3])],
    [info("y", T.FLOAT, [3])],
    [scale],
    "external.onnx",
)
