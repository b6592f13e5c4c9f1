"""Makes what the tests need beside the contract graphs, and what ONNX Runtime's Python says they answer.

Graphs with random weights and the names, types and ranks of the published ones: the repackaged 600M layout
(encoder-model.onnx, ctc_decoder-model.onnx), a single graph of all languages, and a quantised file of the kind that the
processor's runtime has no kernel for (ConvInteger of unsigned activations and signed weights).
"""
import json
import os

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto as T, helper as h, numpy_helper as nh

BLANK = 50
HERE = os.path.dirname(os.path.abspath(__file__))
random = np.random.default_rng(11)
info = h.make_tensor_value_info


def weights(name, *shape):
    return nh.from_array((random.standard_normal(shape) * 0.3).astype(np.float32), name)


def save(path, nodes, inputs, outputs, initialisers):
    graph = h.make_graph(nodes, "test", inputs, outputs, initialisers)
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], producer_name="kanak-test")
    model.ir_version = 8
    path = os.path.join(HERE, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(model.SerializeToString())


def conv(name, x, y, stride=1, pad=0):
    return h.make_node("Conv", [x, name], [y], strides=[stride], pads=[pad, pad])


def repackaged():
    ints = [nh.from_array(np.array([v], np.int64), n) for n, v in (("one", 1), ("eight", 8))]
    save(
        "repackaged/encoder-model.onnx",
        [
            conv("a", "features", "x", 8, 1),
            h.make_node("Tanh", ["x"], ["t"]),
            conv("b", "t", "encoded"),
            h.make_node("Sub", ["features_lens", "one"], ["l0"]),
            h.make_node("Div", ["l0", "eight"], ["l1"]),
            h.make_node("Add", ["l1", "one"], ["encoded_lens"]),
        ],
        [info("features", T.FLOAT, ["b", 80, "t"]), info("features_lens", T.INT64, ["b"])],
        [info("encoded", T.FLOAT, ["b", 1024, "t2"]), info("encoded_lens", T.INT64, ["b"])],
        [weights("a", 3, 80, 3), weights("b", 1024, 3, 1)] + ints,
    )
    save(
        "repackaged/ctc_decoder-model.onnx",
        [
            conv("a", "encoded", "x"),
            conv("b", "x", "y"),
            h.make_node("Transpose", ["y"], ["logits"], perm=[0, 2, 1]),
        ],
        [info("encoded", T.FLOAT, ["b", 1024, "t2"])],
        [info("logits", T.FLOAT, ["b", "t2", 5633])],
        [weights("a", 3, 1024, 1), weights("b", 5633, 3, 1)],
    )


def post_net():
    """As the contract's for Hindi, but that some frames are blank."""
    bias = np.zeros(257, np.float32)
    bias[256] = BLANK
    save(
        "ai4bharat/assets/joint_post_net_ta.onnx",
        [
            h.make_node("MatMul", ["input", "a"], ["x"]),
            h.make_node("MatMul", ["x", "b"], ["y"]),
            h.make_node("Add", ["y", "bias"], ["output"]),
        ],
        [info("input", T.FLOAT, ["b", "t", 640])],
        [info("output", T.FLOAT, ["b", "t", 257])],
        [weights("a", 640, 4), weights("b", 4, 257), nh.from_array(bias, "bias")],
    )


def single(path, width, stride):
    save(
        path,
        [
            conv("a", "audio_signal", "x", stride, 1),
            h.make_node("Tanh", ["x"], ["t"]),
            conv("b", "t", "y"),
            h.make_node("Transpose", ["y"], ["z"], perm=[0, 2, 1]),
            h.make_node("LogSoftmax", ["z"], ["logprobs"], axis=-1),
        ],
        [info("audio_signal", T.FLOAT, ["b", 80, "t"]), info("length", T.INT64, ["b"])],
        [info("logprobs", T.FLOAT, ["b", "t2", width])],
        [weights("a", 3, 80, 3), weights("b", width, 3, 1)],
    )


def quantised():
    w = nh.from_array(random.integers(-100, 100, (257, 80, 3)).astype(np.int8), "w")
    save(
        "single/model.int8.onnx",
        [
            h.make_node("DynamicQuantizeLinear", ["audio_signal"], ["q", "scale", "zero"]),
            h.make_node("ConvInteger", ["q", "w", "zero"], ["i"], strides=[4], pads=[1, 1]),
            h.make_node("Cast", ["i"], ["y"], to=T.FLOAT),
            h.make_node("Transpose", ["y"], ["z"], perm=[0, 2, 1]),
            h.make_node("LogSoftmax", ["z"], ["logprobs"], axis=-1),
        ],
        [info("audio_signal", T.FLOAT, ["b", 80, "t"]), info("length", T.INT64, ["b"])],
        [info("logprobs", T.FLOAT, ["b", "t2", 257])],
        [w],
    )


def features(frames):
    """The same numbers as the test makes: no front end is involved."""
    k = np.arange(80 * frames)
    return np.sin(0.37 * k + (k % 97) * 0.11).astype(np.float32).reshape(1, 80, frames)


def session(path):
    options = ort.SessionOptions()
    options.log_severity_level = 4
    return ort.InferenceSession(os.path.join(HERE, path), options, providers=["CPUExecutionProvider"])


def collapse(logits, columns):
    z = logits[:, columns].astype(np.float64)
    p = np.exp(z - z.max(1, keepdims=True))
    p /= p.sum(1, keepdims=True)
    best, blank, out, frame = p.argmax(1), len(columns) - 1, [], 0
    while frame < len(best):
        end = frame
        while end < len(best) and best[end] == best[frame]:
            end += 1
        if best[frame] != blank:
            out.append([int(best[frame]), frame, end, round(float(p[frame:end, best[frame]].mean()), 5)])
        frame = end
    return out


def answers():
    frames = 333
    x, n = features(frames), np.array([frames], np.int64)
    hindi = list(range(1536, 1792)) + [5632]
    result = {"frames": frames}

    encoder = session("ai4bharat/assets/encoder.onnx")
    encoded, lengths = encoder.run(["outputs", "encoded_lengths"], {"audio_signal": x, "length": n})
    logprobs = session("ai4bharat/assets/ctc_decoder.onnx").run(None, {"encoder_output": encoded})[0]
    result["ctc"] = collapse(logprobs[0, : lengths[0]], hindi)

    joint_encoder, predictor, joint_prediction, post = (
        session(f"ai4bharat/assets/{name}.onnx")
        for name in ("joint_enc", "rnnt_decoder", "joint_pred", "joint_post_net_ta")
    )
    rows = joint_encoder.run(None, {"input": encoded.transpose(0, 2, 1)})[0]
    target, state, emitted = 5632, [np.zeros((2, 1, 640), np.float32)] * 2, []
    for frame in range(lengths[0]):
        for _ in range(10):
            g, _, hidden, cell = predictor.run(
                None,
                {
                    "targets": np.array([[target]], np.int32),
                    "target_length": np.array([1], np.int32),
                    "states.1": state[0],
                    "onnx::Slice_3": state[1],
                },
            )
            joint = joint_prediction.run(None, {"input": g.transpose(0, 2, 1)})[0]
            k = int(post.run(None, {"input": np.maximum(0, rows[:, frame : frame + 1] + joint)})[0].argmax())
            if k == 256:
                break
            emitted.append([k, frame])
            target, state = k, [hidden, cell]
    result["rnnt"] = emitted

    encoded, lengths = session("repackaged/encoder-model.onnx").run(None, {"features": x, "features_lens": n})
    logits = session("repackaged/ctc_decoder-model.onnx").run(None, {"encoded": encoded})[0]
    result["repackaged"] = collapse(logits[0, : lengths[0]], hindi)
    single_output = session("single/model.onnx").run(None, {"audio_signal": x, "length": n})[0]
    result["single"] = collapse(single_output[0], list(range(257)))
    all_output = session("all/model.onnx").run(None, {"audio_signal": x, "length": n})[0]
    result["all"] = collapse(all_output[0], hindi)
    with open(os.path.join(HERE, "answers.json"), "w") as file:
        json.dump(result, file)
        file.write("\n")
    print({k: len(v) for k, v in result.items() if k != "frames"})


repackaged()
single("all/model.onnx", 5633, 4)
quantised()
post_net()
answers()
