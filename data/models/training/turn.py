"""Trains, measures and exports the end-of-turn network.

    python3 turn.py --out DIR --work DIR [--minutes N]

Writes turn/model.onnx and turn/lexicon.tsv to --out. The work folder gets turn.json (figures), turn-check.tsv (inputs and outputs,
which the Java tests keep among their resources) and turn_held.jsonl: utterances of patterns that training never saw, for
`kanak eval turn`. DOMAIN_DIR names the folder of the development files; turn_dev.jsonl is measured and never trained on. One CPU
minute more than --minutes.
"""

import argparse, json, math, os, random, subprocess, sys, time

import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

torch.set_num_threads(1)
HERE = os.path.dirname(os.path.abspath(__file__))


class Turn(nn.Module):
    """classes i64[B,20], keys i64[B,20], context f32[B,27] -> p_end f32[B]."""

    def __init__(s, classes, buckets, context, d=32, k=20, h=64):
        super().__init__()
        s.classes, s.keys = nn.Embedding(classes, d), nn.Embedding(buckets, k)
        s.gru = nn.GRU(d + k, h, batch_first=True)
        s.last = nn.Linear(3 * (d + k), h)
        s.hidden = nn.Linear(3 * h + context, h)
        s.out = nn.Linear(h, 1)
        nn.init.normal_(s.keys.weight, std=0.1)

    def logit(s, classes, keys, context, drop=0.0):
        e, w = s.classes(classes), s.keys(keys)
        if drop:
            e = F.dropout(e, 0.1)
            w = w * (torch.rand(keys.shape[0], keys.shape[1], 1) > drop)
        x = torch.cat([e, w], -1)
        y, _ = s.gru(x)
        tail = torch.tanh(s.last(x[:, -3:].flatten(1)))
        return s.out(torch.relu(s.hidden(torch.cat([y[:, -1], y.max(1)[0], tail, context], -1))))[:, 0]

    def forward(s, classes, keys, context):
        return torch.sigmoid(s.logit(classes, keys, context))


def figures(y, p):
    from vad import auc

    y, p = np.asarray(y, bool), np.asarray(p)
    hit = ((p >= 0.5) & y).sum()
    precision, recall = hit / max(1, (p >= 0.5).sum()), hit / max(1, y.sum())
    return {
        'n': len(y),
        'accuracy': round(float(((p >= 0.5) == y).mean()), 4),
        'f1': round(float(2 * precision * recall / max(1e-9, precision + recall)), 4),
        'auc': round(auc(y.astype(int), p), 4),
    }


def same(text):
    """What two spellings of one sentence share: the keys of its words, in either script."""
    from turn_text import key, words

    return tuple(key(w) for w in words(text))


def other_sentences(folder):
    """Whole utterances of the domain's development files, without those of turn_dev.jsonl and without numbers read digit by digit."""
    import re

    from turn_text import words

    read = lambda name: [json.loads(line) for line in open(os.path.join(folder, name), encoding='utf8')]
    kept_apart = {same(d['text']) for d in read('turn_dev.jsonl')}
    rows = [(d['lang'], d['text']) for d in read('intents_dev.jsonl')]
    for d in read('dialogues_dev.jsonl'):
        rows += [(d['lang'], t['text']) for t in d['caller_turns'] if t.get('text')]
    out = []
    for lang, text in rows:
        ws = words(text)
        if 1 <= len(ws) <= 16 and same(text) not in kept_apart and not re.search('[0-9]{3}', text) and 'num' not in text.lower() and 'नंबर' not in text:
            out.append((lang, ' '.join(ws)))
    return out


