"""Makes the default recogniser from nothing: data, training, export, measurement, manifest. Resumes where it stopped.

    make models [MINUTES=150] [SMOKE=1] [WORK=FOLDER] [FROM=CKPT]

MINUTES    minutes of training after the bootstrap (150)
SMOKE=1    the whole chain in two minutes with toy sizes; writes to WORK/models instead of data/models
WORK       folder of shards and checkpoints (data/runtime/models); delete it to start again
FROM       checkpoint to continue instead of the bootstrap, for example data/models/stt/checkpoint.pt
DOMAIN_DIR, GENERAL_TEXT, HUMAN_SPEECH    optional inputs, see README.md

Two processes work at once: one speaks new shards, the other trains on what is there (on the GPU if torch sees one).
"""

import os
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
MODELS = os.path.dirname(HERE)
PACKAGES = (
    """python3-torch python3-onnx python3-numpy python3-scipy python3-soundfile espeak-ng libespeak-ng1 festival festival-hi
festvox-hi-nsk festvox-mr-nsk festvox-kallpc16k festvox-kdlpc16k festvox-us-slt-hts flite libopus0 hunspell-hi wamerican""".split()
)
RAG_TESTS = os.path.join(MODELS, '../../rag/src/test/resources/dev/kanak/rag')
GOLDEN = os.path.join(MODELS, '../../pipeline/src/test/resources/dev/kanak/pipeline/stt')
PYTHON = '/usr/bin/python3'  # Debian's; a newer one on the path has no torch


class Sizes:
    """How much of everything."""

    def __init__(self, smoke, minutes):
        self.sentences = 1 if smoke else 60  # of each engine in the evaluation sets
        self.bootstrap = ['--utterances', '60', '--frames-only', '20', '--steps', '40'] if smoke else []
        self.small = ['--cfg', '{"d": 160, "L": 3, "ff": 480}'] if smoke else []
        self.layers = 4 if smoke else 10
        self.minutes = 0.3 if smoke else minutes
        self.first_shard = 60 if smoke else 2600
        self.most_shards = 1 if smoke else 160
        self.versions = 1 if smoke else 36
        self.lm = 300 if smoke else 120000
        self.limit = ['--limit', '4'] if smoke else []
        self.embed, self.rerank = (0.3, 0.3) if smoke else (40, 15)
        self.like, self.asked = (5, 5) if smoke else (2000, 3500)
        self.pairs, self.lists = (['--limit', '300'], 30) if smoke else ([], 6000)


class Progress:
    """A bar over the whole chain, from the minutes each step is expected to take."""

    def __init__(self, steps):
        self.total, self.done, self.started = sum(m for _, m in steps), 0.0, time.time()

    def show(self, name, minutes, share=0.0):
        part = (self.done + minutes * share) / self.total
        left = self.total - self.done - minutes * share
        print('[%-24s] %3d %%  about %d min left  %s' % ('#' * int(24 * part), 100 * part, round(left), name), flush=True)


