#!/bin/sh
# Makes the test sets once, then training shards data/tr_*.pkl until a file gen.stop exists. DOMAIN_DIR must be set.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
[ -f data/te_flite_aug.pkl ] || python3 gen.py test
seed=1000
while [ ! -f gen.stop ]; do
    seed=$((seed + 1))
    python3 gen.py train $seed 2600
done