def main():
    a = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    a.add_argument('--out', required=True)
    a.add_argument('--work', required=True)
    a.add_argument('--minutes', type=float, default=0.8, help='CPU minutes of training')
    a.add_argument('--examples', type=int, default=45000)
    a.add_argument('--lexicon', default=os.path.join(HERE, '..', 'stt', 'lexicon_en.tsv'), help="the recogniser's English spellings")
    o = a.parse_args()
    os.makedirs(os.path.join(o.out, 'turn'), exist_ok=True)
    os.makedirs(o.work, exist_ok=True)
    began = time.time()
    log = lambda text: print('%6.0f s  %s' % (time.time() - began, text), flush=True)
    lexicon_file = os.path.join(o.out, 'turn', 'lexicon.tsv')
    with open(lexicon_file, 'w', encoding='utf8') as f:
        subprocess.run([sys.executable, os.path.join(HERE, 'turn_lexicon.py'), o.lexicon], stdout=f, check=True, cwd=HERE)

    import turn_grammar as G, turn_text as W

    domain = os.environ['DOMAIN_DIR']
    lexicon = W.Lexicon(lexicon_file)
    G.load_spellings(o.lexicon)
    dev = [json.loads(line) for line in open(os.path.join(domain, 'turn_dev.jsonl'), encoding='utf8')]
    kept_apart = {same(d['text']) for d in dev}
    source = G.Source(lexicon, other_sentences(domain))
    source.sentences['hi'] = source.sentences.get('hi', [])
    romanised = source.sentences.pop('hinglish', [])

    def draw(n, seed, apart):
        r = random.Random(seed)
        out = []
        while len(out) < n:
            lang = r.choice(('hi', 'hinglish', 'en'))
            if lang == 'hinglish' and romanised and r.random() < 0.1:
                p = r.choice(romanised)
                if G.held(p) != apart:
                    continue
                item = (p, 1.0, None, 'statement')
            else:
                item = source.draw(lang, r, apart)
            if item is None or same(item[0]) in kept_apart:
                continue  # no sentence of turn_dev.jsonl is trained on, in any script or spelling, whatever pattern made it
            out.append((lang,) + item)
        return out

    def tensors(items, r=None):
        c, k, x, y = [], [], [], []
        for lang, text, label, asked, _ in items:
            said = lang if r is None or r.random() < 0.7 else None
            f = W.features(lexicon, text, said, asked)
            c.append(f[0])
            k.append(f[1])
            x.append(f[2])
            y.append(label)
        return torch.tensor(c), torch.tensor(k), torch.tensor(x), torch.tensor(y)

    trained, apart = draw(o.examples, 1, False), draw(3000, 2, True)
    log('turn: %d examples, %d distinct; %.2f whole' % (len(trained), len({t[1] for t in trained}), np.mean([t[2] for t in trained])))
    C, K, X, Y = tensors(trained, random.Random(3))
    Ca, Ka, Xa, Ya = tensors(apart)
    log('turn: features ready')
    torch.manual_seed(0)
    model = Turn(len(lexicon.classes), W.BUCKETS, W.CONTEXT)
    opt = torch.optim.AdamW(model.parameters(), 3e-3, weight_decay=0.02)
    start, step, spent, total = time.process_time(), 0, 0.0, o.minutes * 60
    r = random.Random(5)
    while spent < total:
        for g in opt.param_groups:
            g['lr'] = 3e-3 * 0.5 * (1 + math.cos(math.pi * spent / total)) + 1e-5
        i = torch.randint(0, len(C), (256,))
        c, k = C[i].clone(), K[i].clone()
        wrong = torch.rand(c.shape) < 0.02  # a word the recogniser got wrong
        c[wrong & (c > 0)] = 1
        k[wrong] = torch.randint(1, W.BUCKETS, (int(wrong.sum()),))
        loss = F.binary_cross_entropy_with_logits(model.logit(c, k, X[i], drop=0.4), Y[i] * 0.98 + 0.01)
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        step += 1
        spent = time.process_time() - start
        if step % 200 == 0:
            log('turn: step %d loss %.3f, %.0f of %.0f CPU-s' % (step, loss.item(), spent, total))
    model.eval()
    out = {'parameters': sum(p.numel() for p in model.parameters()), 'patterns': G.count()}
    with torch.no_grad():
        p = model(Ca, Ka, Xa).numpy()
        sure = (Ya <= 0.2) | (Ya >= 0.8)
        out['patterns kept apart'] = figures((Ya > 0.5)[sure].numpy(), p[sure.numpy()])
        items = [(d['lang'], d['text'], float(d['label'] == 'complete'), d.get('asked_slot'), d['kind']) for d in dev]
        c, k, x, y = tensors(items)
        q = model(c, k, x).numpy()
        clear = np.array([not d.get('ambiguous') for d in dev])
        out['turn_dev'] = figures((y > 0.5).numpy()[clear], q[clear])
        for lang in ('hi', 'hinglish', 'en'):
            at = clear & np.array([d['lang'] == lang for d in dev])
            out['turn_dev ' + lang] = figures((y > 0.5).numpy()[at], q[at])
        for d, v, keep in zip(dev, q, clear):
            if keep and (v >= 0.5) != (d['label'] == 'complete'):
                log('miss %.2f %s %s %s: %s' % (v, d['lang'], d['label'], d['kind'], d['text']))
        bad = [(t, float(v)) for t, v, s in zip(apart, p, sure) if s and (v >= 0.5) != (t[2] > 0.5)]
        for t, v in random.Random(1).sample(bad, min(40, len(bad))):
            log('apart %.2f %s' % (v, t))
        names = [t[0] for t in apart]
        for lang in ('hi', 'hinglish', 'en'):
            at = sure.numpy() & np.array([n == lang for n in names])
            out['kept apart ' + lang] = figures((Ya > 0.5).numpy()[at], p[at])
    for name, value in out.items():
        log('turn: %s: %s' % (name, value))
    with open(os.path.join(o.work, 'turn_held.jsonl'), 'w', encoding='utf8') as f:
        for (lang, text, label, asked, kind), keep in zip(apart, sure):
            row = {'lang': lang, 'text': text, 'label': 'complete' if label > 0.5 else 'incomplete', 'kind': kind}
            if asked:
                row['asked_slot'] = asked
            if not keep:
                row['ambiguous'] = True
            f.write(json.dumps(row, ensure_ascii=False) + '\n')
    with open(os.path.join(o.work, 'turn-check.tsv'), 'w', encoding='utf8') as f:
        for lang, text, _, asked, _ in apart[:120]:
            for said in (lang, None):
                c, k, x = W.features(lexicon, text, said, asked)
                with torch.no_grad():
                    v = model(torch.tensor([c]), torch.tensor([k]), torch.tensor([x])).item()
                f.write('\t'.join((said or '', asked or '', text, ' '.join(map(str, c)), ' '.join(map(str, k)), ' '.join('%g' % q for q in x), '%.4f' % v)) + '\n')
    torch.onnx.export(
        model,
        (C[:1], K[:1], X[:1]),
        os.path.join(o.out, 'turn', 'model.onnx'),
        opset_version=16,
        input_names=['classes', 'keys', 'context'],
        output_names=['p_end'],
        dynamic_axes={n: {0: 'b'} for n in ('classes', 'keys', 'context', 'p_end')},
    )
    with open(os.path.join(o.work, 'turn.json'), 'w') as f:
        json.dump(out, f, indent=1)
    log('turn: wrote ' + os.path.join(o.out, 'turn', 'model.onnx'))


if __name__ == '__main__':
    main()
