"""Writes a models folder's manifest.json: every file's checksum, size, licence and origin, why a large one is kept, and the recogniser's figures.

    python3 manifest.py FOLDER [--figures FILE] [--checkpoint CKPT]

Entries of files that this program does not describe keep what the manifest says of them; checksums are always fresh. FILE is
what `evaluate.py --json` wrote.
"""

import argparse
import hashlib
import json
import os

NOTE = (
    'The recogniser was trained on synthesised voices and 34 minutes of read Hindi radio news; see README.md for what it can and '
    'cannot hear. Tools used in training and not shipped: espeak-ng (GPL-3), festival with festvox-hi-nsk and festvox-mr-nsk '
    '(GPL-2+), flite (BSD-like), hunspell-hi word list (MPL/LGPL).'
)
SPEECH = (
    'Synthetic speech of espeak-ng, festival and flite; Hindi radio clips published by AI4Bharat in its IndicWav2Vec repository (MIT), '
    'from the broadcasts of its Shrutilipi corpus (CC-BY-4.0); see README.md and training/'
)
TEXT = (
    'Counts over the text of training/lm_text.py: this project\'s grammars and patterns, Hindi Wikipedia passages (MIRACL, XQuAD: CC BY-SA), BANKING77 queries (CC BY 4.0), '
    'sentences of the Hindi radio clips and a Hindi word list; training/lm.py'
)
RETRIEVAL = (
    'Written question patterns and articles of this project; text of MIRACL, half of XQuAD (CC BY-SA), BANKING77 (CC BY 4.0), the Dakshina '
    'lexicon (CC BY-SA 4.0) and translations in Debian packages, none of it shipped; README.md, training/embed_data.py'
)
FILES = {
    'stt/model.onnx': ('streaming CTC recogniser, {parameters:.2f} M parameters', SPEECH),
    'stt/checkpoint.pt': (
        'the same weights for PyTorch, fp16, so that they can be tuned on own recordings (training/tune.py)',
        SPEECH,
    ),
    'stt/vocab.txt': ('symbols of the recogniser', 'training/export.py'),
    'stt/lm.bin': ('language model of symbols, 9-gram', TEXT),
    'stt/lm_words.bin': ('language model of words, trigram', TEXT),
    'embed/model.onnx': ('bi-encoder: hashed word features to a vector, int8', RETRIEVAL + ', training/embed_like.py, training/embed_questions.py'),
    'rerank/embeddings.onnx': ('cross-encoder: words of question and passage to hidden states, int8 table', RETRIEVAL),
    'rerank/segment_00.onnx': ('cross-encoder: first segment, with its head', RETRIEVAL),
    'rerank/segment_01.onnx': ('cross-encoder: second segment, with its head', RETRIEVAL),
    'rerank/segment_02.onnx': ('cross-encoder: last segment, with its head', RETRIEVAL),
    'rerank/segments.json': ('cross-encoder: its layout', 'training/rerank_export.py'),
    'stt/lexicon_en.tsv': ('English words as the recogniser spells them', 'training/lexicon.py'),
}
# why a file of more than 5 MiB stands in the repository and is not downloaded
KEPT = {
    'stt/model.onnx': 'Kanak hears without an account or a download',
    'stt/checkpoint.pt': 'kanak models tune and make models FROM=... go on from it; the ONNX file cannot be trained',
    'stt/lm.bin': 'clean word error rate 6.1 instead of 20.1 %, together with stt/lm_words.bin; its text is partly not ours to ship, so users cannot count it again',
    'stt/lm_words.bin': 'as for stt/lm.bin',
    'embed/model.onnx': 'search by meaning without a download: one byte for each of 49,152 x 256 numbers',
    'rerank/embeddings.onnx': 'the early exit is tested and measured on it; knowledge.reranker: kanak loads it, which is off because it does not better the order',
}


def parameters(checkpoint):
    import torch

    return sum(v.numel() for v in torch.load(checkpoint, map_location='cpu')['ema'].values()) / 1e6


def described(folder, path, old, size, figures):
    with open(os.path.join(folder, path), 'rb') as f:
        data = f.read()
    entry = {'path': path, **{k: v for k, v in old.items() if k == 'what'}}
    if path in FILES:
        named = FILES[path][0]
        entry['what'] = named.format(parameters=size) if size or '{' not in named else old.get('what', named)
    entry.update(sha256=hashlib.sha256(data).hexdigest(), bytes=len(data), licence='Apache-2.0')
    entry['made'] = FILES[path][1] if path in FILES else old.get('made', '')
    if path in KEPT:
        entry['kept'] = KEPT[path]
    if path == 'stt/model.onnx' and figures:
        entry['measured'] = {'unit': 'CER/WER/exact %, greedy then with the language models', **figures}
    elif 'measured' in old:
        entry['measured'] = old['measured']
    return entry


def flat(figures):
    """{set: {group: "greedy -> lm"}} of evaluate.py's report."""
    cell = lambda c: '%s/%s/%s' % (c['cer'], c['wer'], c['exact'])
    return {
        name: {
            group: ' -> '.join(cell(kinds[k][group]) for k in ('greedy', 'lm') if k in kinds)
            + ' (n %d)' % kinds['greedy'][group]['n']
            for group in kinds['greedy']
        }
        for name, kinds in figures.items()
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('folder')
    parser.add_argument('--figures')
    parser.add_argument('--checkpoint')
    args = parser.parse_args()
    path = os.path.join(args.folder, 'manifest.json')
    old = {'files': []}
    if os.path.exists(path):
        with open(path, encoding='utf8') as f:
            old = json.load(f)
    before = {e['path']: e for e in old['files']}
    found = [
        '%s/%s' % (part, name)
        for part in ('stt', 'vad', 'turn', 'embed', 'rerank')
        if os.path.isdir(os.path.join(args.folder, part))
        for name in sorted(os.listdir(os.path.join(args.folder, part)))
    ]
    order = [p for p in before if p in found] + [p for p in found if p not in before]
    figures = None
    if args.figures:
        with open(args.figures, encoding='utf8') as f:
            figures = flat(json.load(f))
    size = parameters(args.checkpoint) if args.checkpoint else 0
    entries = [described(args.folder, p, before.get(p, {}), size, figures) for p in order]
    with open(path, 'w', encoding='utf8') as f:
        json.dump({'version': old.get('version', 0), 'note': NOTE, 'files': entries}, f, indent=2, ensure_ascii=False)
        f.write('\n')


if __name__ == '__main__':
    main()
