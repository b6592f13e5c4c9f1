"""Prints the tables of the model card from what evaluate.py --json wrote.

    python3 card.py FIGURES.json [BASELINE.json]
"""

import json
import sys

ROWS = [
    ('clean', 'espk', 'espeak, held-out voices, clean'),
    ('clean', 'fest', 'festival, clean'),
    ('clean', 'flite', 'flite, clean'),
    ('clean', 'all', '**all, clean**'),
    ('noisy', 'espk', 'espeak, held-out voices, 10 dB noise, Opus, 5 % loss'),
    ('noisy', 'fest', 'festival, the same'),
    ('noisy', 'flite', 'flite, the same'),
    ('noisy', 'all', '**all, 10 dB noise, Opus, 5 % loss**'),
    ('telephone', 'all', 'all, telephone band, 20 dB noise'),
    ('digits', 'phone', 'phone numbers'),
    ('digits', 'pin', 'PIN codes'),
    ('digits', 'amount', 'amounts'),
    ('digits', 'grams', 'weights'),
    ('digits', 'all', '**digits and amounts, all**'),
    ('short', 'all', 'short answers (हाँ, जी, नहीं, ok, yes, no)'),
    ('human', 'all', '**people: two stations left out**'),
]


def cell(figures, name, group, kind):
    found = figures.get(name, {}).get(kind, {}).get(group)
    return '%s / %s / %s' % (found['cer'], found['wer'], found['exact']) if found else ''


def main(paths):
    reports = []
    for path in paths:
        with open(path, encoding='utf8') as f:
            reports.append(json.load(f))
    heads = ['greedy', 'with language model', 'before: greedy', 'before: with language model'][: 2 * len(reports)]
    print('| set | n | ' + ' | '.join(heads) + ' |\n|---|---|' + '---|' * len(heads))
    for name, group, title in ROWS:
        if name in reports[0]:
            n = reports[0][name]['greedy'].get(group, {}).get('n', '')
            cells = [cell(r, name, group, kind) for r in reports for kind in ('greedy', 'lm')]
            print('| %s | %s | %s |' % (title, n, ' | '.join(cells)))


if __name__ == '__main__':
    main(sys.argv[1:])
