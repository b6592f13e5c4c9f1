"""Error rates of a checkpoint on the sets that evalsets.py wrote, greedy and with the language model.

    python3 evaluate.py CKPT SETS [--lm LM] [--sets clean,noisy] [--alpha A] [--beta B] [--limit N] [--json FILE] [--show N]
    python3 evaluate.py CKPT SETS --lm LM --tune      searches the two weights on the set "dev"

CER and WER are of all errors over all reference characters and words, in %; exact is the share of whole utterances.
"""

import argparse
import json
import os

import numpy as np
import soundfile
import torch

import aug
import lm as language_model
from model import Enc, greedy, lev

SETS = ['clean', 'noisy', 'telephone', 'digits', 'short', 'human']


def load_network(path):
    state = torch.load(path, map_location='cpu')
    net = Enc(**state['cfg'])
    net.load_state_dict({k: v.float() for k, v in state['ema'].items()})
    return net.eval()


def read_set(folder, limit=None):
    with open(os.path.join(folder, 'set.jsonl'), encoding='utf8') as lines:
        rows = [json.loads(line) for line in lines]
    if limit and limit < len(rows):
        rows = rows[:: len(rows) // limit]
    for row in rows:
        row['samples'] = soundfile.read(os.path.join(folder, row['audio']), dtype='float32')[0]
    return rows


def logprobs(net, rows):
    """Adds the network's log-probabilities to each row."""
    for row in sorted(rows, key=lambda r: len(r['samples'])):
        mel = aug.logmel(row['samples'])
        frames = mel.shape[1] // 32 * 32
        mel = torch.nn.functional.pad(mel, (0, frames + 32 - mel.shape[1]), value=-16.0)
        with torch.no_grad():
            out, length, _ = net(mel[None], torch.tensor([mel.shape[1]]))
        row['logprobs'] = out[0, : int(length)].numpy()


class Score:
    def __init__(self):
        self.characters = self.character_errors = self.words = self.word_errors = self.exact = self.count = 0

    def add(self, hypothesis, reference):
        self.character_errors += lev(hypothesis, reference)
        self.characters += len(reference)
        self.word_errors += lev(hypothesis.split(), reference.split())
        self.words += len(reference.split())
        self.exact += hypothesis == reference
        self.count += 1

    def as_dict(self):
        return {
            'cer': round(100 * self.character_errors / self.characters, 1),
            'wer': round(100 * self.word_errors / self.words, 1),
            'exact': round(100 * self.exact / self.count, 1),
            'n': self.count,
        }


def group(name, row):
    """Row of the table an utterance counts for."""
    if name == 'digits':
        return row['kind']
    return row['voice'].split('-')[0]


def score(rows, name, decode):
    scores = {}
    for row in rows:
        hypothesis = decode(row)
        for key in {'all', group(name, row)}:
            scores.setdefault(key, Score()).add(hypothesis, row['text_deva'])
    return {key: value.as_dict() for key, value in sorted(scores.items())}


def decoders(lm, alpha, beta):
    found = {'greedy': lambda row: greedy(torch.from_numpy(row['logprobs']), len(row['logprobs']))}
    if lm:
        found['lm'] = lambda row: language_model.beam(row['logprobs'], lm, alpha, beta)
    return found


def tune(net, folder, lm, limit):
    rows = read_set(os.path.join(folder, 'dev'), limit)
    logprobs(net, rows)
    for alpha in (0.3, 0.45, 0.6, 0.75):
        for beta in (0.6, 1.0, 1.4, 1.8):
            print(alpha, beta, score(rows, 'dev', decoders(lm, alpha, beta)['lm'])['all'], flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('checkpoint')
    parser.add_argument('folder')
    parser.add_argument('--lm')
    parser.add_argument('--sets', default=','.join(SETS))
    parser.add_argument('--alpha', type=float, default=0.45)
    parser.add_argument('--beta', type=float, default=1.4)
    parser.add_argument('--limit', type=int)
    parser.add_argument('--json')
    parser.add_argument('--show', type=int, default=0)
    parser.add_argument('--tune', action='store_true')
    args = parser.parse_args()
    torch.set_num_threads(1)
    net = load_network(args.checkpoint)
    lm = language_model.CLM(args.lm) if args.lm else None
    if args.tune:
        tune(net, args.folder, lm, args.limit)
        return
    report = {}
    for name in args.sets.split(','):
        if not os.path.exists(os.path.join(args.folder, name, 'set.jsonl')):
            continue
        rows = read_set(os.path.join(args.folder, name), args.limit)
        logprobs(net, rows)
        for kind, decode in decoders(lm, args.alpha, args.beta).items():
            result = score(rows, name, decode)
            report.setdefault(name, {})[kind] = result
            for key, value in result.items():
                print('%-10s %-8s %-7s CER %5.1f  WER %5.1f  exact %5.1f  n %d' % (
                    name, key, kind, value['cer'], value['wer'], value['exact'], value['n']), flush=True)
        for row in rows[: args.show]:
            print('   ', row['voice'], '|', row['text_deva'], '|', *(' | ' + d(row) for d in decoders(lm, args.alpha, args.beta).values()))
    if args.json:
        with open(args.json, 'w', encoding='utf8') as f:
            json.dump(report, f, indent=1)


if __name__ == '__main__':
    main()
