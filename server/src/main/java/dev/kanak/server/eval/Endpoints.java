package dev.kanak.server.eval;

import dev.kanak.server.eval.SpeechSegments.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where one policy ended a set of turns.
 *
 * @param cutOffs turns ended before their last voiced sample, and when
 * @param deadAirMs of the others, from their last voiced sample to their end, ascending
 * @param unheard turns in which no speech was found
 */
record Endpoints(List<CutOff> cutOffs, List<Long> deadAirMs, int unheard) {

    /**
     * A turn that was ended too early.
     *
     * @param atMs from the beginning of its recording
     */
    record CutOff(TurnTrace turn, long atMs) {

        /** The pause in which it fell. */
        Optional<Segment> pause() {
            return turn.pauseAt(atMs);
        }
    }

    static Endpoints of(List<TurnTrace> turns, Function<TurnTrace, Optional<Long>> policy) {
        var cutOffs = new ArrayList<CutOff>();
        var deadAir = new ArrayList<Long>();
        int unheard = 0;
        for (TurnTrace turn : turns) {
            Optional<Long> end = policy.apply(turn);
            if (end.isEmpty()) {
                unheard++;
            } else if (end.get() < turn.endMs()) {
                cutOffs.add(new CutOff(turn, end.get()));
            } else {
                deadAir.add(end.get() - turn.endMs());
            }
        }
        return new Endpoints(List.copyOf(cutOffs), deadAir.stream().sorted().toList(), unheard);
    }

    /** Share of the turns that were ended too early, 0 to 1. */
    double cutOffShare() {
        return turns() == 0 ? Double.NaN : (double) cutOffs.size() / turns();
    }

    /** Turns in which speech was found. */
    int turns() {
        return cutOffs.size() + deadAirMs.size();
    }

    double meanDeadAirMs() {
        return deadAirMs.stream().mapToLong(Long::longValue).average().orElse(Double.NaN);
    }

    /**
     * Dead air that a share of the turns does not exceed.
     *
     * @param share over 0 to 1
     */
    double deadAirMs(double share) {
        int index = (int) Math.ceil(share * deadAirMs.size()) - 1;
        return deadAirMs.isEmpty() ? Double.NaN : deadAirMs.get(Math.max(0, index));
    }
}