class Maker:
    def __init__(self):
        env = os.environ
        self.smoke = env.get('SMOKE', '') not in ('', '0')
        self.sizes = Sizes(self.smoke, float(env.get('MINUTES') or 150))
        self.work = os.path.abspath(env.get('WORK') or os.path.join(MODELS, '..', 'runtime', 'smoke' if self.smoke else 'models'))
        self.out = os.path.join(self.work, 'models') if self.smoke else MODELS
        self.env = {**env, 'OMP_NUM_THREADS': '1', 'OPENBLAS_NUM_THREADS': '1', 'PYTHONDONTWRITEBYTECODE': '1'}
        self.speaker = None
        os.makedirs(self.at('shards'), exist_ok=True)
        os.makedirs(os.path.join(self.out, 'stt'), exist_ok=True)

    def at(self, name):
        return os.path.join(self.work, name)

    def run(self, script, *args):
        subprocess.run([PYTHON, os.path.join(HERE, script), *map(str, args)], env=self.env, check=True)

    def once(self, name, script, *args):
        """Runs a step unless its mark is there."""
        if not os.path.exists(self.at(name + '.done')):
            self.run(script, *args)
            open(self.at(name + '.done'), 'w').close()

    # ---- steps

    def packages(self):
        missing = [p for p in PACKAGES if subprocess.run(['dpkg', '-s', p], capture_output=True).returncode]
        if missing:
            print('installing', *missing, flush=True)
            sudo = [] if os.geteuid() == 0 else ['sudo']
            subprocess.run([*sudo, 'apt-get', 'install', '-y', '--no-install-recommends', *missing], check=True)

    def sets(self):
        self.once('sets', 'evalsets.py', self.at('eval'), self.sizes.sentences)

    def bootstrap(self):
        start = os.environ.get('FROM')
        if start:
            shutil.copyfile(start, self.at('bootstrap.pt'))
        elif not os.path.exists(self.at('bootstrap.pt')):
            self.run('bootstrap.py', self.at('bootstrap.pt'), *self.sizes.bootstrap, *self.sizes.small)

    def shards(self):
        """The first shards of people and of synthesisers; more follow beside the training."""
        if os.environ.get('HUMAN_SPEECH'):
            self.once('human', 'shards.py', 'human', self.at('shards'), 1, self.sizes.versions)
            if os.environ.get('FROM'):  # a bootstrap cannot align people's speech
                self.once('spliced', 'splice.py', self.at('bootstrap.pt'), self.at('shards'), 1, self.sizes.versions // 2 + 1)
        self.once('first', 'shards.py', 'synthetic', self.at('shards'), 1000, self.sizes.first_shard)

    def speak_on(self):
        """Starts the process that keeps adding shards, two of eight of calls, one of names; seeds go on from those that are there."""
        loop = (
            'seed={first}; while [ $seed -lt {last} ]; do seed=$((seed+1)); '
            'case $((seed % 8)) in 0) kind=names;; 2|4) kind=calls;; *) kind=synthetic;; esac; '
            'ls {folder}/*_${{seed}}_* >/dev/null 2>&1 || {python} {script} $kind {folder} $seed 2600 >>{log} 2>&1; done'
        ).format(
            first=1000,
            last=1000 + self.sizes.most_shards,
            folder=self.at('shards'),
            python=PYTHON,
            script=os.path.join(HERE, 'shards.py'),
            log=self.at('shards.log'),
        )
        self.speaker = subprocess.Popen(['nice', '-n', '5', 'sh', '-c', loop], env=self.env, start_new_session=True)

    def train(self):
        if not os.path.exists(self.at('until')):
            with open(self.at('until'), 'w') as f:
                f.write(str(time.time() + 60 * self.sizes.minutes))
        with open(self.at('until')) as f:
            until = float(f.read())
        if time.time() > until and os.path.exists(self.at('run.pt')):
            return
        self.speak_on()
        try:
            self.run('train.py', self.at('run.pt'), '--shards', self.at('shards'), '--init', self.at('bootstrap.pt'),
                     '--until', max(until, time.time() + 20), '--layers', self.sizes.layers)
        finally:
            os.killpg(self.speaker.pid, 15)

    def language_model(self):
        letters, words = (os.path.join(self.out, 'stt', name) for name in ('lm.bin', 'lm_words.bin'))
        self.once('lm', 'lm.py', 'build', letters, words, self.sizes.lm)
        golden = self.work if self.smoke else GOLDEN
        self.run('lm.py', 'golden', letters, os.path.join(golden, 'lm_golden.tsv'), words, os.path.join(golden, 'lm_words_golden.tsv'))

    def export(self):
        self.run('export.py', self.at('run.pt'), os.path.join(self.out, 'stt'))

    def measure(self):
        self.run('evaluate.py', self.at('run.pt'), self.at('eval'), '--lm', os.path.join(self.out, 'stt', 'lm.bin'),
                 '--json', self.at('figures.json'), *self.sizes.limit)
        self.run('card.py', self.at('figures.json'))

    def voice_activity(self):
        """Needs the development files; without them the network that is there stays."""
        if os.environ.get('DOMAIN_DIR') and not self.smoke:
            self.run('vad.py', '--out', self.out, '--work', self.at('vad'))

    def end_of_turn(self):
        """As voice_activity."""
        if os.environ.get('DOMAIN_DIR') and not self.smoke:
            self.run('turn.py', '--out', self.out, '--work', self.at('turn'))

    def golden(self, folder, name):
        """Where the Java tests read what the models gave here."""
        return self.at(name) if self.smoke else os.path.join(RAG_TESTS, folder, name)

    def part(self, name):
        folder = os.path.join(self.out, name)
        os.makedirs(folder, exist_ok=True)
        return folder

    def bi_encoder(self):
        self.once('pairs', 'embed_data.py', self.at('embed'), *self.sizes.pairs)
        checkpoint = self.at('embed.pt')
        again = ['--init', checkpoint] if os.path.exists(checkpoint) else []
        self.once('embed', 'embed.py', 'train', self.at('embed'), checkpoint, '--minutes', self.sizes.embed, *again)
        like = self.at('embed-like.pt')
        self.once('embed-like', 'embed_like.py', self.at('embed'), checkpoint, like, '--steps', self.sizes.like)
        asked = self.at('embed-questions.pt')
        self.once('embed-questions', 'embed_questions.py', self.at('embed'), like, asked, '--steps', self.sizes.asked)
        self.run('embed_export.py', asked, os.path.join(self.part('embed'), 'model.onnx'),
                 '--golden', self.golden('dense', 'embed_golden.tsv'))

    def reranker(self):
        checkpoint = self.at('rerank.pt')
        again = ['--init', checkpoint] if os.path.exists(checkpoint) else []
        self.once('rerank', 'rerank.py', 'train', self.at('embed'), self.at('embed.pt'), checkpoint,
                  '--minutes', self.sizes.rerank, '--limit', self.sizes.lists, *again)
        self.run('rerank_export.py', checkpoint, self.part('rerank'), '--golden', self.golden('rerank', 'rerank_golden.tsv'))

    def manifest(self):
        self.run('manifest.py', self.out, '--figures', self.at('figures.json'),
                 '--checkpoint', os.path.join(self.out, 'stt', 'checkpoint.pt'))

    def all(self):
        steps = [
            (self.packages, 1), (self.sets, 3), (self.bootstrap, 3), (self.shards, 8), (self.train, self.sizes.minutes),
            (self.language_model, 3), (self.export, 1), (self.measure, 8), (self.voice_activity, 8), (self.end_of_turn, 3),
            (self.bi_encoder, self.sizes.embed + 17), (self.reranker, self.sizes.rerank + 4),
            (self.manifest, 1),
        ]  # fmt: skip
        if self.smoke:
            steps = [(step, 0.3) for step, _ in steps]
        progress = Progress(steps)
        for step, minutes in steps:
            progress.show(step.__name__.replace('_', ' '), minutes)
            step()
            progress.done += minutes
        print('made %s in %.0f min; figures in %s' % (self.out, (time.time() - progress.started) / 60, self.at('figures.json')))


if __name__ == '__main__':
    sys.path.insert(0, HERE)
    Maker().all()
