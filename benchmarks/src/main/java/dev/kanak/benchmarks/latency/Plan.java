package dev.kanak.benchmarks.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One call to be played, by each pipeline.
 *
 * @param lane who carries the audio
 * @param room what is behind the voice and on the way
 */
record Plan(Lane lane, CallScript script, Room room) {

    /** What carries the audio. */
    enum Lane {
        CHROMIUM,
        RTP
    }

    /** The caller's surroundings. */
    enum Room {
        QUIET,
        /** Noise 20 dB below the voice. */
        NOISE,
        /** 3 % of the datagrams lost and 1 % swapped, in both directions. */
        LOSS
    }

    String name() {
        return (lane + "-" + script.name() + "-" + room).toLowerCase(Locale.ROOT);
    }

    /** So many calls of a lane, taking languages and rooms in turn; a browser's network is left alone. */
    static List<Plan> of(Lane lane, int calls) {
        var rooms = lane == Lane.RTP
                ? List.of(Room.QUIET, Room.NOISE, Room.LOSS)
                : List.of(Room.QUIET, Room.QUIET, Room.NOISE);
        var scripts = CallScript.all();
        var plans = new ArrayList<Plan>();
        for (int i = 0; i < calls; i++) {
            CallScript script = scripts.get(i % scripts.size());
            plans.add(new Plan(lane, script, rooms.get((i + i / scripts.size()) % rooms.size())));
        }
        return plans;
    }
}
