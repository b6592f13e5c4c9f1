"""Averages the weights of two checkpoints of which one was trained on from the other.

    python3 average.py A.pt B.pt OUT.pt [--share 0.5]      share of B

Training goes on from weights that had settled, on other text and other channels than before; what lies between hears better
than either ("model soups", Wortsman et al. 2022, arXiv 2203.05482).
"""

import argparse

import torch


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('first')
    parser.add_argument('second')
    parser.add_argument('out')
    parser.add_argument('--share', type=float, default=0.5)
    args = parser.parse_args()
    first, second = (torch.load(path, map_location='cpu') for path in (args.first, args.second))
    if first['cfg'] != second['cfg']:
        parser.error('the networks differ: %s and %s' % (first['cfg'], second['cfg']))
    ema = {k: (1 - args.share) * first['ema'][k].float() + args.share * v.float() for k, v in second['ema'].items()}
    torch.save({**{k: second[k] for k in ('cfg', 'st', 'aud', 'cpu')}, 'ema': ema}, args.out)


if __name__ == '__main__':
    main()
