"""Writes what ships of a checkpoint: the streaming graph with fp16-stored weights, the vocabulary and the checkpoint itself.

    python3 export.py CKPT FOLDER [--offline]      also FOLDER/offline.onnx, the NeMo-shaped graph of the same weights

Checks the streaming graph's network against the offline one on noise before it writes.
"""

import argparse
import os
import tempfile

import torch

import quant
from evaluate import load_network
from model import VOC, Stream

LEFT = 32  # cached frames of 80 ms
STEP = 32  # log-mel frames of a step
PIECE = 12 * STEP  # of a piece that is read once more; the graph takes any multiple of eight
START = -7.0  # log-mel before the first frame


class Offline(torch.nn.Module):
    """The encoder with NeMo's inputs and outputs."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, audio_signal, length):
        logprobs, lengths, _ = self.net(audio_signal, length)
        return logprobs, lengths


def caches(net):
    return torch.zeros(net.L, 1, LEFT, net.d), torch.zeros(net.L, 1, net.k - 1, net.d), torch.zeros(1)


def check(net, stream, step):
    """Asserts that the two graphs agree once the caches have filled through all layers, for steps of some log-mel frames."""
    frames = STEP * 192
    mel = torch.randn(1, 80, frames) * 2 - 7
    padded = torch.cat([torch.full((1, 80, 8), START), mel], 2)
    state, steps = caches(net), []
    with torch.no_grad():
        offline = net(mel, torch.tensor([frames]), chunk=step // 8, left=LEFT)[0]
        for i in range(frames // step):
            logprobs, *state = stream(padded[:, :, i * step : i * step + step + 8], *state)
            steps.append(logprobs)
    difference = (torch.cat(steps, 1) - offline)[:, -400:].abs().max().item()
    print('streaming against offline, steps of %d: %.5f' % (step, difference))
    assert difference < 2e-3, difference


def export_stream(net, path):
    stream = Stream(net, LEFT).eval()
    check(net, stream, STEP)
    check(net, stream, PIECE)
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, 'stream.onnx')
        torch.onnx.export(
            stream,
            (torch.randn(1, 80, STEP + 8) - 7, *caches(net)),
            plain,
            opset_version=17,
            input_names=['mel', 'ca', 'cc', 'n'],
            output_names=['logprobs', 'ca_out', 'cc_out', 'n_out'],
            dynamic_axes={'mel': {2: 'frames'}, 'logprobs': {1: 'outputs'}},
        )
        quant.fp16store(plain, path)


def export_offline(net, path):
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, 'offline.onnx')
        torch.onnx.export(
            Offline(net),
            (torch.randn(2, 80, 160) - 7, torch.tensor([160, 120])),
            plain,
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
        quant.fp16store(plain, path)


def write_vocabulary(path):
    """onnx-asr's layout: `token id` per line, ▁ for the space, <blk> last."""
    names = {' ': '\u2581', '<blank>': '<blk>'}
    with open(path, 'w', encoding='utf8') as f:
        f.writelines('%s %d\n' % (names.get(c, c), i) for i, c in enumerate(VOC))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('checkpoint')
    parser.add_argument('folder')
    parser.add_argument('--offline', action='store_true')
    args = parser.parse_args()
    torch.manual_seed(0)
    os.makedirs(args.folder, exist_ok=True)
    net = load_network(args.checkpoint)
    export_stream(net, os.path.join(args.folder, 'model.onnx'))
    if args.offline:
        export_offline(net, os.path.join(args.folder, 'offline.onnx'))
    write_vocabulary(os.path.join(args.folder, 'vocab.txt'))
    state = torch.load(args.checkpoint, map_location='cpu')
    half = {k: v.half() for k, v in state['ema'].items()}
    about = {k: state.get(k) for k in ('st', 'aud', 'cpu')}
    torch.save({'ema': half, 'cfg': state['cfg'], **about}, os.path.join(args.folder, 'checkpoint.pt'))


if __name__ == '__main__':
    main()
